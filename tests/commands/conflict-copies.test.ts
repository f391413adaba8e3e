import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { merge } from '../../src/commands/merge.ts'
import { logLine } from '../../src/core/log-line.ts'
import { countedIds, eventFrom, now } from '../build.ts'
import { world } from './world.ts'

const moment = now('2026-11-23 10:00')
const nextId = countedIds()
const lines = [...'abcd'].map(
  card =>
    `${logLine(eventFrom({ type: 'flag', card: `d/${card}`, on: true }, nextId(moment.at), moment), crc32)}\n`,
)
const [a = '', b = '', c = '', d = ''] = lines

const device = 'bbbbbbbbbbbbbbbb'
const copy = `${device}.sync-conflict-20261125-101010-ABCDEFG.jsonl`

/** What is left in `reviews` after these answers at a terminal, which has `accessible` questions. */
const settled = async (files: Readonly<Record<string, string>>, input: string) => {
  const { home, run } = world()
  const reviews = join(home, 'collection', 'reviews')
  mkdirSync(reviews)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(reviews, name), text)
  const { code, out } = await run(context => merge(context, [], {}), { input, terminal: true })
  const left = Object.fromEntries(
    readdirSync(reviews).map(name => [name, readFileSync(join(reviews, name), 'utf8')]),
  )
  return { code, out, left, again: await run(context => merge(context, [], {})) }
}

describe('a conflict copy of a log', () => {
  it('that adds nothing is removed, with a yes', async () => {
    const { left, again } = await settled({ [`${device}.jsonl`]: a + b, [copy]: a }, 'y\n')
    expect(left).toEqual({ [`${device}.jsonl`]: a + b })
    expect(again.out).toBe('No copies that a sync tool made.\n')
  })

  it('stays without one', async () => {
    const files = { [`${device}.jsonl`]: a + b, [copy]: a }
    expect((await settled(files, 'n\n')).left).toEqual(files)
    expect((await settled(files, '')).left).toEqual(files)
  })

  it('that has more than the log makes that grow', async () => {
    const { left } = await settled({ [`${device}.jsonl`]: a, [copy]: a + b }, 'y\n')
    expect(left).toEqual({ [`${device}.jsonl`]: a + b })
  })

  it('that parted from the log stands beside it', async () => {
    const { left } = await settled({ [`${device}.jsonl`]: a + b, [copy]: a + c }, 'y\n')
    expect(Object.values(left).sort()).toEqual([a + b, a + c].sort())
    expect(Object.keys(left).find(name => name !== `${device}.jsonl`)).toMatch(/^merged-[0-9a-f]{16}\.jsonl$/)
  })

  it('of a log that is gone takes its place', async () => {
    const { left } = await settled({ [copy]: a + b }, 'y\n')
    expect(left).toEqual({ [`${device}.jsonl`]: a + b })
  })

  it('is kept once where two are the same and their log is gone', async () => {
    const { left } = await settled({ [copy]: a, [copy.replace('101010', '111111')]: a }, 'y\n')
    expect(left).toEqual({ [`${device}.jsonl`]: a })
  })

  it('without an event goes, and takes nothing along', async () => {
    const { left } = await settled({ [`${device}.jsonl`]: d, [copy]: '' }, 'y\n')
    expect(left).toEqual({ [`${device}.jsonl`]: d })
  })
})
