import { resolve } from 'node:path'
import { editorArgv } from '../core/editor.ts'
import type { Env } from '../env.ts'

/** Opens a file at a line in the person's editor, and waits for it to be closed. Throws a UserError where it can't be started. */
export const openEditor = (
  env: Pick<Env, 'run' | 'vars' | 'cwd'>,
  file: string,
  line: number,
): { readonly program: string; readonly exitCode: number } => {
  const platform = process.platform === 'win32' ? 'win32' : 'other'
  const argv = editorArgv(env.vars, resolve(env.cwd, file), line, platform)
  return { program: argv[0] ?? '', exitCode: env.run(argv) }
}
