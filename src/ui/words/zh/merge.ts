import type { merge as english } from '../en/merge.ts'

export const merge: typeof english = {}
