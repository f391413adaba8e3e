import type { Command } from 'commander'
import { version } from '../package.json'
import { type GlobalFlags, globalsOf } from './cli/globals.ts'
import { manualIn } from './cli/manual.ts'
import { type Asked, buildTree, nameOf } from './cli/tree.ts'
import { isHelp, isVersion, noCommand } from './cli/usage-error.ts'
import type { Context } from './commands/context.ts'
import type { Env } from './env.ts'
import { type ExitCode, exitCodes } from './errors.ts'

/** Options may stand before and after the command; the one that stands last wins. */
const flagsOf = (command: Command): GlobalFlags => ({
  ...(command.parent ? flagsOf(command.parent) : {}),
  ...command.opts<GlobalFlags>(),
})

const contextFor = async (env: Env, command: Command): Promise<Context> => {
  const { createContext } = await import('./commands/create-context.ts')
  return createContext(env, globalsOf(flagsOf(command)))
}

const run = async (env: Env, { command, entry }: Asked): Promise<ExitCode> => {
  const [word] = command.args
  if (entry === undefined && word !== undefined) throw noCommand(word, command, '')
  const context = await contextFor(env, command)
  if (entry === undefined) return (await import('./commands/home.ts')).home(context)
  return entry.run(context, { words: command.args, options: () => command.opts(), manual: manualIn })
}

const showHelp = async (env: Env, command: Command): Promise<ExitCode> => {
  const name = nameOf(command)
  const words = name === '' ? [] : name.split(' ')
  const context = await contextFor(env, command)
  return (await import('./commands/help.ts')).help(context, words, manualIn, {})
}

/** Parses the arguments and runs the command they name. What is wrong with them is thrown as a UserError. */
export const runCli = async (env: Env): Promise<ExitCode> => {
  const [first, second, ...line] = env.args
  if (first === 'complete' && second === '--') {
    return (await import('./cli/complete.ts')).complete(env, line)
  }
  let ending: ExitCode = exitCodes.done
  let helped: Command | undefined
  const root = buildTree({
    act: async asked => {
      ending = await run(env, asked)
    },
    help: command => {
      helped = command
    },
  })
  try {
    await root.parseAsync(env.args, { from: 'user' })
    return ending
  } catch (error) {
    if (isHelp(error) && helped) return showHelp(env, helped)
    if (!isVersion(error)) throw error
    env.stdout.write(`${version}\n`)
    return exitCodes.done
  }
}
