import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Acknowledged, collectionIn, logsIn } from './logs.ts'
import { bare } from './ran.ts'
import { homeVars, program } from './talk.ts'
import type { Failure } from './trial.ts'

const cards = 60

const deck = `cards:\n${Array.from({ length: cards }, (_, n) => `  - { id: c${n}, question: "Number ${n}?", answer: "It is ${n}." }\n`).join('')}`

/** What the screens of two sessions say is saved, against what the log holds. */
export const twoTerminals = async (
  home: string,
): Promise<{ acknowledged: Acknowledged; failures: Failure[]; skipped: string[] }> => {
  const nothing = { acknowledged: new Map(), failures: [], skipped: [] }
  if (spawnSync('tmux', ['-V']).status !== 0) {
    return { ...nothing, skipped: ['two sessions at terminals: there is no tmux here'] }
  }
  mkdirSync(join(collectionIn(home), 'decks'), { recursive: true })
  writeFileSync(join(collectionIn(home), 'decks', 'd.yaml'), deck)
  writeFileSync(join(collectionIn(home), 'mull.yaml'), 'new_per_day: 1000\n')
  const vars = bare(home, { ...homeVars(home), TERM: 'screen-256color' })
  // Its socket goes with the home.
  const env = { ...process.env, TMUX_TMPDIR: home }
  const tmux = (...words: string[]): string =>
    spawnSync('tmux', ['-L', 'torture', '-f', '/dev/null', '-u', ...words], { encoding: 'utf8', env }).stdout
  const names = ['one', 'two']
  const screen = (name: string) => tmux('capture-pane', '-p', '-t', name).replaceAll('\u00a0', ' ')
  const until = async (what: () => boolean): Promise<boolean> => {
    const end = Date.now() + 30_000
    while (!what()) {
      if (Date.now() > end) return false
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    return true
  }
  const failures: Failure[] = []
  const fail = (kind: Failure['kind'], what: string) =>
    failures.push({ kind, what, again: 'two sessions of mull review in tmux' })
  try {
    const words = Object.entries(vars).map(([name, value]) => `${name}=${value}`)
    const command = ['sh', '-c', '"$0" "$1" review; sleep 60', process.execPath, program]
    for (const name of names)
      tmux('new-session', '-d', '-s', name, '-x', '80', '-y', '24', 'env', '-i', ...words, ...command)
    for (const name of names)
      if (!(await until(() => screen(name).includes('Number'))))
        fail('unreadable', `no card: ${screen(name)}`)
    // Keys of both in turns; then bursts, into which the other's answers come.
    for (let n = 0; n < 10; n++) for (const name of names) tmux('send-keys', '-t', name, 'Space', '3')
    for (const name of names) tmux('send-keys', '-t', name, ...Array(10).fill(['Space', '4']).flat())
    for (const name of names) tmux('send-keys', '-t', name, 'u', 'Space', '2', 'q')
    const saved = /Saved (\d+) answers?/
    for (const name of names)
      if (!(await until(() => saved.test(screen(name))))) fail('unreadable', `no end: ${screen(name)}`)
    const said = names.map(name => Number(saved.exec(screen(name))?.[1])).reduce((a, b) => a + b)
    const events = logsIn(collectionIn(home))
      .flatMap(log => [...log.events.values()].flat())
      .map(line => JSON.parse(line))
    const reviews = events.filter(({ type }) => type === 'review').length
    const undone = events.filter(({ type }) => type === 'undo').length
    if (said !== reviews - undone)
      fail('lost', `the screens say ${said}, the log ${reviews} and ${undone} taken back`)
    if (reviews < 20) fail('unreadable', `only ${reviews} answers: ${names.map(screen).join('\n')}`)
    return { acknowledged: new Map(events.map(event => [event.id, ''])), failures, skipped: [] }
  } finally {
    tmux('kill-server')
  }
}
