import { describe, expect, it } from 'vitest'
import { checkup } from '../../src/core/doctor/checkup.ts'
import type { Inspection } from '../../src/core/doctor/inspection.ts'
import type { Language } from '../../src/core/language.ts'
import { problemAt } from '../../src/core/problem.ts'
import { doctorLines, mendingLines } from '../../src/ui/doctor.ts'
import { answer, file, folder, healthy, log, own } from '../core/inspection.ts'
import { wordsOf } from '../words.ts'
import { shown, widest } from './show.ts'

const name = `${own}.jsonl`
const place = { file: 'decks/d.yaml', line: 4, column: 1, source: '' }
const leftover = (pid: number) => file(`decks/.${pid}-1.mull-tmp`, { isRunning: false })

const sick: Partial<Inspection> = {
  logs: [log(name, [answer('d/gone', -3), answer('d/a', 9000)], { damaged: 1, kept: 1 })],
  unread: [{ path: 'reviews/x.jsonl', why: { reason: 'no-permission' } }],
  settings: [
    problemAt({ ...place, file: 'mull.yaml' }, { code: 'settings/unknown-key', key: 'x', meant: undefined }),
  ],
  decks: {
    ...healthy().decks,
    problems: [problemAt(place, { code: 'card/duplicate-id', id: 'a', first: 2 })],
  },
  decksFolder: folder('decks', [1, 2, 3, 4, 5, 6].map(leftover)),
  disk: { network: 'NFS', free: 2e6, isOutOfFiles: false },
}

const screen = (language: Language, parts: Partial<Inspection>, columns: number) =>
  shown(doctorLines(wordsOf(language), '/home/ada/cards', checkup(healthy(parts)), columns), columns)

