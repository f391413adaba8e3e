import { crc32 } from 'node:zlib'

type Random = () => number

const below = (random: Random, end: number): number => Math.floor(random() * end)

const at = (random: Random, bytes: Buffer): number => below(random, bytes.length + 1)

const spliced = (bytes: Buffer, start: number, count: number, more: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, start), more, bytes.subarray(start + count)])

const inserted = (bytes: Buffer, random: Random, more: Uint8Array | string): Buffer =>
  spliced(bytes, at(random, bytes), 0, Buffer.from(more))

/** The lines with their ends. */
const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split(/(?<=\n)/)

const ofLines = (lines: readonly string[]): Buffer => Buffer.from(lines.join(''), 'latin1')

const withLines = (bytes: Buffer, change: (lines: string[]) => void): Buffer => {
  const lines = linesOf(bytes)
  change(lines)
  return ofLines(lines)
}

/** The file with one of the places where a pattern is found replaced; as it was where there is none. */
const replaced = (bytes: Buffer, random: Random, pattern: RegExp, by: string): Buffer => {
  const text = bytes.toString('latin1')
  const places = [...text.matchAll(pattern)]
  const place = places[below(random, places.length)]
  if (!place) return bytes
  const end = place.index + place[0].length
  return Buffer.from(text.slice(0, place.index) + by + text.slice(end), 'latin1')
}

const pick = <T>(items: readonly [T, ...T[]], random: Random): T =>
  items[below(random, items.length)] ?? items[0]

const swap16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const numbers = [
  '1e308',
  '1e400',
  '-1',
  '0',
  '99999999999999999999',
  '9007199254740993',
  '0.1',
  'NaN',
  'null',
  '{}',
  '""',
] as const
const texts = [
  '2026-02-30',
  '9999-99-99',
  '0000-00-00',
  '2026-13-45T99:99:99.999+99:99',
  '+275760-09-13T00:00:00.000+00:00',
  '__proto__',
  'constructor',
  '',
  '\\u0000',
  '\\u001b[2J',
  '\\ud800',
] as const
const keys = ['__proto__', 'constructor', 'toString', 'prototype', 'hasOwnProperty'] as const

