import { describe, expect, it } from 'vitest'
import { type Checked, checkNames, verdict } from '../../src/core/doctor/ailment.ts'
import { checkup } from '../../src/core/doctor/checkup.ts'
import type { Inspection } from '../../src/core/doctor/inspection.ts'
import { problemAt } from '../../src/core/problem.ts'
import { answer, file, folder, healthy, log, now, own } from './inspection.ts'

const place = (path: string) => ({ file: path, line: 4, column: 1, source: '' })

/** `severity code subject (mend)` of each finding. */
const told = (checks: readonly Checked[]): string[] =>
  checks.flatMap(({ ailments }) =>
    ailments.map(({ severity, code, subject, mend }) => `${severity} ${code} ${subject} (${mend})`),
  )

const found = (parts: Partial<Inspection>): string[] => told(checkup(healthy(parts)))

const mine = `${own}.jsonl`
const [a, b, c] = [answer('d/a', -5), answer('d/b', -4), answer('d/a', -3)]
const copy = `${own}.sync-conflict-20261122-101010-ABCDEFG.jsonl`
const day = 24 * 3_600_000
const temporary = '.123-456.mull-tmp'

describe('a healthy collection', () => {
  it('is well in every check', () => {
    const checks = checkup(healthy({ logs: [log(mine, [a, b])] }))
    expect(checks.map(({ check }) => check)).toEqual(checkNames)
    expect(checks.map(verdict)).toEqual(checkNames.map(() => 'well'))
  })

  it('may be new: no answers, no progress.json, no device', () => {
    expect(found({ progressFile: { is: 'missing' }, device: { is: 'missing' } })).toEqual([])
  })
})

