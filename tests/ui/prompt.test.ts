import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../src/core/event.ts'
import { untouched } from '../../src/core/progress.ts'
import { type Session, startSession, step } from '../../src/core/session.ts'
import { intentOf } from '../../src/ui/keys.ts'
import { runScreen, type Screen } from '../../src/ui/prompt.ts'
import { cardsOf, countedIds, now, rulesFor } from '../build.ts'

/** A terminal in memory: what is typed into it, what it shows, and whether it is in raw mode. */
const terminal = () => {
  const raw: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => {
      raw.push(on)
      return stdin
    },
  })
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
  let output = ''
  stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString()
  })
  return {
    stdin,
    stdout,
    raw,
    shown: () => stripVTControlCharacters(output),
    /** Keys reach a prompt that has drawn its first screen. */
    type: async (keys: string) => {
      while (output === '') await new Promise(resolve => setImmediate(resolve))
      stdin.write(keys)
    },
  }
}

/** A screen that counts its keys and ends at q. */
const counter = (): Screen & { readonly keys: string[] } => {
  const keys: string[] = []
  return {
    keys,
    draw: () => `keys: ${keys.join('')}`,
    press: ({ name = '' }) => {
      keys.push(name)
      return name === 'q'
    },
  }
}

describe('the prompt', () => {
  it('takes 40 keys that come at once as 20 grades', async () => {
    const { type, ...streams } = terminal()
    const rules = rulesFor()
    const here = now('2026-11-23 10:00')
    const nextId = countedIds()
    const fresh = cardsOf('abcdefghijklmnopqrst').map(card => ({ card, progress: untouched }))
    let session: Session = startSession({ learning: [], review: [], fresh, waiting: [] }, here, rules)
    const events: Event[] = []
    const ended = runScreen(streams, {
      draw: () => `${session.view.phase} ${events.length}`,
      press: key => {
        const intent = intentOf(key, session.view.phase === 'answer')
        if (!intent || intent.type === 'quit' || intent.type === 'help') return true
        const result = step(session, intent, { id: nextId(here.at), now: here }, rules)
        session = result.session
        events.push(...result.append)
        return false
      },
    })
    await type(`${' 4'.repeat(20)}q`)
    expect(await ended).toBe(0)
    expect(events).toHaveLength(20)
    expect(session.view.phase).toBe('done')
  })

  it('ends with 130 at Ctrl-C, and gives the terminal back', async () => {
    const { type, raw, ...streams } = terminal()
    const ended = runScreen(streams, counter())
    await type('ab\u0003')
    expect(await ended).toBe(130)
    expect(raw.at(-1)).toBe(false)
  })

  it('ends at Ctrl-D and at the end of input', async () => {
    const { type, ...streams } = terminal()
    const screen = counter()
    const ended = runScreen(streams, screen)
    await type('ab')
    streams.stdin.end()
    expect(await ended).toBe(0)
    expect(screen.keys).toEqual(['a', 'b'])
  })

  it('passes on what a key throws, and gives the terminal back', async () => {
    const { type, raw, ...streams } = terminal()
    const ended = runScreen(streams, {
      draw: () => 'x',
      press: () => {
        throw new Error('not saved')
      },
    })
    const failed = expect(ended).rejects.toThrow('not saved')
    await type('a')
    await failed
    expect(raw.at(-1)).toBe(false)
  })

  it('redraws when the terminal is resized', async () => {
    const { type, shown, ...streams } = terminal()
    const ended = runScreen(streams, { ...counter(), draw: () => `${streams.stdout.columns} columns` })
    await type('a')
    streams.stdout.columns = 40
    streams.stdout.emit('resize')
    await type('q')
    await ended
    expect(shown()).toContain('40 columns')
  })

  it('takes text where the screen wants it, until Enter', async () => {
    const { type, shown, ...streams } = terminal()
    const texts: string[] = []
    const ended = runScreen(streams, {
      draw: typed => `answer: ${typed}`,
      press: (_, typed) => {
        texts.push(typed)
        return texts.length === 2
      },
      takesText: () => true,
    })
    await type('东q京\u007f阪\r')
    await type('2\r')
    await ended
    expect(texts).toEqual(['东q阪', '2'])
    expect(shown()).toContain('answer: 东q阪')
  })
})
