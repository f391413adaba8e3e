import type { Ran } from './ran.ts'

/** How much is tried: `part` is the share of a trial that fits into `.ci/run`, `full` is all of it. */
type Size = 'part' | 'full'

/** What went wrong in one try, with what it takes to see it again. */
export type Failure = {
  readonly kind: 'lost' | 'unreadable' | 'trace' | 'forbidden'
  readonly what: string
  /** A command line, a seed or the bytes. */
  readonly again: string
}

/** A trial's count. `tried` counts runs, `answers` the acknowledged answers or cards that were looked for afterwards. */
export type Tally = {
  readonly tried: number
  readonly answers: number
  readonly failures: readonly Failure[]
  /** Why a trial, or a part of it, could not be made here. Never silent: it is printed, and counted. */
  readonly skipped: readonly string[]
}

export type Setting = {
  readonly size: Size
  /** Each trial draws its chance from it alone. */
  readonly seed: number
  /** How many processes at once are welcome. */
  readonly jobs: number
  /** One point alone, as a failure names it, or all those of one beginning: `review`, `review:write`. */
  readonly point: string | undefined
  /** An empty folder of the trial's own, removed after it. */
  readonly folder: string
  /** The program under test. */
  readonly subject: Subject
  /** mull's own, as it was built: what trials start that know mull alone. */
  readonly program: string
  /** Says how far the trial is: done, and of how many. */
  readonly progress: (done: number, of: number) => void
}

/** One row of the table. A trial of mull's own code has no use for another program: `own` is then true. */
export type Trial = {
  readonly name: string
  readonly about: string
  readonly own: boolean
  readonly run: (setting: Setting) => Promise<Tally>
}

/** A program that keeps answers, as far as a trial has to know it. */
export type Subject = {
  readonly name: string
  /** Its own variables for a home of its own. */
  readonly vars: (home: string) => Readonly<Record<string, string>>
  readonly operations: Readonly<Record<string, Operation>>
  /** What is kept in a home, by the marks that `acknowledged` gave; throws where it cannot be read. */
  readonly kept: (home: string) => Promise<ReadonlySet<string>>
  /** What else has to hold of a home after a run of an operation, however that ended. Without it there is nothing else. */
  readonly check?: (after: After) => Promise<readonly Flaw[]>
}

/** A home after a run of an operation. */
export type After = {
  readonly operation: string
  readonly home: string
  readonly ran: Ran
  /** It had no chance to tidy up: a signal ended it, or the tidying was what failed. */
  readonly killed: boolean
  /** Another home, as this one was when the operation started. */
  readonly before: string
  /** Another one, after the same operation that nothing disturbed. */
  readonly done: string
}

export type Flaw = Pick<Failure, 'kind' | 'what'>

export type Operation = {
  /** Brings a fresh home to where the operation starts. */
  readonly prepare: (home: string) => Promise<void>
  /** Done in each copy of a prepared home: what goes by the path of its folder moves with it. */
  readonly moved?: (home: string) => void
  readonly argv: (home: string) => readonly string[]
  readonly stdin: string
  /** Of every day: a full run disturbs each call of it, and lets what changes something fail in every way. */
  readonly daily?: true
  /** What the program said is safe, by marks, from what it printed until it ended or was killed. */
  readonly acknowledged: (stdout: string) => readonly string[]
}
