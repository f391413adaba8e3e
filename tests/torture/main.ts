import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { mull } from './mull.ts'
import { readProgram } from './program.ts'
import { hasFailed, type Made, reportText } from './report.ts'
import type { Setting, Subject, Tally, Trial } from './trial.ts'
import { trials } from './trials.ts'

const { values: flags } = parseArgs({
  options: {
    part: { type: 'boolean', default: false },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    list: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    point: { type: 'string' },
    program: { type: 'string' },
    jobs: { type: 'string', default: '2' },
  },
})

const wholeNumber = (name: 'seed' | 'jobs'): number => {
  const number = Number(flags[name])
  if (Number.isInteger(number) && number >= 1) return number
  throw new Error(`--${name} takes a whole number of at least 1, not ${flags[name]}`)
}

const program = resolve('bin', 'mull.js')

const chosenTrials = (): readonly Trial[] => {
  if (flags.only === undefined) return trials
  return flags.only.split(',').map(name => {
    const trial = trials.find(trial => trial.name === name)
    if (!trial) throw new Error(`no trial ${name}; there are ${trials.map(({ name }) => name).join(', ')}`)
    return trial
  })
}

/** How far a trial is: one line of its own on a terminal, nothing elsewhere. */
const progressOf = (name: string): Setting['progress'] => {
  let last = 0
  return (done, of) => {
    const now = Date.now()
    if (!process.stderr.isTTY || (now - last < 200 && done < of)) return
    last = now
    process.stderr.write(`\r\x1b[K${name}  ${done} of ${of}`)
  }
}

const nothing: Tally = { tried: 0, answers: 0, failures: [], skipped: [] }

const tallyOf = async (trial: Trial, subject: Subject, folder: string): Promise<Tally> => {
  if (trial.own && flags.program !== undefined) {
    return { ...nothing, skipped: [`it tries mull's own code, not ${subject.name}`] }
  }
  try {
    return await trial.run({
      size: flags.part ? 'part' : 'full',
      seed: wholeNumber('seed'),
      point: flags.point,
      jobs: wholeNumber('jobs'),
      folder,
      subject,
      program,
      progress: progressOf(trial.name),
    })
  } catch (error) {
    const what = `the trial itself broke: ${error instanceof Error ? error.stack : error}`
    return {
      ...nothing,
      failures: [{ kind: 'unreadable', what, again: `npm run torture -- --only ${trial.name}` }],
    }
  }
}

const make = async (trial: Trial, subject: Subject, folder: string): Promise<Made> => {
  const begun = performance.now()
  const made = {
    name: trial.name,
    ...(await tallyOf(trial, subject, folder)),
    seconds: (performance.now() - begun) / 1000,
  }
  const result = hasFailed(made) ? `${made.failures.length} FAILURES` : 'no failure'
  const clear = process.stderr.isTTY ? '\r\x1b[K' : ''
  process.stderr.write(
    `${clear}${trial.name}  ${made.tried} tried, ${result}, ${Math.round(made.seconds)} s\n`,
  )
  return made
}

const main = async (): Promise<void> => {
  const chosen = chosenTrials()
  if (flags.list) {
    for (const { name, about } of chosen) process.stdout.write(`${name.padEnd(16)}${about}\n`)
    return
  }
  const subject = flags.program === undefined ? mull(program) : readProgram(flags.program)
  const folder = mkdtempSync(join(tmpdir(), 'mull-torture-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  const made: Made[] = []
  const report = () =>
    process.stdout.write(
      flags.json ? `${JSON.stringify({ program: subject.name, trials: made })}\n` : `\n${reportText(made)}`,
    )
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      report()
      process.exit(code)
    })
  }
  for (const trial of chosen) {
    const own = mkdtempSync(join(folder, `${trial.name}-`))
    made.push(await make(trial, subject, own))
    rmSync(own, { recursive: true, force: true })
  }
  report()
  process.exitCode = made.some(hasFailed) ? 1 : 0
}

await main()
