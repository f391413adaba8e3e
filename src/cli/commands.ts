import { cards } from './cards.ts'
import { collection } from './collection.ts'
import type { CommandTable } from './entry.ts'
import { helping } from './helping.ts'
import { safety } from './safety.ts'
import { study } from './study.ts'

/** Every command, in the order of help. */
export const commands: CommandTable = { ...study, ...cards, ...collection, ...safety, ...helping }