/** A line of a log with another value in it and the sum that fits. */
const resummed = (line: string, random: Random): string => {
  const body = `${line.trimEnd().slice(0, -18)}}`
  const other = replaced(
    Buffer.from(body),
    random,
    ...pick<readonly [RegExp, string]>(
      [
        [/(?<=:)\d+(?=[,}])/g, pick(numbers, random)],
        [/(?<=:")[^"]*(?=")/g, pick(texts, random)],
        [/(?<=[{,]")\w+(?=":)/g, pick(keys, random)],
        [/\{/g, `{"${pick(keys, random)}":${pick(['{}', '1', nested(50), '{"x":1}'], random)},`],
        [/(?<=[{,])"/g, '"v":1,"'],
      ],
      random,
    ),
  )
  return `${other.toString('latin1').slice(0, -1)},"sum":"${crc32(other).toString(16).padStart(8, '0')}"}\n`
}

/** All that may happen to a file, each by its name. */
export const mutations: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  'a flipped bit': (bytes, random) => {
    const place = below(random, bytes.length)
    return spliced(bytes, place, 1, Buffer.from([(bytes[place] ?? 0) ^ (1 << below(random, 8))]))
  },
  'another byte': (bytes, random) =>
    spliced(bytes, below(random, bytes.length), 1, Buffer.from([below(random, 256)])),
  'two bytes swapped': (bytes, random) => {
    const next = Buffer.from(bytes)
    const [one, two] = [below(random, bytes.length), below(random, bytes.length)]
    next[one] = bytes[two] ?? 0
    next[two] = bytes[one] ?? 0
    return next
  },
  'bytes dropped': (bytes, random) =>
    spliced(bytes, at(random, bytes), 1 + below(random, 60), Buffer.alloc(0)),
  'bytes twice': (bytes, random) => {
    const start = at(random, bytes)
    return inserted(bytes, random, bytes.subarray(start, start + 1 + below(random, 200)))
  },
  'a block of zeros': (bytes, random) => {
    const size = 1 + below(random, 512)
    return spliced(bytes, at(random, bytes), size, Buffer.alloc(size))
  },
  'zeros put in': (bytes, random) => inserted(bytes, random, Buffer.alloc(1 + below(random, 4))),
  'a line dropped': (bytes, random) =>
    withLines(bytes, lines => void lines.splice(below(random, lines.length), 1)),
  'a line twice': (bytes, random) =>
    withLines(bytes, lines => {
      const line = lines[below(random, lines.length)] ?? ''
      lines.splice(below(random, lines.length), 0, line)
    }),
  'lines shuffled': (bytes, random) =>
    withLines(bytes, lines => {
      for (let n = lines.length - 1; n > 0; n--) {
        const other = below(random, n + 1)
        const [one = '', two = ''] = [lines[n], lines[other]]
        lines[n] = two
        lines[other] = one
      }
    }),
  'two lines joined': (bytes, random) => replaced(bytes, random, /\n(?!$)/g, ''),
  'a line broken': (bytes, random) => inserted(bytes, random, pick(['\n', '\r', '\r\n', '\u2028'], random)),
  'other line ends': bytes => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1'),
  'old line ends': bytes => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r'), 'latin1'),
  'a byte order mark': (bytes, random) =>
    random() < 0.5 ? Buffer.concat([Buffer.from('\ufeff'), bytes]) : inserted(bytes, random, '\ufeff'),
  'UTF-16': (bytes, random) => {
    const text = `\ufeff${bytes.toString('utf8')}`
    return random() < 0.5 ? Buffer.from(text, 'utf16le') : swap16(text)
  },
  'no UTF-8': (bytes, random) =>
    inserted(
      bytes,
      random,
      pick([Buffer.from([0xff]), Buffer.from([0xc3]), Buffer.from([0xed, 0xa0, 0x80])], random),
    ),
  'another number': (bytes, random) => replaced(bytes, random, /\d+(\.\d+)?/g, pick(numbers, random)),
  'another text': (bytes, random) => replaced(bytes, random, /(?<=")[^"\n]*(?=")/g, pick(texts, random)),
  'a key of every object': (bytes, random) => replaced(bytes, random, /[\w]+(?="?:)/g, pick(keys, random)),
  'one key more': (bytes, random) =>
    replaced(bytes, random, /\{/g, `{"${pick(keys, random)}":${pick(['{"x":1}', '1', '[]'], random)},`),
  depth: (bytes, random) => inserted(bytes, random, `\n${nested(10 ** (2 + below(random, 3)))}\n`),
  'a control character': (bytes, random) => inserted(bytes, random, Buffer.from([below(random, 32)])),
  'the sum of another line': (bytes, random) => {
    const sums = [...bytes.toString('latin1').matchAll(/"sum":"\w+"/g)].map(([sum]) => sum)
    return replaced(bytes, random, /"sum":"\w+"/g, sums[below(random, sums.length)] ?? '')
  },
  'no sum': (bytes, random) => replaced(bytes, random, /,"sum":"\w+"/g, ''),
  'a sum that fits': (bytes, random) =>
    withLines(bytes, lines => {
      const n = below(random, lines.length)
      lines[n] = resummed(lines[n] ?? '', random)
    }),
  'a newer line': (bytes, random) =>
    withLines(
      bytes,
      lines =>
        void lines.splice(
          below(random, lines.length + 1),
          0,
          pick(['{"v":2,"id":"x"}\n', '{"v":100}\n', '{"v":1,"type":"dream","id":"x"}\n'], random),
        ),
    ),
  empty: () => Buffer.alloc(0),
  'another file': (_, random) =>
    pick(
      [
        Buffer.from('\x7fELF\x02\x01\x01\0\0\0'),
        Buffer.from('<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n'),
        Buffer.from('null'),
        Buffer.from('[]'),
        Buffer.from('{"v":1}'),
        Buffer.from('version https://git-lfs.github.com/spec/v1\n'),
      ],
      random,
    ),
}

/** Seldom, as it takes its time. */
export const longLine = (bytes: Buffer, random: Random): Buffer =>
  inserted(bytes, random, `\n${'x'.repeat(10 * 2 ** 20)}\n`)
