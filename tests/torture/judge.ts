import { reasonOf } from '../../src/errors.ts'
import type { Stage } from './points.ts'
import type { Ran } from './ran.ts'
import type { Failure, Flaw, Subject } from './trial.ts'

/** A run that was disturbed, and what is to be said about it. */
export type Judged = { readonly answers: number; readonly failures: readonly Failure[] }

const keptIn = async (subject: Subject, home: string): Promise<ReadonlySet<string> | Flaw> => {
  try {
    return await subject.kept(home)
  } catch (error) {
    const said = error instanceof Error ? error.message : JSON.stringify(reasonOf(error))
    return { kind: 'unreadable', what: `what is kept cannot be read: ${said}` }
  }
}

/** A refusal in a JSON object that a program prints for another. */
const toldInJson = /"(?:message|failed|backupFailed)":"|"left":\["/

/**
 * A program that could not do all of its work says so in words, and by its exit code; what could not be read, and was left
 * out, may be told by words alone.
 */
const flawsOfSilence = (stage: Stage, { ran, writes }: Tried, acknowledged: number): Flaw[] => {
  if (ran.signal !== null) return [{ kind: 'unreadable', what: `it died of ${ran.signal}` }]
  const isTold = ran.err.trim() !== '' || toldInJson.test(ran.out)
  if (ran.code !== 0) {
    return isTold ? [] : [{ kind: 'lost', what: `it ended with ${ran.code} and without a word` }]
  }
  if (acknowledged === stage.acknowledged || (isTold && !writes)) return []
  const what = `it ended with 0 and acknowledged ${acknowledged} of ${stage.acknowledged}`
  return [{ kind: 'lost', what }]
}

type Tried = {
  readonly home: string
  readonly ran: Ran
  readonly again: string
  /** It had no chance to say what went wrong. */
  readonly killed: boolean
  /** It had no chance to tidy up. */
  readonly untidy: boolean
  /** What was disturbed was to change something. */
  readonly writes: boolean
}

/** Looks at a home after a run: everything acknowledged is kept, nothing is half, a failure was told. */
export const judge = async (subject: Subject, stage: Stage, tried: Tried): Promise<Judged> => {
  const { home, ran, again, killed, untidy } = tried
  const acknowledged = stage.operation.acknowledged(ran.out)
  const kept = await keptIn(subject, home)
  const lost = 'kind' in kept ? [] : acknowledged.filter(mark => !kept.has(mark))
  const after = { operation: stage.name, home, ran, killed: untidy, before: stage.before, done: stage.done }
  const flaws: Flaw[] = [
    ...('kind' in kept ? [kept] : []),
    ...lost.map(mark => ({ kind: 'lost' as const, what: `acknowledged and not kept: ${mark}` })),
    ...(killed ? [] : flawsOfSilence(stage, tried, acknowledged.length)),
    ...((await subject.check?.(after)) ?? []),
  ]
  return { answers: acknowledged.length, failures: flaws.map(flaw => ({ ...flaw, again })) }
}