describe('what doctor found', () => {
  it('in English at 80 columns', () => {
    expect(screen('en', sick, 80)).toMatchInlineSnapshot(`
      "/home/ada/cards
      ok  Permissions: all can be read and written
      ✗   Logs: 1 error, 1 warning
          error: reviews/x.jsonl cannot be read (no permission), so no command opens
          the collection
            Make it readable, or move it out of reviews/ and keep it: mull merge
            brings it in again.
          warning: reviews/abcdefghijklmnop.jsonl has 1 line that cannot be read; mull
          steps over it and leaves the log as it is. A copy is kept beside it.
            If another machine or a backup has this log whole: mull merge FILE brings
            back what the lines held.
      !   Times: 1 warning
          warning: reviews/abcdefghijklmnop.jsonl has 1 answer from the future, the
          newest 375 days ahead (2027-12-03T10:00:00.000+00:00): a clock was wrong
          then, or is now. Cards answered so come back too late.
            Set the clock right. mull reset CARD lets such a card begin anew.
          could not be checked in full: some logs cannot be read
      ✗   Ids: 1 error
          error: decks/d.yaml:4 the card on line 2 has the id "a" already
            Give one of them another id.
          could not be checked in full: some logs cannot be read, some decks have
          errors
      ✗   Settings: 1 error
          error: mull.yaml has 1 error, so most commands refuse to start
            mull check shows each with its place.
      ok  Decks: no mistakes
      ?   Histories: could not be checked in full: some logs cannot be read, some
          decks have errors
      ?   progress.json: could not be checked in full: some logs cannot be read, the
          settings have errors
      ok  Backups: each can be brought back whole
      ?   Copies: could not be checked in full: some logs cannot be read
      ok  Links: none is broken
      ok  Device: it has an id of its own
      !   Disk: 2 warnings
          warning: /cards is on a network file system (NFS). Answers are safe while
          one machine reviews; when two append at once, some may be lost.
            Keep the collection on a local disk, and carry it with mull sync,
            Syncthing or the like.
          warning: /cards has only 2.0 MB left on its disk
            Make room.
      !   Leftovers: 6 warnings
          warning: decks/.1-1.mull-tmp is left of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.2-1.mull-tmp is left of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.3-1.mull-tmp is left of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.4-1.mull-tmp is left of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          and 2 more like this (--json lists all)
      ok  git: nothing stands in its way
      15 checks: 3 errors, 10 warnings, 5 not checked in full.
      mull doctor --fix mends 6 of them."
    `)
  })
  it('in English at 40 columns', () => {
    expect(screen('en', sick, 40)).toMatchInlineSnapshot(`
      "/home/ada/cards
      ok  Permissions: all can be read and
          written
      ✗   Logs: 1 error, 1 warning
          error: reviews/x.jsonl cannot be
          read (no permission), so no command
          opens the collection
            Make it readable, or move it out
            of reviews/ and keep it: mull
            merge brings it in again.
          warning:
          reviews/abcdefghijklmnop.jsonl has 1
          line that cannot be read; mull steps
          over it and leaves the log as it is.
          A copy is kept beside it.
            If another machine or a backup has
            this log whole: mull merge FILE
            brings back what the lines held.
      !   Times: 1 warning
          warning:
          reviews/abcdefghijklmnop.jsonl has 1
          answer from the future, the newest
          375 days ahead
          (2027-12-03T10:00:00.000+00:00): a
          clock was wrong then, or is now.
          Cards answered so come back too
          late.
            Set the clock right. mull reset
            CARD lets such a card begin anew.
          could not be checked in full: some
          logs cannot be read
      ✗   Ids: 1 error
          error: decks/d.yaml:4 the card on
          line 2 has the id "a" already
            Give one of them another id.
          could not be checked in full: some
          logs cannot be read, some decks have
          errors
      ✗   Settings: 1 error
          error: mull.yaml has 1 error, so
          most commands refuse to start
            mull check shows each with its
            place.
      ok  Decks: no mistakes
      ?   Histories: could not be checked in
          full: some logs cannot be read, some
          decks have errors
      ?   progress.json: could not be checked
          in full: some logs cannot be read,
          the settings have errors
      ok  Backups: each can be brought back
          whole
      ?   Copies: could not be checked in
          full: some logs cannot be read
      ok  Links: none is broken
      ok  Device: it has an id of its own
      !   Disk: 2 warnings
          warning: /cards is on a network file
          system (NFS). Answers are safe while
          one machine reviews; when two append
          at once, some may be lost.
            Keep the collection on a local
            disk, and carry it with mull sync,
            Syncthing or the like.
          warning: /cards has only 2.0 MB left
          on its disk
            Make room.
      !   Leftovers: 6 warnings
          warning: decks/.1-1.mull-tmp is left
          of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.2-1.mull-tmp is left
          of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.3-1.mull-tmp is left
          of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          warning: decks/.4-1.mull-tmp is left
          of a run that was cut short, and is
          nothing but a temporary file
            mull doctor --fix removes it.
          and 2 more like this (--json lists
          all)
      ok  git: nothing stands in its way
      15 checks: 3 errors, 10 warnings, 5 not
      checked in full.
      mull doctor --fix mends 6 of them."
    `)
  })
  it('in Chinese at 80 columns', () => {
    expect(screen('zh', sick, 80)).toMatchInlineSnapshot(`
      "/home/ada/cards
      好  权限：都可读写
      ✗   日志：1 个错误、1 个警告
          错误：reviews/x.jsonl 读不了（没有权限），所有命令都打不开卡片库
            请改为可读；或把它移出 reviews/ 并保存好，以后可用 mull merge 并回来。
          警告：reviews/abcdefghijklmnop.jsonl 有 1 行读不出来；mull 会跳过，日志保持
          原样。旁边已存有副本。
            如果别的电脑或备份中有完整的日志，可用 mull merge 文件 找回这些行的内容。
      !   时间：1 个警告
          警告：reviews/abcdefghijklmnop.jsonl 有 1 次作答来自未来，最晚的超前 375 天
          （2027-12-03T10:00:00.000+00:00）：当时或现在的时钟不对。这样作答的卡片会太
          晚才再出现。
            请校准时钟。mull reset 卡片 可让这样的卡片从头开始。
          未能完整检查：有些日志读不了
      ✗   id：1 个错误
          错误：decks/d.yaml:4 第 2 行的卡片已经用了 id "a"
            请给其中一个换个 id。
          未能完整检查：有些日志读不了、有些牌组有错误
      ✗   设置：1 个错误
          错误：mull.yaml 有 1 个错误，多数命令因此无法运行
            mull check 会逐一指出位置。
      好  牌组：没有错误
      ?   学习记录：未能完整检查：有些日志读不了、有些牌组有错误
      ?   progress.json 文件：未能完整检查：有些日志读不了、设置有错误
      好  备份：都能完整恢复
      ?   副本：未能完整检查：有些日志读不了
      好  链接：没有失效的链接
      好  设备：有自己的 id
      !   磁盘：2 个警告
          警告：/cards 在网络文件系统上（NFS）。只有一台电脑复习时作答是安全的；两台同
          时写入可能会丢失一些。
            请把卡片库放在本地磁盘上，用 mull sync、Syncthing 等同步。
          警告：/cards 所在磁盘只剩 2.0 MB
            请腾出空间。
      !   残留文件：6 个警告
          警告：decks/.1-1.mull-tmp 是中断的运行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.2-1.mull-tmp 是中断的运行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.3-1.mull-tmp 是中断的运行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.4-1.mull-tmp 是中断的运行留下的，只是临时文件
            mull doctor --fix 会删除它。
          另有 2 个同类问题（--json 列出全部）
      好  git：没有妨碍
      共检查 15 项：3 个错误，10 个警告，5 项未能完整检查。
      mull doctor --fix 可修复其中 6 个。"
    `)
  })
  it('in Chinese at 40 columns', () => {
    expect(screen('zh', sick, 40)).toMatchInlineSnapshot(`
      "/home/ada/cards
      好  权限：都可读写
      ✗   日志：1 个错误、1 个警告
          错误：reviews/x.jsonl 读不了（没有权
          限），所有命令都打不开卡片库
            请改为可读；或把它移出 reviews/ 并
            保存好，以后可用 mull merge 并回
            来。
          警告：reviews/abcdefghijklmnop.jsonl
          有 1 行读不出来；mull 会跳过，日志保
          持原样。旁边已存有副本。
            如果别的电脑或备份中有完整的日志，
            可用 mull merge 文件 找回这些行的
            内容。
      !   时间：1 个警告
          警告：reviews/abcdefghijklmnop.jsonl
          有 1 次作答来自未来，最晚的超前 375
          天
          （2027-12-03T10:00:00.000+00:00）：
          当时或现在的时钟不对。这样作答的卡片
          会太晚才再出现。
            请校准时钟。mull reset 卡片 可让这
            样的卡片从头开始。
          未能完整检查：有些日志读不了
      ✗   id：1 个错误
          错误：decks/d.yaml:4 第 2 行的卡片已
          经用了 id "a"
            请给其中一个换个 id。
          未能完整检查：有些日志读不了、有些牌
          组有错误
      ✗   设置：1 个错误
          错误：mull.yaml 有 1 个错误，多数命
          令因此无法运行
            mull check 会逐一指出位置。
      好  牌组：没有错误
      ?   学习记录：未能完整检查：有些日志读不
          了、有些牌组有错误
      ?   progress.json 文件：未能完整检查：有
          些日志读不了、设置有错误
      好  备份：都能完整恢复
      ?   副本：未能完整检查：有些日志读不了
      好  链接：没有失效的链接
      好  设备：有自己的 id
      !   磁盘：2 个警告
          警告：/cards 在网络文件系统上
          （NFS）。只有一台电脑复习时作答是安
          全的；两台同时写入可能会丢失一些。
            请把卡片库放在本地磁盘上，用 mull
            sync、Syncthing 等同步。
          警告：/cards 所在磁盘只剩 2.0 MB
            请腾出空间。
      !   残留文件：6 个警告
          警告：decks/.1-1.mull-tmp 是中断的运
          行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.2-1.mull-tmp 是中断的运
          行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.3-1.mull-tmp 是中断的运
          行留下的，只是临时文件
            mull doctor --fix 会删除它。
          警告：decks/.4-1.mull-tmp 是中断的运
          行留下的，只是临时文件
            mull doctor --fix 会删除它。
          另有 2 个同类问题（--json 列出全部）
      好  git：没有妨碍
      共检查 15 项：3 个错误，10 个警告，5 项
      未能完整检查。
      mull doctor --fix 可修复其中 6 个。"
    `)
  })
  it('where all is well', () => {
    expect(screen('en', {}, 40)).toMatchInlineSnapshot(`
      "/home/ada/cards
      ok  Permissions: all can be read and
          written
      ok  Logs: every line can be read
      ok  Times: no answer is from the future
      ok  Ids: each names one thing
      ok  Settings: no mistakes
      ok  Decks: no mistakes
      ok  Histories: each belongs to a card
      ok  progress.json: it is what the logs
          say
      ok  Backups: each can be brought back
          whole
      ok  Copies: no sync tool has left one
      ok  Links: none is broken
      ok  Device: it has an id of its own
      ok  Disk: it is local and has room
      ok  Leftovers: nothing is left of other
          runs
      ok  git: nothing stands in its way
      15 checks: all is well."
    `)
  })
  it.each([20, 23, 40, 80, 200])('fits %i columns', columns => {
    for (const language of ['en', 'zh'] as const) {
      expect(widest(screen(language, sick, columns))).toBeLessThanOrEqual(columns)
    }
  })

  it('keeps a hostile name in its place', () => {
    const hostile = '\x1b[2J\nevil\u202e.jsonl'
    const text = screen('en', { unread: [{ path: `reviews/${hostile}`, why: 'pipe' }] }, 80)
    expect(text).toContain('error: reviews/␛[2J evilU+202E.jsonl is a pipe')
  })
})

