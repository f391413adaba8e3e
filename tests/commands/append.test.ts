import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { actOn } from '../../src/commands/act.ts'
import { world } from './world.ts'

it('an act is saved, and says in words what keeps progress.json from being written', async () => {
  const { home, run } = world({ 'd.yaml': 'cards:\n  - id: a\n    question: q\n    answer: b\n' })
  mkdirSync(join(home, 'collection', 'progress.json'))
  const { code, out, err } = await run(context => actOn(context, 'flag', ['a'], {}))
  expect({ code, out, err }).toMatchInlineSnapshot(`
    {
      "code": 0,
      "err": "warning: progress.json could not be brought up to date: it is a folder
    ",
      "out": "Flagged: q · d/a
    mull undo takes it back.
    ",
    }
  `)
})
