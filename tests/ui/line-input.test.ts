import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/ui/line-input.ts'

const never = new AbortController().signal

/** All lines of an input that comes in these chunks. */
const linesOf = async (chunks: readonly (string | Buffer)[], ends = true) => {
  const input = new PassThrough()
  for (const chunk of chunks) input.write(chunk)
  if (ends) input.end()
  const lines: string[] = []
  for (let line = await readLine(input, never); line !== undefined; line = await readLine(input, never)) {
    lines.push(line)
  }
  return lines
}

describe('lines that are typed', () => {
  const bytes = Buffer.from('涌现\n')
  it.each<[string, readonly (string | Buffer)[], readonly string[]]>([
    ['one after another', ['a\n', 'b\n'], ['a', 'b']],
    ['ahead, all at once', ['a\nb\n\nc\n'], ['a', 'b', '', 'c']],
    ['with a carriage return', ['a\r\nb\r\n'], ['a', 'b']],
    ['in pieces', ['par', 'is\nro', 'me\n'], ['paris', 'rome']],
    ['the last without its line break', ['a\nb'], ['a', 'b']],
    ['none', [], []],
    ['a character cut in two', [bytes.subarray(0, 1), bytes.subarray(1, 4), bytes.subarray(4)], ['涌现']],
    ['many', ['x\n'.repeat(500)], Array.from({ length: 500 }, () => 'x')],
  ])('%s', async (_, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines)
  })

  it('waits for one, and lets go of the input after it', async () => {
    const input = new PassThrough()
    const line = readLine(input, never)
    setImmediate(() => input.write('later\n'))
    expect(await line).toBe('later')
    expect([input.listenerCount('data'), input.listenerCount('end'), input.isPaused()]).toEqual([0, 0, true])
  })

  it('is given up once it is aborted, before or meanwhile', async () => {
    const abort = new AbortController()
    const input = new PassThrough()
    const line = readLine(input, abort.signal)
    abort.abort(new Error('left'))
    await expect(line).rejects.toThrow('left')
    await expect(readLine(input, abort.signal)).rejects.toThrow('left')
    expect([input.listenerCount('data'), input.listenerCount('end')]).toEqual([0, 0])
  })
})
