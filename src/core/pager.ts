import { splitWords } from './argv.ts'

type Vars = Readonly<Record<string, string | undefined>>

/** How a pager is started, and whether it shows styles. */
export type Pager = {
  readonly argv: readonly string[]
  readonly vars: Readonly<Record<string, string>>
  readonly styled: boolean
  readonly named: boolean
}

const isLess = (program: string): boolean => /(?:^|[\\/])less(?:\.exe)?$/.test(program)

/** `MULL_PAGER`, else `PAGER`, else less; none where it is set to nothing or `cat`. less is told to show styles, for it does not of itself. */
export const pagerFrom = (vars: Vars): Pager | undefined => {
  const wish = vars['MULL_PAGER'] ?? vars['PAGER']
  const argv = splitWords(wish ?? 'less')
  const [program] = argv
  if (program === undefined || program === 'cat') return undefined
  if (!isLess(program)) return { argv, vars: {}, styled: false, named: true }
  return {
    argv: [...argv, vars['LESS'] ? '-R' : '-FRX'],
    // What we write is UTF-8, whatever the locale; less would show it as bytes.
    vars: vars['LESSCHARSET'] ? {} : { LESSCHARSET: 'utf-8' },
    styled: true,
    named: wish !== undefined,
  }
}
