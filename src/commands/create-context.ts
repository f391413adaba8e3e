import type { Env } from '../env.ts'
import { createOutput } from '../ui/output.ts'
import { colourLevel, createRender } from '../ui/theme.ts'
import { wordsOf } from '../ui/words.ts'
import type { Context, Globals } from './context.ts'

const asksForLines = ({ accessible }: Globals, vars: Env['vars']): boolean =>
  accessible ?? Boolean(vars['ACCESSIBLE'] && vars['ACCESSIBLE'] !== '0')

const isAccessible = (globals: Globals, vars: Env['vars']): boolean =>
  asksForLines(globals, vars) || vars['TERM'] === 'dumb'

/** Apart from what opens a collection, so that help loads none of it. */
export const createContext = async (env: Env, globals: Globals): Promise<Context> => {
  const renderFor = ({ isTTY = false }: { isTTY?: boolean }) =>
    createRender({
      colour: asksForLines(globals, env.vars) ? 0 : colourLevel(globals.color, env.vars, isTTY),
    })
  const render = await renderFor(env.stdout)
  return {
    env,
    globals,
    out: createOutput(env.stdout, render),
    err: createOutput(env.stderr, await renderFor(env.stderr)),
    render,
    words: await wordsOf(globals.json ? 'en' : env.language),
    accessible: isAccessible(globals, env.vars),
    interactive: Boolean(env.stdin.isTTY && env.stdout.isTTY) && !globals.json,
  }
}
