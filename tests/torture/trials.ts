import { clocks } from './clocks.ts'
import { csv } from './csv.ts'
import { damage } from './damage.ts'
import { decks } from './decks.ts'
import { errno } from './errno.ts'
import { errnoAtTerminal } from './errno-terminal.ts'
import { fullDisk } from './full-disk.ts'
import { fullDiskScreen } from './full-disk-screen.ts'
import { kill } from './kill.ts'
import { merging } from './merging.ts'
import { modelled } from './modelled.ts'
import { power } from './power.ts'
import { releases } from './releases.ts'
import { screens } from './screens.ts'
import { strings } from './strings.ts'
import { syncing } from './syncing.ts'
import type { Trial } from './trial.ts'
import { writers } from './writers.ts'
import { zones } from './zones.ts'

/** All trials, in the order in which they run. */
export const trials: readonly Trial[] = [
  kill,
  errno,
  errnoAtTerminal,
  fullDisk,
  fullDiskScreen,
  power,
  modelled,
  writers,
  merging,
  syncing,
  damage,
  releases,
  zones,
  clocks,
  decks,
  strings,
  csv,
  screens,
]
