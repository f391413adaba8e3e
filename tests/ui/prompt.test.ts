import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createContext } from '../../src/commands/create-context.ts'
import { review } from '../../src/commands/review.ts'
import { exitCodes } from '../../src/errors.ts'
import { makeCollection } from '../../src/files/collection.ts'
import { runScreen, type Screen } from '../../src/ui/screen.ts'
import { createRender } from '../../src/ui/theme.ts'
import { at } from '../build.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'
import { wordsOf } from '../words.ts'

/** A terminal in memory: it knows whether it is raw, and what was written to it. */
const terminal = (columns = 80) => {
  const modes: boolean[] = []
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (raw: boolean) => modes.push(raw),
  })
  const stdout = new PassThrough()
  // Nothing ends a terminal, as nothing ends process.stdout.
  Object.assign(stdout, { isTTY: true, columns, rows: 24, end: () => stdout })
  let output = ''
  stdout.on('data', chunk => {
    output += chunk
  })
  return { stdin, stdout, modes, output: () => output }
}

const signals = ['SIGHUP', 'SIGINT', 'SIGTERM', 'SIGCONT'] as const
const listeners = () => signals.map(signal => process.listenerCount(signal))

type Pressed = { readonly key: string; readonly typed: string }

/** A screen that lists what was pressed, until `q`; it takes text where `text` says so. */
const list = (text: (pressed: readonly Pressed[]) => boolean = () => false) => {
  const pressed: Pressed[] = []
  const drawn: string[] = []
  const screen: Screen = {
    frame: typed => {
      drawn.push(typed)
      return { at: '', body: [`pressed ${pressed.length}`], foot: [typed] }
    },
    press: ({ name, sequence }, typed) => {
      pressed.push({ key: name ?? sequence ?? '', typed })
      return name === 'q'
    },
    takesText: () => text(pressed),
  }
  return { screen, pressed, drawn }
}

const render = await createRender({ colour: 0 })

const show = (streams: ReturnType<typeof terminal>, screen: Screen) =>
  runScreen({ env: streams, words: wordsOf('en'), render, accessible: false }, screen)

/** Runs a screen; each text goes in at once, when all before it has been dealt with. */
const run = async (screen: Screen, texts: readonly string[], streams = terminal()) => {
  const feed = async () => {
    while (streams.output() === '') await setTimeout(1)
    for (const text of texts) {
      await setTimeout(5)
      streams.stdin.write(text)
    }
  }
  const [code] = await Promise.all([show(streams, screen), feed()])
  return { code, ...streams }
}

describe('a screen', () => {
  it('takes every key of a burst', async () => {
    const { screen, pressed } = list()
    const { code } = await run(screen, [`${' 4'.repeat(20)}q`])
    expect(code).toBe(exitCodes.done)
    expect(pressed.map(({ key }) => key).join(' ')).toBe(`${'space 4 '.repeat(20)}q`)
  })

  it('takes keys that come one by one, and names them', async () => {
    const { screen, pressed } = list()
    await run(screen, ['1', '\r', '\x1b[A', '中', '?', 'u', 'q'])
    expect(pressed.map(({ key }) => key)).toEqual(['1', 'return', 'up', '中', '?', 'u', 'q'])
  })

  it('takes no key after the one that ended it', async () => {
    const { screen, pressed } = list()
    await run(screen, ['1q23'])
    expect(pressed.map(({ key }) => key)).toEqual(['1', 'q'])
  })

  it('is drawn anew when the terminal changes its size', async () => {
    const { screen, drawn } = list()
    const streams = terminal()
    const ending = show(streams, screen)
    while (streams.output() === '') await setTimeout(1)
    const before = drawn.length
    streams.stdout.emit('resize')
    expect(drawn.length).toBeGreaterThan(before)
    streams.stdin.write('q')
    await ending
    const after = drawn.length
    streams.stdout.emit('resize')
    expect(drawn.length).toBe(after)
  })
})

describe('typed text', () => {
  const typing = () => list(pressed => pressed.length < 1)

  it.each([
    ['letter by letter', [...'paris', '\r'], 'paris'],
    ['in one burst', ['paris\r'], 'paris'],
    ['Chinese', ['涌现', '能力\r'], '涌现能力'],
    ['a letter that quits elsewhere', ['q\r'], 'q'],
    ['rubbed out', ['parix\x7fs\r'], 'paris'],
    ['rubbed out by characters', ['涌现\x7f现\r'], '涌现'],
    ['the line emptied', ['rome\x15paris\r'], 'paris'],
    ['nothing', ['\r'], ''],
  ])('%s', async (_, texts, typed) => {
    const { screen, pressed } = typing()
    await run(screen, [...texts, 'q'])
    expect(pressed).toEqual([
      { key: 'return', typed },
      { key: 'q', typed: '' },
    ])
  })

  it('Ctrl-U on an empty line is the key u, on another it empties the line', async () => {
    const { screen, pressed } = typing()
    await run(screen, ['ab\x15', '\x15', 'q'])
    expect(pressed).toEqual([
      { key: 'u', typed: '' },
      { key: 'q', typed: '' },
    ])
  })

  it('is drawn as it grows, and forgotten when it is done', async () => {
    const { screen, drawn } = typing()
    await run(screen, ['a', 'b', '\r', 'q'])
    expect([...new Set(drawn)]).toEqual(['', 'a', 'ab'])
    expect(drawn.at(-1)).toBe('')
  })

  it('starts empty, whatever keys came before', async () => {
    const { screen, pressed } = list(pressed => pressed.length === 2)
    await run(screen, ['xy', 'new\r', 'q'])
    expect(pressed.map(({ typed }) => typed)).toEqual(['', '', 'new', ''])
  })
})

