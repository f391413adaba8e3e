import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { collectionOf, machine } from './mull.ts'

it('a fix that could not be made is said, and by the exit code', () => {
  const person = machine()
  person.run('review --json', { input: '{"type":"rate","rating":"good"}\n' })
  rmSync(join(collectionOf(person.home), 'progress.json'))
  const inTheWay = person.write('state/mull/backups', '')
  const { code, out } = person.run('doctor --fix --json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ backup: null, fixes: [] })
  expect(out).toMatch(/"backupFailed":"[^"]/)
  rmSync(inTheWay)
  expect(person.run('doctor --fix').code).toBe(0)
})
