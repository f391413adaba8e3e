import { describe, expect, it } from 'vitest'
import { splitWords } from '../../src/core/argv.ts'
import { editorArgv } from '../../src/core/editor.ts'

describe('a command is split', () => {
  it.each([
    ['vim -n', ['vim', '-n']],
    ['  code   --wait ', ['code', '--wait']],
    [`'/opt/my editor/ed' "a b"c`, ['/opt/my editor/ed', 'a bc']],
    ['a\\ b "c\\"d" \'e\\f\'', ['a b', 'c"d', 'e\\f']],
    ['x; rm -rf $HOME `y`', ['x;', 'rm', '-rf', '$HOME', '`y`']],
    ["a '' b", ['a', '', 'b']],
    ["it's", ["it's"]],
    ['', []],
  ])('%j', (command, want) => expect(splitWords(command)).toEqual(want))
})

describe('an editor is told the line', () => {
  const argv = (editor: string | undefined, platform: 'win32' | 'other' = 'other') =>
    editorArgv({ EDITOR: editor }, '/d/a b.yaml', 7, platform)
  it.each([
    ['vim', ['vim', '+7', '/d/a b.yaml']],
    ['vim.tiny', ['vim.tiny', '+7', '/d/a b.yaml']],
    ['/usr/bin/nvim -n', ['/usr/bin/nvim', '-n', '+7', '/d/a b.yaml']],
    ['emacsclient -t', ['emacsclient', '-t', '+7', '/d/a b.yaml']],
    ['code', ['code', '--wait', '--goto', '/d/a b.yaml:7']],
    ['hx', ['hx', '/d/a b.yaml:7']],
    ['subl -w', ['subl', '-w', '--wait', '/d/a b.yaml:7']],
    ['ed', ['ed', '/d/a b.yaml']],
    ['my-editor "$(touch x)"', ['my-editor', '$(touch x)', '/d/a b.yaml']],
    [undefined, ['vi', '+7', '/d/a b.yaml']],
    [' ', ['vi', '+7', '/d/a b.yaml']],
  ])('%j', (editor, want) => expect(argv(editor)).toEqual(want))

  it('and on Windows', () => {
    expect(argv(undefined, 'win32')).toEqual(['notepad', '/d/a b.yaml'])
    expect(argv('"C:\\Program Files\\Vim\\vim.exe"', 'win32')).toEqual([
      'C:\\Program Files\\Vim\\vim.exe',
      '+7',
      '/d/a b.yaml',
    ])
  })

  it('of $VISUAL first', () => {
    expect(editorArgv({ VISUAL: 'nano', EDITOR: 'ed' }, '/x', 1)).toEqual(['nano', '+1', '/x'])
  })
})