describe('keys that other keyboards send', () => {
  it.each([
    ['full-width digits', '１２３４', '1 2 3 4'],
    ['full-width letters and space', 'ｕＳ　', 'u s space'],
    ['capitals', 'US', 'u s'],
    ['a full-width question mark', '？', '?'],
  ])('%s', async (_, keys, names) => {
    const { screen, pressed } = list()
    await run(screen, [keys, 'q'])
    expect(pressed.map(({ key }) => key).join(' ')).toBe(`${names} q`)
  })

  it('an input method’s q leaves, and so does Q', async () => {
    for (const key of ['ｑ', 'Q']) expect((await run(list().screen, [key])).code).toBe(exitCodes.done)
  })

  it('are text as they are where text is typed', async () => {
    const { screen, pressed } = list(pressed => pressed.length < 1)
    await run(screen, ['１Ｑ?', '\r', 'q'])
    expect(pressed[0]).toEqual({ key: 'return', typed: '１Ｑ?' })
  })
})

it('Ctrl-L wipes the terminal and draws anew, with what is typed', async () => {
  const { screen, drawn, pressed } = list(pressed => pressed.length < 1)
  const { output } = await run(screen, ['ab', '\x0c', 'c\r', 'q'])
  expect(output()).toContain('\x1b[H\x1b[2J')
  expect(drawn).toContain('abc')
  expect(pressed[0]).toEqual({ key: 'return', typed: 'abc' })
})

it('no key brings back what was typed before', async () => {
  const { screen, pressed } = list(pressed => pressed.length < 3)
  await run(screen, ['one\r', '\x1b[A', '\r', '\x10', '\r', 'q'])
  expect(pressed.map(({ typed }) => typed)).toEqual(['one', '', '', ''])
})

describe('a screen longer than the terminal', () => {
  const long = (isText = false) => {
    const drawn: string[] = []
    const pressed: string[] = []
    let at = 'first'
    const screen: Screen = {
      frame: typed => {
        drawn.push(typed)
        return { at, body: Array.from({ length: 100 }, (_, n) => `${at} ${n}.`), foot: [`> ${typed}`] }
      },
      press: ({ name }, typed) => {
        pressed.push(isText ? typed : (name ?? ''))
        at = 'second'
        return name === 'q' || typed === 'q'
      },
      takesText: () => isText,
    }
    return { screen, pressed, drawn }
  }
  const last = (output: string) => /([0-9]+)–[0-9]+ \/ 100[^–]*$/.exec(output)?.[1]

  it.each([
    ['down and up', ['\x1b[B', '\x1b[B', '\x1b[A'], '2'],
    ['j and k', ['jjk'], '2'],
    ['a page', ['\x1b[6~'], '22'],
    ['Space goes on reading', ['  '], '43'],
    ['End', ['\x1b[F'], '80'],
    ['End and Home', ['\x1b[F', '\x1b[H'], '1'],
  ])('%s', async (_, keys, first) => {
    const { screen, pressed } = long()
    const streams = terminal()
    const ending = show(streams, screen)
    while (streams.output() === '') await setTimeout(1)
    for (const key of keys) {
      streams.stdin.write(key)
      await setTimeout(5)
    }
    expect(last(streams.output())).toBe(first)
    streams.stdin.write('q')
    await ending
    expect(pressed).toEqual(['q'])
  })

  it('Space means what it means at the end; another screen starts at its top', async () => {
    const { screen, pressed } = long()
    const { output } = await run(screen, ['\x1b[F', ' ', 'q'])
    expect(pressed).toEqual(['space', 'q'])
    expect(output()).toContain('second 0.')
  })

  it('scrolls while text is typed, and keeps the text', async () => {
    const { screen, pressed } = long(true)
    const { output } = await run(screen, ['ab', '\x1b[B', '\x1b[6~', 'c j', '\r', 'q\r'])
    expect(output()).toContain('first 40.')
    expect(pressed).toEqual(['abc j', 'q'])
  })
})

