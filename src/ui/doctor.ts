import {
  type Ailment,
  type Checked,
  type Code,
  type Finding,
  type FindingOf,
  type Severity,
  verdict,
} from '../core/doctor/ailment.ts'
import { grouped } from '../core/grouped.ts'
import type { Complaint } from '../errors.ts'
import { oneLine } from './clean.ts'
import { problemMessage } from './problems.ts'
import type { Line, Span, Style } from './text.ts'
import { textWidth } from './width.ts'
import type { Told } from './words/en/doctor.ts'
import { complaintLines, type Words } from './words.ts'
import { wrapLine } from './wrap.ts'

/** How many findings of one kind are told in words. */
const most = 4

type Verdict = ReturnType<typeof verdict>

const styles = {
  well: 'good',
  note: 'good',
  warning: 'warn',
  error: 'bad',
  unseen: 'warn',
} as const satisfies Record<Verdict, Style>

// The type parameter ties a finding to its code, which a union alone does not.
const say = <C extends Code>({ doctor }: Words, code: C, finding: FindingOf<C>): Told =>
  doctor.findings[code](finding)

/** What a finding means, and what to do about it. */
export const toldOf = (words: Words, finding: Finding): Told =>
  finding.code === 'id-twice'
    ? [problemMessage(words, finding.problem), words.doctor.idTwice]
    : say(words, finding.code, finding)

const severities: readonly Severity[] = ['error', 'warning', 'note']

/** `1 error, 2 notes` */
const tally = ({ doctor }: Words, ailments: readonly Ailment[]): readonly string[] =>
  severities.flatMap(severity => {
    const count = ailments.filter(ailment => ailment.severity === severity).length
    return count === 0 ? [] : [doctor.found(severity, count)]
  })

const ailmentLines = (words: Words, ailment: Ailment): readonly Line[] => {
  const { doctor } = words
  const [what, todo] = toldOf(words, ailment)
  const told = doctor.told(doctor.severities[ailment.severity], oneLine(ailment.subject), oneLine(what))
  return [
    `    ${told}`,
    ...(todo === undefined ? [] : [{ text: `      ${oneLine(todo)}`, style: 'dim' } as const]),
  ]
}

const kindLines = (words: Words, ailments: readonly Ailment[]): readonly Line[] => [
  ...ailments.slice(0, most).flatMap(ailment => ailmentLines(words, ailment)),
  ...(ailments.length > most ? [`    ${words.doctor.more(ailments.length - most)}`] : []),
]

/** The columns that marks have for themselves. */
const column = 4

const marked = (mark: string): string => mark + ' '.repeat(Math.max(1, column - textWidth(mark)))

const checkLines = (words: Words, checked: Checked, width: number): readonly Line[] => {
  const { doctor, common } = words
  const { check, ailments, obstacles } = checked
  const judged = verdict(checked)
  const why = common.listed(obstacles.map(obstacle => doctor.obstacles[obstacle]))
  const found =
    judged === 'well'
      ? doctor.well[check]
      : judged === 'unseen'
        ? doctor.unseen(why)
        : common.listed(tally(words, ailments))
  const mark: Span = { text: marked(doctor.marks[judged]), style: styles[judged] }
  return [
    ...wrapLine([mark, doctor.headed(doctor.titles[check], found)], width, column),
    ...[...grouped(ailments, ({ code }) => code).values()].flatMap(kind => kindLines(words, kind)),
    ...(obstacles.length > 0 && judged !== 'unseen' ? [`    ${doctor.unseen(why)}`] : []),
  ]
}

/** `14 checks: 1 error, 2 warnings.` */
const sumLine = (words: Words, checks: readonly Checked[]): Line => {
  const { doctor } = words
  const ailments = checks.flatMap(checked => checked.ailments)
  const isUnseen = checks.some(checked => verdict(checked) === 'unseen')
  if (ailments.length === 0 && !isUnseen) return { text: doctor.allWell(checks.length), style: 'good' }
  const found = tally(words, ailments)
  const unseen = checks.filter(({ obstacles }) => obstacles.length > 0).length
  return doctor.sum(checks.length, [...found, ...(unseen > 0 ? [doctor.notSeen(unseen)] : [])])
}

/** All checks, each with what was found, and how many of what. */
export const doctorLines = (
  words: Words,
  folder: string,
  checks: readonly Checked[],
  width: number,
): readonly Line[] => {
  const fixable = checks.flatMap(({ ailments }) => ailments).filter(({ mend }) => mend === 'fix').length
  return [
    { text: oneLine(folder), style: 'strong' },
    ...checks.flatMap(checked => checkLines(words, checked, width)),
    sumLine(words, checks),
    ...(fixable > 0 ? [words.doctor.fixable(fixable)] : []),
  ]
}

/** One thing that was done or could not be. */
export type Mending = {
  readonly did: 'wrote' | 'removed'
  readonly path: string
  readonly failed?: Complaint
}

/** What `--fix` did. */
export const mendingLines = (
  words: Words,
  mended: readonly Mending[],
  kept: string | undefined,
  unkept: Complaint | undefined,
): readonly Line[] => {
  const { doctor } = words
  const why = (complaint: Complaint): string => complaintLines(words, complaint)[0]
  if (mended.length === 0 && unkept === undefined) return [doctor.nothingToFix]
  return [
    ...(kept === undefined ? [] : [doctor.backup(oneLine(kept))]),
    ...(unkept === undefined ? [] : [{ text: doctor.noBackup(why(unkept)), style: 'bad' } as const]),
    ...mended.map(
      ({ did, path, failed }): Line =>
        failed === undefined
          ? { text: doctor[did](oneLine(path)), style: 'good' }
          : { text: doctor.failed(why(failed)), style: 'bad' },
    ),
  ]
}