describe('what --fix did', () => {
  const acts = [
    { did: 'wrote', path: 'progress.json' },
    {
      did: 'removed',
      path: '.1-1.mull-tmp',
      failed: { code: 'cannot-remove', path: '.1-1.mull-tmp', reason: 'no-permission' },
    },
  ] as const
  const unkept = { code: 'cannot-make', path: '/b', reason: 'disk-full' } as const

  const told = {
    en: [
      'Made a backup: /state/backups/1\nMended: wrote progress.json\nNot mended: cannot remove .1-1.mull-tmp: no permission',
      'No backup could be made, so nothing in the collection was changed: cannot make\n/b: the disk is full',
      'There was nothing to mend that is safe to.',
    ],
    zh: [
      '已备份：/state/backups/1\n已修复：写入 progress.json\n未能修复：无法删除 .1-1.mull-tmp：没有权限',
      '无法备份，因此卡片库保持原样：无法创建 /b：磁盘已满',
      '没有可以安全修复的问题。',
    ],
  }

  it.each(['en', 'zh'] as const)('in %s', language => {
    const words = wordsOf(language)
    expect(
      [
        mendingLines(words, acts, '/state/backups/1', undefined),
        mendingLines(words, [], undefined, unkept),
        mendingLines(words, [], undefined, undefined),
      ].map(lines => shown(lines, 80)),
    ).toEqual(told[language])
  })
})
