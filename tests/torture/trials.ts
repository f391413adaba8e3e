import { csv } from './csv.ts'
import { decks } from './decks.ts'
import { errno } from './errno.ts'
import { errnoAtTerminal } from './errno-terminal.ts'
import { kill } from './kill.ts'
import { merging } from './merging.ts'
import { screens } from './screens.ts'
import { strings } from './strings.ts'
import type { Trial } from './trial.ts'
import { writers } from './writers.ts'
import { zones } from './zones.ts'

/** All trials, in the order in which they run. */
export const trials: readonly Trial[] = [
  kill,
  errno,
  errnoAtTerminal,
  writers,
  merging,
  zones,
  decks,
  strings,
  csv,
  screens,
]
