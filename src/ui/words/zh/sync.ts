import type { sync as english } from '../en/sync.ts'

export const sync: typeof english = {}
