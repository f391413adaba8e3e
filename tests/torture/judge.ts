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

/** A program that could not do all of its work says so by its exit code and in words. */
const flawsOfSilence = (stage: Stage, ran: Ran, acknowledged: number): Flaw[] => {
  if (ran.signal !== null) return [{ kind: 'unreadable', what: `it died of ${ran.signal}` }]
  if (ran.code === 0 && acknowledged < stage.acknowledged) {
    const what = `it ended with 0 and acknowledged ${acknowledged} of ${stage.acknowledged}`
    return [{ kind: 'lost', what }]
  }
  const isTold = ran.err.trim() !== '' || /"(?:message|failed|backupFailed)":"/.test(ran.out)
  return ran.code !== 0 && !isTold
    ? [{ kind: 'lost', what: `it ended with ${ran.code} and without a word` }]
    : []
}

type Tried = {
  readonly home: string
  readonly ran: Ran
  readonly again: string
  /** It had no chance to say what went wrong. */
  readonly killed: boolean
  /** It had no chance to tidy up. */
  readonly untidy: boolean
}

/** Looks at a home after a run: everything acknowledged is kept, nothing is half, a failure was told. */
export const judge = async (
  subject: Subject,
  stage: Stage,
  { home, ran, again, killed, untidy }: Tried,
): Promise<Judged> => {
  const acknowledged = stage.operation.acknowledged(ran.out)
  const kept = await keptIn(subject, home)
  const lost = 'kind' in kept ? [] : acknowledged.filter(mark => !kept.has(mark))
  const after = { operation: stage.name, home, ran, killed: untidy, before: stage.before, done: stage.done }
  const flaws: Flaw[] = [
    ...('kind' in kept ? [kept] : []),
    ...lost.map(mark => ({ kind: 'lost' as const, what: `acknowledged and not kept: ${mark}` })),
    ...(killed ? [] : flawsOfSilence(stage, ran, acknowledged.length)),
    ...((await subject.check?.(after)) ?? []),
  ]
  return { answers: acknowledged.length, failures: flaws.map(flaw => ({ ...flaw, again })) }
}
