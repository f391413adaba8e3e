import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { createContext } from '../../src/commands/create-context.ts'
import { showLong } from '../../src/commands/pager.ts'
import { UserError } from '../../src/errors.ts'
import { fakeEnv } from '../env.ts'
import { temporaryFolder } from '../folder.ts'

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => [{ text: `第 ${n} 行`, style: 'strong' as const }])

const terminal = (rows: number) => Object.assign(new PassThrough(), { isTTY: true, columns: 40, rows })

type Started = { readonly argv: readonly string[]; readonly input: string | undefined }

const shownWith = async (
  count: number,
  { vars = {}, accessible = false, pager = true, fails = false, stdout = terminal(10) } = {},
) => {
  const started: Started[] = []
  const env = {
    ...fakeEnv(temporaryFolder(), 'a', () => 0),
    vars: { TERM: 'xterm', ...vars },
    stdin: Object.assign(new PassThrough(), { isTTY: true }),
    stdout,
    run: (argv: readonly string[], input?: string) => {
      started.push({ argv, input })
      if (fails)
        throw new UserError({ code: 'cannot-start', program: argv[0] ?? '', reason: { said: 'gone' } })
      return 0
    },
  }
  const context = await createContext(env, { accessible })
  await showLong(context, lines(count), { pager })
  const read = (stream: unknown) => String((stream instanceof PassThrough && stream.read()) || '')
  return { started, out: read(stdout), err: read(env.stderr) }
}

describe('a long text', () => {
  it('goes through the pager whole, with its styles where that is less', async () => {
    const { started, out } = await shownWith(10)
    expect(out).toBe('')
    expect(started).toEqual([
      { argv: ['less', '-FRX'], input: expect.stringMatching(/^\x1b\[1m第 0 行.*\n$/s) },
    ])
    const other = await shownWith(10, { vars: { PAGER: 'most -w' } })
    expect(other.started).toEqual([{ argv: ['most', '-w'], input: expect.stringMatching(/^第 0 行\n/) }])
  })

  it.each([
    ['fits', 9, {}],
    ['is listened to', 10, { accessible: true }],
    ['is to have none', 10, { pager: false }],
    ['has cat for a pager', 10, { vars: { PAGER: 'cat' } }],
    [
      'goes to a file',
      10,
      { stdout: Object.assign(new PassThrough(), { isTTY: false, columns: 40, rows: 10 }) },
    ],
  ])('needs no pager where it %s', async (_, count, options) => {
    const { started, out } = await shownWith(count, options)
    expect(started).toEqual([])
    expect(out).toContain('第 0 行')
  })

  it('is shown all the same where the pager cannot be started', async () => {
    const named = await shownWith(10, { fails: true, vars: { PAGER: 'nosuch' } })
    expect(named.out).toContain('第 9 行')
    expect(named.err).toContain('cannot start nosuch: gone')
    const standard = await shownWith(10, { fails: true })
    expect(standard.out).toContain('第 9 行')
    expect(standard.err).toBe('')
  })
})
