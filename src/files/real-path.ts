import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a path leads to, links followed, as far as there is something. */
export const realPath = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), basename(path))
  }
}
