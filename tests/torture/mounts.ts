import { spawnSync } from 'node:child_process'
import { run } from './ran.ts'

const tool = async (argv: readonly string[]): Promise<string> => {
  const { code, out, err } = await run(argv, { cwd: '/', vars: { PATH: process.env['PATH'] ?? '' } })
  if (code === 0) return out
  throw new Error(`${argv.join(' ')} ended with ${code}: ${err || out}`)
}

/** Runs a tool of the system. Throws what it says where it fails. */
export const systemTool = tool

/** Why this machine cannot do what asks for root, Linux and these tools; undefined where it can. */
export const missing = (tools: readonly string[]): string | undefined => {
  if (process.platform !== 'linux') return `needs Linux, this is ${process.platform}`
  if (process.getuid?.() !== 0) return 'needs root, to mount'
  const absent = tools.filter(
    name => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { stdio: 'ignore' }).status !== 0,
  )
  return absent.length === 0 ? undefined : `needs ${absent.join(', ')}`
}

const mounted = new Set<string>()

const takeAllDown = (): void => {
  for (const at of mounted) spawnSync('umount', ['-l', at])
}

/** Mounts, with what `mount` takes before the folder. What is still mounted when this process ends is taken down, before the folders go. */
export const mount = async (at: string, options: readonly string[]): Promise<void> => {
  if (mounted.size === 0) {
    process.off('exit', takeAllDown)
    process.prependListener('exit', takeAllDown)
  }
  // Before the mount, as a signal may come in between.
  mounted.add(at)
  await tool(['mount', ...options, at])
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** Takes a mount down; what was ended a moment ago may still hold it. */
export const unmount = async (at: string): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) {
    if (spawnSync('umount', [at], { stdio: 'ignore' }).status === 0) {
      mounted.delete(at)
      return
    }
    await pause(20)
  }
  await tool(['umount', '-l', at])
  mounted.delete(at)
  throw new Error(`${at} was still in use`)
}
