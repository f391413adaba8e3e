import { splitWords } from './argv.ts'

/** How a pager is started, and whether it shows styles. */
export type Pager = { readonly argv: readonly string[]; readonly styled: boolean; readonly named: boolean }

type Vars = Readonly<Record<string, string | undefined>>

const isLess = (program: string): boolean => /(?:^|[\\/])less(?:\.exe)?$/.test(program)

/** `MULL_PAGER`, else `PAGER`, else less; none where it is set to nothing or `cat`. less is told to show styles, for it does not of itself. */
export const pagerFrom = (vars: Vars): Pager | undefined => {
  const wish = vars['MULL_PAGER'] ?? vars['PAGER']
  const argv = splitWords(wish ?? 'less')
  const [program] = argv
  if (program === undefined || program === 'cat') return undefined
  if (!isLess(program)) return { argv, styled: false, named: true }
  return { argv: [...argv, vars['LESS'] ? '-R' : '-FRX'], styled: true, named: wish !== undefined }
}