describe('a terminal that is lent', () => {
  const lending = (run: () => void) => {
    const { screen, pressed } = list()
    return {
      pressed,
      screen: {
        ...screen,
        press: (...[key, typed, lend]: Parameters<Screen['press']>) => {
          if (key.name === 'e') lend(run)
          return screen.press(key, typed, lend)
        },
      },
    }
  }

  it('is not raw meanwhile, is wiped, and comes back raw', async () => {
    const streams = terminal()
    let during: readonly boolean[] = []
    const { screen, pressed } = lending(() => {
      during = [...streams.modes]
    })
    const { output } = await run(screen, ['1', 'e', '2', 'q'], streams)
    expect(during).toEqual([true, false])
    expect(streams.modes).toEqual([true, false, true, false])
    expect(output()).toContain('\x1b[J')
    expect(pressed.map(({ key }) => key)).toEqual(['1', 'e', '2', 'q'])
  })

  it('is itself again where the other program could not run', async () => {
    const streams = terminal()
    const { screen } = lending(() => {
      throw new Error('no such editor')
    })
    const before = listeners()
    await expect(run(screen, ['e', 'q'], streams)).rejects.toThrow('no such editor')
    expect(streams.modes.at(-1)).toBe(false)
    expect(listeners()).toEqual(before)
  })
})

describe('however a screen ends, the terminal is itself', () => {
  const failing = (where: 'frame' | 'press') => {
    const { screen } = list()
    let drawn = 0
    const fail = () => {
      throw new Error(`broken ${where}`)
    }
    const frame = (typed: string) => {
      drawn += 1
      return where === 'frame' && drawn > 1 ? fail() : screen.frame(typed)
    }
    return { ...screen, frame, press: where === 'press' ? fail : screen.press }
  }

  it.each<[string, string, number]>([
    ['the screen is done', 'q', exitCodes.done],
    ['Ctrl-C', '\x03', exitCodes.interrupted],
    ['Ctrl-D', '\x04', exitCodes.done],
  ])('%s', async (_, key, code) => {
    const before = listeners()
    const ended = await run(list().screen, ['1', key])
    expect(ended.code).toBe(code)
    expect(ended.modes).toEqual([true, false])
    expect(ended.output().endsWith('\x1b[?25h')).toBe(true)
    expect(ended.stdin.isPaused()).toBe(true)
    expect(ended.stdout.listenerCount('resize')).toBe(0)
    expect(listeners()).toEqual(before)
  })

  it('the input ends', async () => {
    const before = listeners()
    const streams = terminal()
    const ending = show(streams, list().screen)
    while (streams.output() === '') await setTimeout(1)
    streams.stdin.end()
    expect(await ending).toBe(exitCodes.done)
    expect(streams.modes.at(-1)).toBe(false)
    expect(listeners()).toEqual(before)
  })

  it.each(['press', 'frame'] as const)('%s throws', async where => {
    const before = listeners()
    const streams = terminal()
    await expect(run(failing(where), ['1', '2'], streams)).rejects.toThrow(`broken ${where}`)
    expect(streams.modes).toEqual([true, false])
    expect(listeners()).toEqual(before)
  })
})

describe('a review at a terminal', () => {
  const reviewer = () => {
    const home = temporaryFolder()
    const place = makeCollection(join(home, 'collection'))
    const cards = Array.from({ length: 25 }, (_, n) => `  - { id: c${n}, question: Q${n}, answer: A${n} }\n`)
    writeFileSync(join(place.decks, 'd.yaml'), `cards:\n${cards.join('')}`)
    const streams = terminal()
    const env = { ...fakeEnv(home, 'laptop', () => at('2026-11-23 10:00')), ...streams }
    const ratings = () =>
      readdirSync(place.reviews)
        .flatMap(name => readFileSync(join(place.reviews, name), 'utf8').trimEnd().split('\n'))
        .map(line => JSON.parse(line).rating)
    const press = async (...acts: readonly (string | (() => void))[]) => {
      const context = await createContext(env, { color: 'never' })
      const feed = async () => {
        while (!streams.output().includes('Q0')) await setTimeout(5)
        for (const act of acts) {
          if (typeof act === 'string') streams.stdin.write(act)
          else act()
          await setTimeout(5)
        }
      }
      const [ending] = await Promise.all([review(context, [], {}), feed()])
      return ending
    }
    return { press, ratings, place, output: streams.output }
  }

  it('counts 20 grades of 40 keys that come at once', async () => {
    const { press, ratings, output } = reviewer()
    expect(await press(' 1 2 3 4'.repeat(5), 'q')).toBe(exitCodes.done)
    expect(ratings()).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4])
    expect(output()).toContain('Saved 20 answers')
  })

  it('counts no grade before the answer', async () => {
    const { press, ratings } = reviewer()
    await press('1234', ' ', '3', '4', 'q')
    expect(ratings()).toEqual([3])
  })

  it('says that an answer was not saved, whatever else can’t be written', async () => {
    const { press, place, output } = reviewer()
    const failed = press(
      ' 3',
      () => {
        rmSync(place.reviews, { recursive: true })
        symlinkSync('nowhere', place.reviews)
        mkdirSync(place.progress)
      },
      ' ',
      '3',
    )
    await expect(failed).rejects.toMatchObject({ complaint: { code: 'not-saved' } })
    expect(output()).toContain('Saved 1 answer')
  })

  it('says what was saved when it is interrupted', async () => {
    const { press, ratings, output } = reviewer()
    expect(await press(' 3', ' ', '\x03')).toBe(exitCodes.interrupted)
    expect(ratings()).toEqual([3])
    expect(output()).toMatch(/Saved 1 answer in .*\n.*\nStill to do today: .*\n$/)
  })
})
