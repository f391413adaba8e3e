import { spawn } from 'node:child_process'
import { mount, systemTool, unmount } from './mounts.ts'

/** A file system as it is made and mounted. */
export type FileSystem = {
  readonly name: string
  readonly make: readonly string[]
  readonly megabytes: number
  readonly options: string
}

export const fileSystems: readonly FileSystem[] = [
  { name: 'ext4', make: ['mkfs.ext4', '-q', '-F'], megabytes: 24, options: 'loop' },
  {
    name: 'ext4 writeback, noauto_da_alloc',
    make: ['mkfs.ext4', '-q', '-F'],
    megabytes: 24,
    options: 'loop,data=writeback,noauto_da_alloc',
  },
  // The smallest that mkfs.xfs makes; almost all of it is a hole.
  { name: 'XFS', make: ['mkfs.xfs', '-q', '-f'], megabytes: 300, options: 'loop' },
]

/** Makes an empty image of a file system. */
export const makeImage = async ({ make, megabytes }: FileSystem, image: string): Promise<void> => {
  await systemTool(['truncate', '-s', `${megabytes}M`, image])
  await systemTool([...make, image])
}

export const copyImage = (from: string, to: string): Promise<string> =>
  systemTool(['cp', '--sparse=always', from, to])

/** Mounts an image while a job goes on; the loop device goes with the mount. */
export const withImage = async <T>(
  { options }: FileSystem,
  image: string,
  at: string,
  job: () => Promise<T>,
): Promise<T> => {
  await mount(at, ['-o', options, image])
  try {
    return await job()
  } finally {
    await unmount(at)
  }
}

/** Whether the log of what was done is written out before the power is gone; what was not synced is lost either way. */
export type Cut = 'log lost' | 'log flushed'

/** Takes the power from a mounted file system. It waits for `now` as a shell that is already open, so that a cut takes no time to begin. */
export type Switch = { readonly now: (cut: Cut) => Promise<void>; readonly putAway: () => Promise<void> }

export const openSwitch = (at: string): Switch => {
  const child = spawn('xfs_io', ['-x', '-r', at], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.on('error', () => {})
  child.stdout.resume()
  const closed = new Promise<void>(resolve => child.on('close', () => resolve()))
  const putAway = async (): Promise<void> => {
    child.stdin.end('quit\n')
    await closed
  }
  return {
    now: async cut => {
      child.stdin.write(cut === 'log flushed' ? 'shutdown -f\n' : 'shutdown\n')
      await putAway()
    },
    putAway,
  }
}
