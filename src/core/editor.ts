import { splitWords } from './argv.ts'

/** How an editor is told the line of a file. */
const lineArguments: Readonly<Record<string, (file: string, line: number) => readonly string[]>> = {
  plus: (file, line) => [`+${line}`, file],
  goto: (file, line) => ['--wait', '--goto', `${file}:${line}`],
  colon: (file, line) => [`${file}:${line}`],
  waiting: (file, line) => ['--wait', `${file}:${line}`],
}

const kinds: ReadonlyMap<string, keyof typeof lineArguments> = new Map([
  ...[
    'vi',
    'vim',
    'nvim',
    'view',
    'vile',
    'elvis',
    'gvim',
    'ex',
    'nano',
    'pico',
    'rnano',
    'micro',
    'kak',
    'ne',
  ].map(name => [name, 'plus'] as const),
  ...['emacs', 'emacsclient', 'mg', 'jed', 'joe', 'jmacs', 'jove', 'zile', 'gedit', 'mcedit'].map(
    name => [name, 'plus'] as const,
  ),
  ...['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf'].map(
    name => [name, 'goto'] as const,
  ),
  ...['hx', 'helix'].map(name => [name, 'colon'] as const),
  ...['subl', 'sublime_text', 'zed', 'zeditor'].map(name => [name, 'waiting'] as const),
])

/** Debian has `vim.tiny`, `vim.basic` and others. */
const nameOf = (program: string): string =>
  (program.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|tiny|basic|nox|gtk3)$/i, '').toLowerCase()

type Variables = Readonly<Record<string, string | undefined>>

/** The editor that the person has chosen, if any: `$VISUAL`, else `$EDITOR`. */
export const chosenEditor = (vars: Variables): string | undefined =>
  [vars['VISUAL'], vars['EDITOR']].find(editor => editor?.trim())

/**
 * What opens a file at a line: the program and its arguments, for no shell. `file` is absolute, so that it is no option. An
 * editor that is not known gets the file alone.
 */
export const editorArgv = (
  vars: Variables,
  file: string,
  line: number,
  platform: 'win32' | 'other' = 'other',
): readonly string[] => {
  const chosen = chosenEditor(vars) ?? ''
  // Windows' paths are full of what escapes elsewhere.
  const [program, ...options] = splitWords(platform === 'win32' ? chosen.replaceAll('\\', '\\\\') : chosen)
  const editor = program ?? (platform === 'win32' ? 'notepad' : 'vi')
  const place = lineArguments[kinds.get(nameOf(editor)) ?? '']?.(file, line) ?? [file]
  return [editor, ...options, ...place]
}
