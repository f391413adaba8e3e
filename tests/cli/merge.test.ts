import { copyFileSync, cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectionOf, jsonLines, type Machine, machine } from './mull.ts'

const timeout = 120_000
const deck = 'data/mull/decks/words.yaml'
const cards = (count: number) =>
  `cards:\n${Array.from({ length: count }, (_, n) => `  - {id: w${n}, question: q${n}, answer: a}\n`).join('')}`

const on = (day: number) => ({ MULL_NOW: `2026-11-${day}T10:00:00Z` })

const answers = (person: Machine, day: number, ...ratings: readonly string[]) =>
  person.run('review --json', {
    input: ratings.map(rating => `${JSON.stringify({ type: 'rate', rating })}\n`).join(''),
    vars: on(day),
  })

const someone = (): Machine => {
  const person = machine()
  person.write(deck, cards(12))
  return person
}

const progress = (person: Machine) => person.read('data/mull/progress.json')
const merge = (ours: Machine, theirs: Machine, options = '') =>
  ours.run(`merge ${collectionOf(theirs.home)} ${options}`)
const reviews = (person: Machine) => join(collectionOf(person.home), 'reviews')
const filesIn = (folder: string) =>
  readdirSync(folder)
    .sort()
    .map(name => [name, readFileSync(join(folder, name), 'utf8')])
const ownLog = (person: Machine): string => `${person.read('state/mull/device').trim()}.jsonl`

