import type { Failure, Tally } from './trial.ts'

/** A trial that was made. */
export type Made = Tally & { readonly name: string; readonly seconds: number }

const shown = 10

const countOf = (failures: readonly Failure[], kind: Failure['kind']): number =>
  failures.filter(failure => failure.kind === kind).length

const columns = ['tried', 'answers', 'lost', 'unreadable', 'stack traces', 'forbidden', 'skipped', 'seconds']

const rowOf = ({ name, tried, answers, failures, skipped, seconds }: Made): string[] => [
  name,
  ...[
    tried,
    answers,
    countOf(failures, 'lost'),
    countOf(failures, 'unreadable'),
    countOf(failures, 'trace'),
    countOf(failures, 'forbidden'),
    skipped.length,
    Math.round(seconds),
  ].map(count => count.toLocaleString('en')),
]

const tableOf = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  '),
  )
}

const failuresOf = ({ name, failures }: Made): string[] => {
  const more = failures.length - shown
  return [
    ...failures
      .slice(0, shown)
      .map(({ kind, what, again }) => `${name}: ${kind}: ${what}\n    again: ${again}`),
    ...(more > 0 ? [`${name}: ${more} more failures`] : []),
  ]
}

/** Skipped whole: nothing at all could be tried. */
const isSkipped = ({ tried, skipped }: Made): boolean => tried === 0 && skipped.length > 0

export const hasFailed = ({ failures }: Made): boolean => failures.length > 0

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]

/** What a run of the suite prints: the table, what failed with how to see it again, what was skipped and why, the count. */
export const reportText = (made: readonly Made[]): string => {
  const failed = made.filter(hasFailed).length
  const skipped = made.filter(trial => !hasFailed(trial) && isSkipped(trial)).length
  return [
    ...tableOf([['trial', ...columns], ...made.map(rowOf)]),
    ...section('FAILED', made.flatMap(failuresOf)),
    ...section(
      'SKIPPED',
      made.flatMap(({ name, skipped }) => skipped.map(reason => `${name}: ${reason}`)),
    ),
    '',
    `${made.length - failed - skipped} trials passed, ${failed} failed, ${skipped} skipped`,
    '',
  ].join('\n')
}
