import { join } from 'node:path'

/** mull's variables in a home of its own. The clock stands still: a run is a function of its files. */
export const mullVars = (home: string): Record<string, string> => ({
  XDG_DATA_HOME: join(home, 'data'),
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_CACHE_HOME: join(home, 'cache'),
  MULL_NOW: '2026-11-23T10:00:00Z',
})

/** The default collection of that home. */
export const mullCollection = (home: string): string => join(home, 'data', 'mull')