const cases: readonly (readonly [name: string, parts: Partial<Inspection>, findings: readonly string[]])[] = [
  // access
  [
    'a reviews folder that cannot be listed',
    { reviewsFolder: folder('reviews', [], { unlisted: 'no-permission' }) },
    ['error cannot-read reviews (yours)'],
  ],
  [
    'a reviews folder that cannot be written',
    {
      reviewsFolder: folder('reviews', [], {
        self: file('reviews', { is: 'folder', unwritable: 'read-only' }),
      }),
    },
    ['error cannot-write reviews (yours)'],
  ],
  [
    'a reviews folder that is a file',
    { reviewsFolder: folder('reviews', [], { self: file('reviews'), unlisted: 'not-folder' }) },
    ['error not-a-folder reviews (yours)'],
  ],
  [
    'an own log and a deck that cannot be written',
    {
      reviewsFolder: folder('reviews', [file(`reviews/${mine}`, { unwritable: 'no-permission' })]),
      decksFolder: folder('decks', [file('decks/d.yaml', { unwritable: 'no-permission', isOthers: true })]),
    },
    [
      'note cannot-write decks/d.yaml (yours)',
      `error cannot-write reviews/${mine} (yours)`,
      'note others decks/d.yaml (yours)',
    ],
  ],
  [
    "another device's log that cannot be written",
    {
      reviewsFolder: folder('reviews', [
        file('reviews/qqqqqqqqqqqqqqqq.jsonl', { unwritable: 'no-permission' }),
      ]),
    },
    [],
  ],
  [
    'a state folder that cannot be made',
    { state: [folder('/state', [], { self: file('/', { is: 'folder', unwritable: 'no-permission' }) })] },
    ['error cannot-write /state (yours)'],
  ],
  // logs
  [
    'damage, a torn line and marks of git',
    { logs: [log(mine, [a], { damaged: 2, kept: 1, torn: { isKept: false }, isMarked: true })] },
    [
      `warning log-damaged reviews/${mine} (none)`,
      `note log-torn reviews/${mine} (none)`,
      `warning log-marked reviews/${mine} (none)`,
    ],
  ],
  [
    'a log of a newer mull',
    { logs: [log(mine, [a], { newer: 'version 2' })], progressFile: { is: 'missing' } },
    [`error log-newer reviews/${mine} (yours)`],
  ],
  [
    'a folder and an unreadable file in place of logs',
    {
      unread: [
        { path: 'reviews/a.jsonl', why: 'folder' },
        { path: 'reviews/b.jsonl', why: { reason: 'no-permission' } },
      ],
    },
    ['error log-not-a-file reviews/a.jsonl (yours)', 'error log-unreadable reviews/b.jsonl (yours)'],
  ],
  [
    'a log with a name of its own',
    { logs: [log('laptop.jsonl', [a])] },
    ['note log-strange reviews/laptop.jsonl (none)'],
  ],
  ['a log that mull merge put there', { logs: [log('merged-0123456789abcdef.jsonl', [a])] }, []],
  [
    'a log that is not read and has answers of its own',
    { logs: [log(mine, [a]), log(`${mine}.bak`, [a, b], { isRead: false })] },
    [`note log-not-read reviews/${mine}.bak (yours)`],
  ],
  [
    'a log that is not read and has none',
    { logs: [log(mine, [a]), log(`${mine}.bak`, [a], { isRead: false })] },
    [],
  ],
  // times
  [
    'an answer from the future, and the clock set right again',
    { logs: [log(mine, [a, answer('d/a', 25), answer('d/b', -1)])] },
    [`warning future reviews/${mine} (yours)`],
  ],
  ['an answer a few hours ahead', { logs: [log(mine, [answer('d/a', 23)])] }, []],
  [
    'a clock that was set back by days',
    { logs: [log(mine, [a, answer('d/a', -60)])] },
    [`note clock-back reviews/${mine} (none)`],
  ],
  // ids
  [
    'an answer that two logs tell differently',
    { logs: [log(mine, [a]), log('qqqqqqqqqqqqqqqq.jsonl', [{ ...a, card: 'd/b' }])] },
    [`warning event-twice reviews/${mine} (yours)`],
  ],
  [
    'an answer that two logs tell alike',
    { logs: [log(mine, [a]), log('qqqqqqqqqqqqqqqq.jsonl', [{ ...a }])] },
    [],
  ],
  [
    'a deck with an id twice, a mistake and a copy',
    {
      decks: {
        ...healthy().decks,
        problems: [
          problemAt(place('decks/d.yaml'), { code: 'card/duplicate-id', id: 'a', first: 2 }),
          problemAt(place('decks/d.yaml'), { code: 'card/missing-key', key: 'answer' }),
          problemAt(place('decks/e.yaml'), { code: 'deck/no-cards' }),
          problemAt(place('decks/d 2.yaml'), { code: 'deck/conflict-copy', of: 'd.yaml', isThere: true }),
        ],
      },
    },
    [
      'error id-twice decks/d.yaml:4 (yours)',
      'error deck-wrong decks/d.yaml (yours)',
      'warning deck-wrong decks/e.yaml (yours)',
      'warning copy-of-deck decks/d 2.yaml (yours)',
    ],
  ],
  [
    'a deck with marks of git',
    {
      marked: ['decks/d.yaml'],
      decks: { ...healthy().decks, problems: [problemAt(place('decks/d.yaml'), { code: 'yaml/indent' })] },
    },
    ['error deck-marked decks/d.yaml (yours)'],
  ],
  [
    'settings with a mistake',
    {
      settings: [problemAt(place('mull.yaml'), { code: 'settings/unknown-key', key: 'x', meant: undefined })],
    },
    ['error settings-wrong mull.yaml (yours)'],
  ],
  // orphans
  [
    'answers of cards that no deck has, deck by deck',
    { logs: [log(mine, [a, answer('d/gone'), answer('d/gone#reverse'), answer('e/x')])] },
    ['note orphans d (yours)', 'note orphans e (yours)'],
  ],
  // progress
  [
    'no progress.json',
    { logs: [log(mine, [a])], progressFile: { is: 'missing' } },
    ['note progress-missing progress.json (fix)'],
  ],
  [
    'an old progress.json',
    { logs: [log(mine, [a])], progressFile: { is: 'text', text: '{"v":1,"cards":{}}' } },
    ['note progress-stale progress.json (fix)'],
  ],
  [
    'half a progress.json',
    { logs: [log(mine, [a])], progressFile: { is: 'text', text: '{"v":1,"car' } },
    ['warning progress-damaged progress.json (fix)'],
  ],
  [
    'a progress.json of a newer mull',
    { progressFile: { is: 'text', text: '{\n"v": 2,\n' } },
    ['note progress-newer progress.json (none)'],
  ],
  [
    'a folder in its place',
    { progressFile: { is: 'other', kind: 'folder' } },
    ['warning progress-not-a-file progress.json (yours)'],
  ],
  [
    'a progress.json that cannot be read',
    { progressFile: { is: 'unreadable', reason: 'no-permission' } },
    ['warning progress-unreadable progress.json (yours)'],
  ],
  // copies
  [
    'a copy of a log that is a part of it',
    { logs: [log(mine, [a, b]), log(copy, [a])] },
    [`note copy-of-log reviews/${copy} (yours)`],
  ],
  [
    'a log and its copy that have parted',
    { logs: [log(mine, [a, b]), log(copy, [a, c])] },
    [`note copy-of-log reviews/${copy} (yours)`, `warning two-writers reviews/${copy} (yours)`],
  ],
  [
    'copies in the root',
    {
      root: folder('.', [
        file('mull.sync-conflict-20261122-101010-ABCDEFG.yaml'),
        file('progress.json'),
        file('progress 2.json'),
        file('progress.sync-conflict-20261122-101010-ABCDEFG.json'),
        file('README 2.md'),
      ]),
    },
    [
      'warning copy-of-settings mull.sync-conflict-20261122-101010-ABCDEFG.yaml (yours)',
      'warning copy-of-progress progress 2.json (yours)',
      'warning copy-of-progress progress.sync-conflict-20261122-101010-ABCDEFG.json (fix)',
    ],
  ],
  // links
  [
    'links that lead nowhere and outside',
    {
      decksFolder: folder('decks', [
        file('decks/here.yaml', { link: { to: 'd.yaml', isOutside: false } }),
        file('decks/out.yaml', { link: { to: '/etc', isOutside: true } }),
        {
          path: 'decks/gone.yaml',
          name: 'gone.yaml',
          size: 1,
          written: 0,
          identity: '',
          isOthers: false,
          link: { to: 'x', isOutside: true },
        },
      ]),
    },
    ['note link-outside decks/out.yaml (none)', 'warning link-broken decks/gone.yaml (yours)'],
  ],
  [
    'one log under two names',
    {
      reviewsFolder: folder('reviews', [
        file(`reviews/${mine}`, { identity: '1' }),
        file('reviews/zz.jsonl', { identity: '1' }),
      ]),
    },
    ['warning log-two-names reviews/zz.jsonl (yours)'],
  ],
  // backups
  [
    'damaged backups, of which the newest is what the next one builds on',
    {
      backups: {
        path: '/b',
        looks: [
          { path: '/b/3.json', is: 'read', lost: ['decks/d.yaml'] },
          { path: '/b/2.json', is: 'read', lost: ['decks/d.yaml'] },
          { path: '/b/1.json', is: 'damaged', lost: [] },
          { path: '/b/0.json', is: 'newer', lost: [] },
        ],
      },
    },
    [
      'warning backup-damaged /b/3.json (fix)',
      'warning backup-damaged /b/2.json (none)',
      'warning backup-unreadable /b/1.json (none)',
      'note backup-newer /b/0.json (none)',
    ],
  ],
  [
    'backups that cannot be looked into',
    { backups: { path: '/b', unlisted: 'no-permission' } },
    ['warning backups-unlisted /b (yours)'],
  ],
  // this machine
  ['a damaged device id', { device: { is: 'damaged' } }, ['warning device-damaged /state/device (none)']],
  ['a state folder in the collection', { isStateInside: true }, ['warning state-inside /state (yours)']],
  [
    'a network file system',
    { disk: { network: 'NFS', free: 1e9, isOutOfFiles: false } },
    ['warning network /cards (yours)'],
  ],
  ['little room', { disk: { free: 5e6, isOutOfFiles: false } }, ['warning disk-low /cards (yours)']],
  [
    'no room',
    { disk: { free: 0, isOutOfFiles: true } },
    ['error disk-low /cards (yours)', 'error disk-out-of-files /cards (yours)'],
  ],
  // leftovers
  [
    'temporary files of runs that are over',
    {
      decksFolder: folder('decks', [
        file(`decks/${temporary}`, { isRunning: false }),
        file('decks/.124-456.mull-tmp', { isRunning: false, written: now - 60_000 }),
        file('decks/.125-456.mull-tmp', { isRunning: true, written: now - day / 2 }),
        file('decks/.126-456.mull-tmp', { isRunning: true, written: now - 2 * day }),
        file('decks/mine.mull-tmp'),
      ]),
      state: [folder('/state', [file(`/state/.device-${own}`)])],
    },
    [
      `warning leftover decks/${temporary} (fix)`,
      'warning leftover decks/.126-456.mull-tmp (fix)',
      `warning leftover /state/.device-${own} (fix)`,
    ],
  ],
  [
    'collections that a first run began',
    {
      begun: [
        { ...file('/cards-new-1', { is: 'folder' }), hasAnswers: false },
        { ...file('/cards-new-2', { is: 'folder' }), hasAnswers: true },
      ],
    },
    ['warning leftover-collection /cards-new-1 (fix)', 'warning leftover-with-answers /cards-new-2 (yours)'],
  ],
  // git
  [
    'a git repository that is told nothing',
    { git: { attributes: [], ignored: ['node_modules'], tracksProgress: true } },
    [
      'warning git-logs-not-exempt .gitattributes (fix)',
      'warning git-progress-not-ignored .gitignore (fix)',
      'warning git-progress-tracked progress.json (yours)',
    ],
  ],
  ...['reviews/*.jsonl -text', '/reviews/*.jsonl -text merge=union', 'reviews/* binary', '*.jsonl -text'].map(
    line =>
      [
        `a git repository that is told ${line}`,
        { git: { attributes: ['# x', line], ignored: ['/progress.json'], tracksProgress: false } },
        [],
      ] as const,
  ),
]

