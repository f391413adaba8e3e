import { describe, expect, it } from 'vitest'
import { mountedAt, networkOf } from '../../src/core/doctor/network.ts'

describe('a network file system', () => {
  it.each([
    [0x6969, undefined, 'NFS'],
    [0xff534d42, undefined, 'CIFS'],
    [0xfe534d42 | 0, undefined, 'SMB2'],
    [0x01021997, '9p', '9p'],
    [0x65735546, 'fuse.sshfs', 'sshfs'],
    [0x65735546, 'virtiofs', 'virtiofs'],
    [0x65735546, undefined, 'FUSE'],
    [0x65735546, 'fuseblk', undefined],
    [0x65735546, 'fuse.gocryptfs', undefined],
    [0xef53, 'ext4', undefined],
    [0x01021994, 'tmpfs', undefined],
  ])('%i, %s: %s', (magic, mounted, name) => {
    expect(networkOf(magic, mounted)).toBe(name)
  })
})

describe('the table of mounts', () => {
  const table = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    String.raw`40 22 0:40 / /home/ada/my\040cards rw - fuse.sshfs ada@host:/cards rw`,
    '41 22 0:41 / /home/ada rw,nosuid - nfs4 host:/home rw',
    '',
  ].join('\n')

  it.each([
    ['/home/ada/my cards/decks', 'fuse.sshfs'],
    ['/home/ada/my cards', 'fuse.sshfs'],
    ['/home/ada/my cards 2', 'nfs4'],
    ['/home/adam', 'ext4'],
  ])('%s lies on %s', (path, type) => {
    expect(mountedAt(table, path)).toBe(type)
  })
})