describe('mull merge', { timeout }, () => {
  it('brings two machines to the same progress.json, byte for byte', () => {
    const [a, b] = [someone(), someone()]
    answers(a, 23, 'good', 'again', 'easy')
    answers(b, 24, 'good', 'hard')
    b.run('undo', { vars: on(24) })
    const told = merge(a, b)
    expect(told.code).toBe(0)
    expect(told.out).toContain(`new: 2 answers, 1 undo · 2026-11-24`)
    expect(told.out).toContain('Came in: 2 answers, 1 undo.')
    expect(merge(b, a).code).toBe(0)
    expect(progress(a)).toBe(progress(b))
    expect(JSON.parse(progress(a)).cards['words/w0']).toMatchObject({ reps: 2 })
    const before = filesIn(reviews(a))
    expect(merge(a, b).out).toContain('Nothing new.')
    expect(filesIn(reviews(a))).toEqual(before)
  })

  it('counts every answer once where two machines have one device id', () => {
    const a = someone()
    answers(a, 23, 'good')
    const b = machine()
    cpSync(join(a.home, 'data'), join(b.home, 'data'), { recursive: true })
    cpSync(join(a.home, 'state'), join(b.home, 'state'), { recursive: true })
    answers(a, 24, 'good', 'good')
    answers(b, 24, 'hard')
    expect(ownLog(a)).toBe(ownLog(b))
    const own = a.log().length
    for (const [ours, theirs] of [
      [a, b],
      [b, a],
      [a, b],
    ] as const)
      expect(merge(ours, theirs).code).toBe(0)
    expect(progress(a)).toBe(progress(b))
    expect(new Set([...a.log(), ...b.log()])).toEqual(new Set(a.log()))
    expect(
      a
        .read(`data/mull/reviews/${ownLog(a)}`)
        .trimEnd()
        .split('\n'),
    ).toHaveLength(own)
    const reps = Object.values<{ reps: number }>(JSON.parse(progress(a)).cards).map(card => card.reps)
    expect(reps.reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  it('goes on with the machine it brought in before', () => {
    const [a, b] = [someone(), someone()]
    answers(b, 23, 'good')
    merge(a, b)
    answers(b, 24, 'good')
    const [told] = jsonLines(merge(a, b, '--json').out)
    expect(told).toMatchObject({
      dryRun: false,
      total: { new: 1, types: { review: 1 }, from: '2026-11-24', to: '2026-11-24' },
      sources: [{ logs: [{ log: ownLog(b), events: 2, new: 1, damaged: 0, how: 'grown', name: ownLog(b) }] }],
    })
    expect(readdirSync(reviews(a))).toEqual([ownLog(b)])
  })

  it('only says what would come in with --dry-run', () => {
    const [a, b] = [someone(), someone()]
    a.run('decks')
    answers(b, 23, 'good')
    const before = progress(a)
    expect(merge(a, b, '--dry-run').out).toContain('Would come in: 1 answer.')
    expect(a.log).toThrow()
    expect(progress(a)).toBe(before)
  })

  it('tells of answers to cards that no deck here has', () => {
    const [a, b] = [someone(), someone()]
    b.write('data/mull/decks/words.yaml', 'id: verbs\ncards:\n  - {id: x, question: q, answer: a}\n')
    answers(b, 23, 'good')
    const { out } = merge(a, b)
    expect(out).toContain('1 answer to cards in no deck here (verbs).')
    expect(out).toContain(`theirs are in ${join(collectionOf(b.home), 'decks')}`)
    expect(readdirSync(join(collectionOf(a.home), 'decks'))).toEqual(['words.yaml'])
  })

  it('brings nothing in where one of its sources is refused', () => {
    const [a, b] = [someone(), someone()]
    a.run('due')
    answers(b, 23, 'good')
    const source = collectionOf(b.home)
    const newer = b.write('newer.jsonl', `${b.log()[0]}\n{"v":2,"type":"review"}\n`)
    for (const bad of [join(b.home, 'none'), join(b.home, deck), newer, collectionOf(a.home), b.home]) {
      const { code, err, out } = a.run(`merge ${source} ${bad}`)
      expect({ code, out }).toEqual({ code: 3, out: '' })
      expect(err).toMatch(/^mull: /)
      expect(a.log).toThrow()
    }
  })

  it('makes no collection where the other is not there', () => {
    const person = machine()
    expect(person.run('merge nowhere').code).toBe(3)
    expect(existsSync(collectionOf(person.home))).toBe(false)
  })

  it('is refused where a newer mull has written', () => {
    const [a, b] = [someone(), someone()]
    answers(b, 23, 'good')
    a.write('data/mull/reviews/x.jsonl', '{"v":2,"type":"review"}\n')
    expect(merge(a, b).code).toBe(3)
    expect(readdirSync(reviews(a))).toEqual(['x.jsonl'])
  })

  it('loses nothing where two do it at once', async () => {
    const [a, b, c] = [someone(), someone(), someone()]
    a.run('due')
    answers(b, 23, 'good', 'good')
    answers(c, 24, 'good', 'hard')
    const ended = (child: ReturnType<Machine['start']>) => new Promise(resolve => child.on('exit', resolve))
    const both = [b, c].map(from => ended(a.start(`merge ${collectionOf(from.home)}`)))
    expect(await Promise.all(both)).toEqual([0, 0])
    expect(new Set(a.log())).toEqual(new Set([...b.log(), ...c.log()]))
  })
})

describe('mull merge without a name', { timeout }, () => {
  it('says what sync tools left, and changes nothing where nobody can be asked', () => {
    const a = someone()
    expect(a.run('merge').out).toBe('No copies that a sync tool made.\n')
    answers(a, 23, 'good', 'good')
    const mark = '.sync-conflict-20261125-101010-ABCDEFG'
    const folder = collectionOf(a.home)
    const log = join(folder, 'reviews', ownLog(a))
    copyFileSync(log, log.replace('.jsonl', `${mark}.jsonl`))
    writeFileSync(join(folder, 'decks', `words${mark}.yaml`), cards(13).replace('q0', 'other'))
    copyFileSync(join(folder, 'progress.json'), join(folder, `progress${mark}.json`))
    const before = filesIn(reviews(a))
    const { out, code } = a.run('merge', { cwd: folder, vars: { MULL_COLLECTION: folder } })
    expect(code).toBe(0)
    expect(out.replaceAll(ownLog(a).slice(0, 16), 'DEVICE')).toMatchInlineSnapshot(`
      "3 copies that sync tools made:
      reviews/DEVICE.sync-conflict-20261125-101010-ABCDEFG.jsonl
        of DEVICE.jsonl · 2 events, all in other logs
      decks/words.sync-conflict-20261125-101010-ABCDEFG.yaml
        of words.yaml · 1 card only in the copy, 1 card changed
      progress.sync-conflict-20261125-101010-ABCDEFG.json
        of progress.json · made from the logs, so nothing is in it alone
      Decks and settings are yours: take over what you want from the copy, then delete it.
      At a terminal mull merge offers to put the other copies away.
      "
    `)
    expect(filesIn(reviews(a))).toEqual(before)
    const [told] = jsonLines(a.run('merge --json').out)
    expect(told).toMatchObject({
      copies: [
        { kind: 'log', events: 2, own: 0, redundant: true },
        { kind: 'deck', of: 'words.yaml', changes: { added: 1, removed: 0, changed: 1 } },
        { kind: 'progress' },
      ],
    })
    expect(a.run('check').out).toContain('12 cards')
  })
})
