import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createOutput } from '../../src/ui/output.ts'
import { createRender } from '../../src/ui/theme.ts'

const render = await createRender({ colour: 0 })

const capture = (terminal: { isTTY?: boolean; columns?: number } = {}) => {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      chunks.push(chunk)
      setImmediate(done)
    },
  })
  return {
    output: createOutput(Object.assign(stream, terminal), render),
    bytes: () => Buffer.concat(chunks),
    text: () => Buffer.concat(chunks).toString(),
  }
}

const hostile = '"\x1b]0;owned\x07","\u202e","中"\r\n'

describe('createOutput', () => {
  it('writes lines', async () => {
    const { output, text } = capture()
    output.lines(['one', [{ text: 'two', style: 'strong' }, ' \x1b']])
    output.lines([])
    output.lines([''])
    await output.raw('')
    expect(text()).toBe('one\ntwo ␛\n\n')
  })

  it('writes a value as one line of JSON that a terminal can take', () => {
    const { output, text } = capture({ isTTY: true })
    output.json({ question: 'a\nb\u202e\x9b' })
    expect(text()).toBe('{"question":"a\\nb\\u202e\\u009b"}\n')
  })

  it('writes data byte for byte where there is no terminal', async () => {
    const { output, bytes } = capture()
    expect(await output.raw(hostile)).toBe(false)
    expect(bytes()).toEqual(Buffer.from(hostile))
  })

  it('cleans data for a terminal, and says so', async () => {
    const { output, text } = capture({ isTTY: true })
    expect(await output.raw(hostile)).toBe(true)
    expect(text()).toBe('"␛]0;owned␇","U+202E","中"␍\n')
  })

  it('says nothing was changed where nothing was', async () => {
    expect(await capture({ isTTY: true }).output.raw('"中"\n')).toBe(false)
  })

  it('waits until a slow stream has taken big data', async () => {
    const { output, bytes } = capture()
    output.lines(['first'])
    await output.raw('中'.repeat(1_000_000))
    expect(bytes().length).toBe(6 + 3_000_000)
  })

  it('rejects where the stream fails', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('full')) })
    stream.on('error', () => {})
    await expect(createOutput(stream, render).raw('x')).rejects.toThrow('full')
  })

  it.each([
    [undefined, 80],
    [0, 80],
    [120, 120],
    [20, 20],
    [7, 20],
  ])('with %s columns is %i wide', (columns, width) => {
    expect(capture(columns === undefined ? {} : { columns }).output.width()).toBe(width)
  })
})
