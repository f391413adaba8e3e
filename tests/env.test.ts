import { describe, expect, it } from 'vitest'
import { clock, platformFolders } from '../src/env.ts'
import { complaintOf } from './complaint.ts'

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

describe('MULL_NOW', () => {
  it.each([
    ['2026-11-24T09:00:00+01:00', '2026-11-24T08:00:00.000Z'],
    ['2028-02-29T23:30:00-05:00', '2028-03-01T04:30:00.000Z'],
    ['2026-11-24T09:00Z', '2026-11-24T09:00:00.000Z'],
  ])('%s is a time', (text, iso) => {
    expect(new Date(clock(text)()).toISOString()).toBe(iso)
  })

  it.each([
    '2026-02-30T09:00:00Z',
    '2027-02-29T09:00',
    '2026-04-31T00:00Z',
    '2026-13-01T00:00Z',
    '2026-11-24',
    'NaN',
  ])('%s is none', text => {
    expect(complaintOf(clock(text))[0]).toBe(`MULL_NOW is no ISO time: ${text}`)
  })
})
