import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'

import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../../src/core/json.ts'
import { backupFolder } from '../../src/files/backup.ts'
import { placeAt } from '../../src/files/collection.ts'
import { readDecks } from '../../src/files/deck-files.ts'
import { readLogs } from '../../src/files/review-logs.ts'
import { checkMull } from './mull-check.ts'
import { mullCollection, mullVars } from './mull-home.ts'
import { bare, run } from './ran.ts'
import type { Operation, Subject } from './trial.ts'

const deckLines = (count: number, ids: boolean): string =>
  Array.from(
    { length: count },
    (_, n) => `  - ${ids ? `id: c${n}\n    ` : ''}question: Question ${n}?\n    answer: Answer ${n}\n`,
  ).join('')

const put = (home: string, file: string, text: string): void => {
  const path = join(mullCollection(home), file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

const ratings = ['good', 'again', 'hard', 'good', 'easy']
/** Grades as `review --json` reads them. */
const gradeLines = (count: number): string =>
  Array.from({ length: count }, (_, n) => `{"type":"rate","rating":"${ratings[n % ratings.length]}"}\n`).join(
    '',
  )

/** Whole lines only: what a kill tore was never said. */
const wholeLines = (text: string): string[] => text.split('\n').slice(0, -1)

const Saved = z.object({ type: z.literal('saved'), event: z.object({ id: z.string() }) })
const savedIds = (stdout: string): string[] =>
  wholeLines(stdout).flatMap(line => Saved.safeParse(parseJson(line)).data?.event.id ?? [])

/** A mark of what one JSON object on stdout says is done. */
const said =
  <T>(schema: z.ZodType<T>, marks: (result: T) => readonly string[]) =>
  (stdout: string): readonly string[] => {
    const { data } = schema.safeParse(parseJson(stdout))
    return data === undefined ? [] : marks(data)
  }

const cardMark = (question: string): string => `card ${question}`
const undoneMark = (event: string): string => `undone ${event}`
const fileMark = (file: string): string => `file ${file}`
const idsMark = (deck: string): string => `ids of ${deck}`

const otherMark = 'the answers of the other machine'
const progressMark = 'progress.json'
const otherCollection = (home: string): string => join(home, 'other', 'data', 'mull')

/** Its time in UTC; the number of the newest where there is no home yet, in what is printed. */
const firstBackup = (home: string): string => {
  const all = join(home, 'state', 'mull', 'backups')
  if (!existsSync(all)) return '1'
  const [folder = ''] = readdirSync(all)
  const [name = ''] = readdirSync(join(all, folder))
    .filter(entry => /^\d{8}T/.test(entry))
    .sort()
  return name.replace(/Z-.*$/, 'Z')
}

const newQuestions = Array.from({ length: 5 }, (_, n) => `New question ${n}?`)

/** mull's own program as the subject of the suite. `program` is the absolute path of what `npm run build` makes. */
export const mull = (program: string): Subject => {
  const argv = (...words: string[]) => [process.execPath, program, ...words]
  const must = async (
    home: string,
    words: readonly string[],
    stdin = '',
    vars: Readonly<Record<string, string>> = {},
  ): Promise<void> => {
    const options = { cwd: home, vars: { ...bare(home, mullVars(home)), ...vars }, stdin }
    const { code, err } = await run(argv(...words), options)
    if (code !== 0) throw new Error(`mull ${words.join(' ')} ended with ${code}: ${err}`)
  }
  /** A collection of one deck with 30 cards, ten of them answered on this device. */
  const prepare = async (home: string): Promise<void> => {
    put(home, 'decks/d.yaml', `cards:\n${deckLines(30, true)}`)
    await must(home, ['review', '--json'], gradeLines(10))
  }
  /** Another machine of the same person, with answers of its own; `words` is what it does then. */
  const prepareOther = async (home: string, words: readonly string[] = ['due', '--json']): Promise<void> => {
    const decks = join(otherCollection(home), 'decks')
    mkdirSync(decks, { recursive: true })
    writeFileSync(join(decks, 'd.yaml'), `cards:\n${deckLines(30, true)}`)
    const vars = { XDG_DATA_HOME: join(home, 'other', 'data'), XDG_STATE_HOME: join(home, 'other', 'state') }
    await must(home, ['review', '--json'], gradeLines(4), vars)
    await must(home, words, '', vars)
  }
  const operation = (parts: Pick<Operation, 'argv' | 'acknowledged'> & Partial<Operation>): Operation => ({
    prepare,
    stdin: '',
    ...parts,
  })
  return {
    name: 'mull',
    vars: mullVars,
    operations: {
      'first-run': operation({
        daily: true,
        prepare: async () => {},
        argv: () => argv('review', '--json'),
        stdin: gradeLines(2),
        acknowledged: savedIds,
      }),
      review: operation({
        daily: true,
        prepare: async home => {
          await prepare(home)
          put(home, 'mull.yaml', 'new_per_day: 100\n')
        },
        argv: () => argv('review', '--json'),
        stdin: gradeLines(20),
        acknowledged: savedIds,
      }),
      undo: operation({
        daily: true,
        argv: () => argv('undo', '--times', '3', '--json'),
        acknowledged: said(z.object({ undone: z.array(z.object({ id: z.string() })) }), ({ undone }) =>
          undone.map(({ id }) => undoneMark(id)),
        ),
      }),
      suspend: operation({
        argv: () => argv('suspend', 'd/c1', 'd/c2', '--json'),
        acknowledged: said(z.object({ events: z.array(z.object({ id: z.string() })) }), ({ events }) =>
          events.map(({ id }) => id),
        ),
      }),
      export: operation({
        daily: true,
        prepare: async home => {
          await prepare(home)
          writeFileSync(join(home, 'out.csv'), 'an older export\n')
        },
        argv: () => argv('export', 'd', '-o', 'out.csv', '--json'),
        acknowledged: said(z.object({ file: z.string() }), () => [fileMark('out.csv')]),
      }),
      'export-apkg': operation({
        prepare: async home => {
          await prepare(home)
          writeFileSync(join(home, 'out.apkg'), 'an older export\n')
        },
        argv: () => argv('export', 'd', '-o', 'out.apkg', '--json'),
        acknowledged: said(z.object({ file: z.string() }), () => [fileMark('out.apkg')]),
      }),
      add: operation({
        argv: () => argv('add', 'd', '-q', newQuestions[0] ?? '', '-a', 'A', '--json'),
        acknowledged: said(z.object({ card: z.string() }), () => newQuestions.slice(0, 1).map(cardMark)),
      }),
      'add-lines': operation({
        argv: () => argv('add', 'd', '--stdin', '--json'),
        stdin: newQuestions.map(question => `${JSON.stringify({ question, answer: 'A' })}\n`).join(''),
        acknowledged: said(z.object({ added: z.number() }), ({ added }) =>
          newQuestions.slice(0, added).map(cardMark),
        ),
      }),
      'write-ids': operation({
        prepare: async home => {
          put(home, 'decks/d.yaml', `cards:\n${deckLines(20, false)}`)
          put(home, 'decks/e.yaml', 'cards:\n  - {question: Other?, answer: Yes}\n')
        },
        argv: () => argv('check', '--write-ids', '--json'),
        acknowledged: said(z.object({ wrote: z.array(z.object({ file: z.string() })) }), ({ wrote }) =>
          wrote.map(({ file }) => idsMark(file.replace(/^.*\//, ''))),
        ),
      }),
      import: operation({
        prepare: async home => {
          await prepare(home)
          const rows = ['Question 3?,Answer 3 anew', ...newQuestions.map(question => `${question},A`)]
          writeFileSync(join(home, 'd.csv'), `question,answer\n${rows.join('\n')}\n`)
          writeFileSync(join(home, 'e.md'), 'Q: Other question?\nA: Yes\n')
        },
        argv: () => argv('import', 'd.csv', 'e.md', '--json'),
        acknowledged: said(
          z.object({
            dryRun: z.literal(false),
            decks: z.array(z.object({ deck: z.string(), new: z.number() })),
          }),
          ({ decks }) =>
            decks.flatMap(({ deck, new: added }) =>
              (deck === 'd' ? newQuestions : ['Other question?']).slice(0, added).map(cardMark),
            ),
        ),
      }),
      merge: operation({
        daily: true,
        prepare: async home => {
          await prepare(home)
          await prepareOther(home)
        },
        argv: home => argv('merge', otherCollection(home), '--json'),
        acknowledged: said(z.object({ dryRun: z.literal(false) }), () => [otherMark]),
      }),
      restore: operation({
        prepare: async home => {
          await prepare(home)
          await prepareOther(home)
          await must(home, ['merge', otherCollection(home)])
          put(home, 'decks/d.yaml', 'cards: []\n')
        },
        moved: home => {
          const all = join(home, 'state', 'mull', 'backups')
          const [name = ''] = readdirSync(all)
          const folders = { state: dirname(all), data: '' }
          renameSync(join(all, name), backupFolder({ folders }, placeAt(mullCollection(home))))
        },
        // By its time, as a restore that failed has added a backup of its own to the list.
        argv: home => argv('restore', firstBackup(home), '--yes', '--json'),
        acknowledged: said(z.object({ dryRun: z.literal(false) }), () => [
          cardMark('Question 29?'),
          otherMark,
        ]),
      }),
      doctor: operation({
        prepare: async home => {
          await prepare(home)
          rmSync(join(mullCollection(home), 'progress.json'))
        },
        argv: () => argv('doctor', '--fix', '--json'),
        acknowledged: said(z.object({ fixes: z.array(z.object({ failed: z.null() })).min(1) }), () => [
          progressMark,
        ]),
      }),
      sync: operation({
        prepare: async home => {
          writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = A\n\temail = a@example.org\n')
          const remote = join(home, 'remote.git')
          const { code, err } = await run(['git', 'init', '-q', '--bare', '-b', 'main', remote], {
            cwd: home,
            vars: bare(home, {}),
          })
          if (code !== 0) throw new Error(`git ended with ${code}: ${err}`)
          // What becomes of a remote is its keeper's care: git itself does not sync the refs it is sent.
          appendFileSync(join(remote, 'config'), '[core]\n\tfsync = all\n')
          await prepare(home)
          await prepareOther(home, ['sync', remote])
        },
        argv: home => argv('sync', join(home, 'remote.git'), '--json'),
        acknowledged: said(z.object({ ending: z.literal('done') }), () => [otherMark]),
      }),
    },
    kept: async home => {
      const folder = mullCollection(home)
      const { decks } = readDecks(join(folder, 'decks'), home)
      const events = readLogs(join(folder, 'reviews')).flatMap(log => log.events)
      const output = join(home, 'out.csv')
      const ids = new Set(events.map(({ id }) => id))
      const others = readLogs(join(otherCollection(home), 'reviews')).flatMap(log => log.events)
      const hasOthers = others.length > 0 && others.every(({ id }) => ids.has(id))
      const isWritten = existsSync(output) && readFileSync(output, 'utf8').includes('Answer 29')
      return new Set([
        ...ids,
        ...(hasOthers ? [otherMark] : []),
        ...(existsSync(join(folder, 'progress.json')) ? [progressMark] : []),
        ...events.flatMap(event => (event.type === 'undo' ? undoneMark(event.event) : [])),
        ...decks.flatMap(deck => deck.cards.map(({ question }) => cardMark(question))),
        ...(isWritten ? [fileMark('out.csv')] : []),
        ...(isWholeZip(join(home, 'out.apkg')) ? [fileMark('out.apkg')] : []),
        ...filesWithIds(join(folder, 'decks')).map(idsMark),
      ])
    },
    check: checkMull(argv()),
  }
}

/** Whether a zip's last record tells of all that stands before it. */
const isWholeZip = (file: string): boolean => {
  if (!existsSync(file)) return false
  const bytes = readFileSync(file)
  const end = bytes.length - 22
  if (end < 0 || bytes.readUInt32LE(end) !== 0x06054b50) return false
  return bytes.readUInt32LE(end + 12) + bytes.readUInt32LE(end + 16) === end
}

const filesWithIds = (folder: string): string[] => {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter(name => {
    if (!/^[^.].*\.yaml$/.test(name)) return false
    const text = readFileSync(join(folder, name), 'utf8')
    const count = (word: RegExp) => [...text.matchAll(word)].length
    return count(/\bquestion:/g) === count(/\bid:/g)
  })
}
