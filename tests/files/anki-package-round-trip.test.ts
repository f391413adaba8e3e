import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ankiPackage } from '../../src/core/anki-package/package.ts'
import { moment } from '../../src/core/day.ts'
import { createScheduler } from '../../src/core/scheduler.ts'
import { defaultSettings } from '../../src/core/settings.ts'
import { packageBytes } from '../../src/files/anki-package.ts'
import { readAnkiPackage } from '../../src/files/anki-package-read.ts'
import { collections } from '../core/import/decks-made.ts'
import { counts, decksOf, type Files, imported } from '../core/import/import-world.ts'
import { temporaryFolder } from '../folder.ts'

const utc = () => 0
const calendar = { zone: utc, dayStartsAt: 4 }
const now = moment(Date.parse('2026-11-28T10:00:00Z'), calendar)

/** What comes out of the package that these decks make. */
const thereAndBack = async (files: Files) => {
  const { tables, ...remarks } = ankiPackage(decksOf(files).decks, {
    logs: [],
    currentId: id => id,
    standings: new Map(),
    scheduler: createScheduler(defaultSettings, utc),
    settings: defaultSettings,
    calendar,
    now,
    modified: () => now.at,
  })
  const folder = temporaryFolder()
  const path = join(folder, 'decks.apkg')
  writeFileSync(path, await packageBytes(folder, tables, now.at, () => {}))
  return { remarks, read: await readAnkiPackage(path, utc) }
}

const isNothing = ({ why }: { why: { code: string } }) =>
  why.code === 'no-answer' || why.code === 'no-question'

it('decks that go to Anki as a package and come back are not touched', async () => {
  await fc.assert(
    fc.asyncProperty(collections, async files => {
      const { read } = await thereAndBack(files)
      const { files: after, plan } = imported(files, read)
      // A text of nothing but what HTML does not show comes back as none.
      const empty = plan.refused.filter(isNothing)
      expect(counts(plan)).toMatch(new RegExp(`^0 new, 0 changed, \\d+ same, ${empty.length} refused$`))
      expect(after).toEqual(files)
    }),
    { numRuns: 40 },
  )
})

it('and make every card anew where there was none', async () => {
  await fc.assert(
    fc.asyncProperty(collections, async files => {
      const { remarks, read } = await thereAndBack(files)
      const { files: after, plan } = imported({}, read)
      const cards = (of: Files) => decksOf(of).decks.flatMap(deck => deck.cards).length
      expect(plan.refused.every(isNothing)).toBe(true)
      if (plan.refused.length === 0) expect(cards(after)).toBe(remarks.cards)
    }),
    { numRuns: 40 },
  )
})
