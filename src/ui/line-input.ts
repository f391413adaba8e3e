import { StringDecoder } from 'node:string_decoder'
import type { Env } from '../env.ts'

type Input = Env['stdin']

/**
 * One line that was typed, without its line break; undefined at the end of the input. What comes after the line stays in the stream,
 * so nothing typed ahead is lost. Rejects with the signal's reason once it is aborted.
 */
export const readLine = (input: Input, signal: AbortSignal): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8')
    let text = ''
    const finish = (settle: () => void) => {
      input.off('data', onData)
      input.off('end', onEnd)
      signal.removeEventListener('abort', onAbort)
      input.pause()
      settle()
    }
    const onData = (chunk: Buffer | string) => {
      text += typeof chunk === 'string' ? chunk : decoder.write(chunk)
      const end = text.indexOf('\n')
      if (end < 0) return
      finish(() => {
        const rest = text.slice(end + 1)
        if (rest !== '') input.unshift(Buffer.from(rest))
        resolve(text.slice(0, end).replace(/\r$/, ''))
      })
    }
    const onEnd = () => finish(() => resolve(text === '' ? undefined : text))
    const onAbort = () => finish(() => reject(signal.reason))
    if (signal.aborted) return reject(signal.reason)
    if (!input.readable) return resolve(undefined)
    input.on('data', onData)
    input.on('end', onEnd)
    signal.addEventListener('abort', onAbort)
    input.resume()
  })
