import { clocks } from './clocks.ts'
import { damage } from './damage.ts'
import { errno } from './errno.ts'
import { errnoAtTerminal } from './errno-terminal.ts'
import { kill } from './kill.ts'
import { releases } from './releases.ts'
import type { Trial } from './trial.ts'
import { writers } from './writers.ts'
import { zones } from './zones.ts'

/** All trials, in the order in which they run. */
export const trials: readonly Trial[] = [
  kill,
  errno,
  errnoAtTerminal,
  writers,
  damage,
  releases,
  zones,
  clocks,
]
