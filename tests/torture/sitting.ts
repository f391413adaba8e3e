import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mull, type Person, personAt, type Vars } from './person.ts'
import { atTerminal, type Seen, type Step, shellWords } from './pty.ts'

/** What a run left of its terminal. */
export type Left = Seen & {
  /** mull's own exit code, where it came to one. */
  readonly exit: number | undefined
  /** `stty -g` before, while mull was stopped, and after. */
  readonly before: string
  readonly between: string | undefined
  readonly after: string
  /** The grades in the logs, in their order. */
  readonly grades: readonly number[]
}

const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined

const deck = (from: number, count: number, rest = ''): string =>
  `cards:\n${Array.from({ length: count }, (_, n) => `  - {id: n${from + n}, topic: t${n % 2}, question: Number ${from + n}?, answer: It is ${from + n}.${rest}}\n`).join('')}`

/** A person with 30 cards that show the answer, 120 in all. */
export const sitter = (home: string): Person => {
  const person = personAt(home)
  person.write('mull.yaml', 'new_per_day: 1000\n')
  person.write('decks/numbers.yaml', deck(10, 90))
  person.write('decks/typed.yaml', deck(200, 30, ', typed: true'))
  return person
}

const Grade = /"type":"review".*?"rating":(\d)/

export const gradesIn = ({ collection }: Person): readonly number[] => {
  const folder = join(collection, 'reviews')
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n'))
    .flatMap(line => {
      const [, rating] = Grade.exec(line) ?? []
      return rating === undefined ? [] : [Number(rating)]
    })
}

export type Running = {
  readonly pid: () => number
  /** The terminal's device. */
  readonly tty: () => string
}

type Sitting = {
  readonly argv?: readonly string[]
  readonly args: readonly string[]
  readonly steps: (running: Running) => readonly Step[]
  /** Ctrl-Z gives the shell back, which then says `fg`. */
  readonly stops?: boolean
  readonly vars?: Vars
  readonly lent?: (pid: number) => void
}

/** A shell at a terminal that runs mull, and writes down what it finds before and after. */
export const sit = async (
  person: Person,
  { argv = [process.execPath, mull], args, steps, stops = false, vars = {}, lent }: Sitting,
): Promise<Left> => {
  const file = (name: string) => join(person.home, name)
  for (const name of ['pid', 'tty', 'before', 'between', 'after', 'exit']) rmSync(file(name), { force: true })
  writeFileSync(file('mull'), `echo $$ >pid\nexec ${shellWords([...argv, ...args])}\n`)
  const stopped = stops ? 'stty -g >between; echo STOPPED; fg %1 >/dev/null;' : ''
  const command = `${stops ? 'set -m;' : ''} tty >tty; stty -g >before; sh mull; ${stopped} echo $? >exit; stty -g >after`
  const running = { pid: () => Number(textOf(file('pid'))), tty: () => textOf(file('tty')) ?? '' }
  const seen = await atTerminal(command, steps(running), {
    cwd: person.home,
    vars: { ...person.vars, NO_COLOR: '1', ...vars },
    patience: 60_000,
    ...(lent ? { lent } : {}),
  })
  const exit = textOf(file('exit'))
  return {
    ...seen,
    exit: exit === undefined ? undefined : Number(exit),
    before: textOf(file('before')) ?? '',
    between: textOf(file('between')),
    after: textOf(file('after')) ?? '',
    grades: gradesIn(person),
  }
}

/** Whether the last word on a mode of the terminal was to set it. */
const isOn = (bytes: Buffer, on: string, off: string): boolean =>
  bytes.lastIndexOf(on) > bytes.lastIndexOf(off)

/** What is not as it was; undefined where all is. */
export const wrongTerminal = ({ before, between, after, bytes }: Left): string | undefined => {
  if (before === '' || before !== after) return `stty was ${before} and is ${after}`
  if (between !== undefined && between !== before)
    return `stty was ${before} and ${between} while mull was stopped`
  if (isOn(bytes, '\x1b[?25l', '\x1b[?25h')) return 'the cursor is hidden'
  return isOn(bytes, '\x1b[?1049h', '\x1b[?1049l') ? 'the other screen is left on' : undefined
}
