import { describe, expect, it } from 'vitest'
import { platformFolders } from '../src/env.ts'

describe('the platform’s folders', () => {
  it.each([
    ['linux', {}, '/home/a/.local/share/mull', '/home/a/.local/state/mull'],
    ['linux', { XDG_DATA_HOME: '/d', XDG_STATE_HOME: '/s' }, '/d/mull', '/s/mull'],
    [
      'linux, relative ones ignored',
      { XDG_DATA_HOME: 'd' },
      '/home/a/.local/share/mull',
      '/home/a/.local/state/mull',
    ],
    [
      'darwin',
      {},
      '/home/a/Library/Application Support/mull',
      '/home/a/Library/Application Support/mull-device',
    ],
  ])('%s %j', (platform, vars, data, state) => {
    const [name = ''] = platform.split(',')
    expect(platformFolders(name, vars, '/home/a')).toEqual({ data, state })
  })
})
