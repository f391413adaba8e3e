import { fullDisk } from './full-disk.ts'
import { fullDiskScreen } from './full-disk-screen.ts'
import { modelled } from './modelled.ts'
import { power } from './power.ts'
import type { Trial } from './trial.ts'

/** All trials, in the order in which they run. */
export const trials: readonly Trial[] = [fullDisk, fullDiskScreen, power, modelled]
