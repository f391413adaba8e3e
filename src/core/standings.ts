import type { Schedule } from './progress.ts'

// What `mull list` can be asked for. Apart from what answers it, so that the table of commands loads none of that.

export const states = ['new', 'learning', 'review', 'relearning'] as const satisfies Schedule['state'][]

/** Where a card may stand, besides its state. */
export const standings = ['due', 'flagged', 'leeches', 'suspended', 'buried'] as const
export type Standing = (typeof standings)[number]

export const sorts = ['deck', 'due', 'lapses', 'difficulty'] as const
export type Sort = (typeof sorts)[number]
