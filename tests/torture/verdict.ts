import type { Ran } from './ran.ts'
import { operate } from './ran.ts'
import type { Flaw, Operation, Subject } from './trial.ts'

/** What an operation does where nothing gets into its way. */
export type Reference = {
  /** How much it acknowledges. */
  readonly acknowledged: number
  /** How much is kept after it. */
  readonly kept: number
  /** How it may end when it is run once more. */
  readonly codes: ReadonlySet<number | null>
}

const stack = /^\s+at .+:\d+|this is a bug|^Traceback |^panicked at |^\s*goroutine \d+ \[/m

const shorten = (text: string): string => text.trim().slice(0, 300)

/** What a run showed that nobody should see. */
export const tracesOf = ({ out, err, signal, hung }: Ran): readonly Flaw[] => [
  ...(stack.test(err) || stack.test(out)
    ? [{ kind: 'trace', what: `a stack trace: ${shorten(err || out)}` } as const]
    : []),
  ...(hung ? [{ kind: 'trace', what: 'it hung' } as const] : []),
  ...(signal !== null && !hung ? [{ kind: 'trace', what: `ended by ${signal}` } as const] : []),
]

/** What is kept, or why it cannot be read. */
export const keptIn = async (
  subject: Subject,
  home: string,
): Promise<{ readonly kept: ReadonlySet<string> } | { readonly flaw: Flaw }> => {
  try {
    return { kept: await subject.kept(home) }
  } catch (error) {
    return { flaw: { kind: 'unreadable', what: error instanceof Error ? error.message : String(error) } }
  }
}

/** Whether all that was acknowledged is kept. */
export const lossesOf = (
  acknowledged: readonly string[],
  kept: ReadonlySet<string>,
  when: string,
): readonly Flaw[] => {
  const lost = acknowledged.filter(mark => !kept.has(mark))
  return lost.length === 0
    ? []
    : [{ kind: 'lost', what: `${lost.length} of ${acknowledged.length} acknowledged, ${when}: ${lost[0]}` }]
}

/** Whether a run that did not do all its work says so, in words and by its exit code. */
export const silencesOf = (
  { code, out, err }: Ran,
  acknowledged: readonly string[],
  reference: Reference,
): readonly Flaw[] => {
  if (code === 0 && acknowledged.length < reference.acknowledged) {
    const what = `it ended with 0, and only ${acknowledged.length} of ${reference.acknowledged} were acknowledged: ${shorten(err)}`
    return [{ kind: 'lost', what }]
  }
  const isSilent = code !== 0 && err.trim() === '' && !/error/i.test(out)
  return isSilent ? [{ kind: 'lost', what: `it ended with ${code} without a word` }] : []
}

/**
 * Runs an operation twice in a home where nothing gets into its way; `keep` is given the home as it is after the first time.
 * Throws where the subject itself does not work.
 */
export const referenceOf = async (
  subject: Subject,
  operation: Operation,
  home: string,
  keep: (home: string) => Promise<unknown>,
): Promise<Reference> => {
  const first = await operate(subject, operation, home)
  const acknowledged = operation.acknowledged(first.out)
  const kept = await subject.kept(home)
  if (first.code !== 0 || acknowledged.some(mark => !kept.has(mark))) {
    throw new Error(`${subject.name} ended with ${first.code} undisturbed: ${first.err}`)
  }
  await keep(home)
  const second = await operate(subject, operation, home)
  return { acknowledged: acknowledged.length, kept: kept.size, codes: new Set([first.code, second.code]) }
}

/** Runs an operation once more after a disturbance: it has to go on by itself, from what was left. */
export const goesOn = async (
  subject: Subject,
  operation: Operation,
  home: string,
  acknowledged: readonly string[],
  reference: Reference,
): Promise<readonly Flaw[]> => {
  const ran = await operate(subject, operation, home)
  const traces = tracesOf(ran)
  const result = await keptIn(subject, home)
  if ('flaw' in result) return [...traces, result.flaw]
  const { kept } = result
  const losses = lossesOf([...acknowledged, ...operation.acknowledged(ran.out)], kept, 'after going on')
  const went = reference.codes.has(ran.code) && kept.size >= reference.kept
  const what = `it did not go on: ended with ${ran.code}, kept ${kept.size} of ${reference.kept}: ${shorten(ran.err || ran.out.slice(-300))}`
  return [...traces, ...losses, ...(went ? [] : [{ kind: 'unreadable', what } as const])]
}
