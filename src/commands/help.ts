import type { Language } from '../core/language.ts'
import { suggest } from '../core/suggest.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { commandLines, manualLines, pageLines } from '../ui/help.ts'
import { commandsOf, type Manual, type Section } from '../ui/manual.ts'
import { wordsOf } from '../ui/words.ts'
import type { Context } from './context.ts'

/** The pages beside the commands'. */
export const pageNames = ['formats', 'keys'] as const
type PageName = (typeof pageNames)[number]

const isPage = (word: string): word is PageName => pageNames.some(name => name === word)

const pagesIn = async (language: Language): Promise<Readonly<Record<PageName, readonly Section[]>>> => {
  const { formatsPage, keysPage } = await import('../ui/help-pages.ts')
  const { pageWords } = await import('../ui/words/help.ts')
  const words = await pageWords(language)
  const { review } = await wordsOf(language)
  return { formats: formatsPage(words), keys: keysPage(words, review.keys) }
}

const noHelp = (word: string, manual: Manual): UserError => {
  const names = [...commandsOf(manual).map(({ name }) => name), ...pageNames]
  return new UserError(
    { code: 'no-command', command: word, meant: suggest(word, names), commands: names },
    { exitCode: exitCodes.usage },
  )
}

/** What mull says of its own use: all of it, one command, or one page. */
export const help = async (
  { globals, env, out }: Context,
  words: readonly string[],
  manualIn: (language: Language) => Promise<Manual>,
  options: { readonly man?: boolean },
): Promise<ExitCode> => {
  const language = globals.json ? 'en' : env.language
  const manual = await manualIn(language)
  if (options.man) {
    const { manPage } = await import('../ui/man-page.ts')
    await out.raw(manPage(manual, Object.values(await pagesIn(language)).flat(), new Date(env.now())))
    return exitCodes.done
  }
  const name = words.join(' ')
  if (isPage(name)) {
    const sections = (await pagesIn(language))[name]
    if (globals.json) out.json({ sections })
    else out.lines(pageLines(sections, out.width()))
    return exitCodes.done
  }
  const command = commandsOf(manual).find(candidate => candidate.name === name)
  if (command === undefined && name !== '') throw noHelp(name, manual)
  if (globals.json) out.json(command ?? manual)
  else if (command === undefined) out.lines(manualLines(manual, out.width()))
  else {
    const below = commandsOf(manual).filter(other => other.name.startsWith(`${name} `))
    out.lines(commandLines(manual, command, below, out.width()))
  }
  return exitCodes.done
}