describe('doctor finds', () => {
  it.each(cases)('%s', (_, parts, findings) => {
    expect(found(parts)).toEqual(findings)
  })
})

describe('what could not be looked at', () => {
  const obstacles = (parts: Partial<Inspection>) =>
    Object.fromEntries(
      checkup(healthy(parts)).flatMap(({ check, obstacles }) =>
        obstacles.length > 0 ? [[check, obstacles]] : [],
      ),
    )

  it('is said by each check that wanted it', () => {
    expect(obstacles({ unread: [{ path: 'reviews/a.jsonl', why: 'folder' }] })).toEqual({
      times: ['logs-unread'],
      ids: ['logs-unread'],
      orphans: ['logs-unread'],
      progress: ['logs-unread'],
      copies: ['logs-unread'],
    })
    expect(obstacles({ decksFolder: folder('decks', [], { unlisted: 'no-permission' }) })).toEqual({
      ids: ['decks-unread'],
      decks: ['decks-unread'],
      orphans: ['decks-unread'],
    })
    expect(obstacles({ disk: undefined })).toEqual({ disk: ['platform'] })
    const settings = [problemAt(place('mull.yaml'), { code: 'yaml/indent' })]
    expect(obstacles({ settings })).toEqual({ progress: ['settings-wrong'] })
  })

  it('keeps progress.json from being judged, and so from being mended', () => {
    const stale = { progressFile: { is: 'text', text: '{' } } as const
    const settings = [problemAt(place('mull.yaml'), { code: 'yaml/indent' })]
    expect(found({ ...stale, settings })).toEqual(['error settings-wrong mull.yaml (yours)'])
    expect(found({ ...stale, logs: [log(mine, [a], { newer: 'version 2' })] })).toEqual([
      `error log-newer reviews/${mine} (yours)`,
    ])
  })
})
