import type { restore as english } from '../en/restore.ts'

export const restore: typeof english = {}
