import type { Part } from '../../../core/doctor/ailment.ts'
import type { Kind } from '../../../core/doctor/inspection.ts'
import type { doctor as english } from '../en/doctor.ts'
import { because } from './reasons.ts'

const kinds: Readonly<Record<Kind, string>> = {
  file: '文件',
  folder: '文件夹',
  pipe: '管道',
  socket: '套接字',
  device: '设备文件',
}

const unwritable: Readonly<Record<Part, string>> = {
  collection: 'progress.json 和新文件夹都写不进来',
  decks: '无法添加或修改牌组',
  reviews: '作答无法保存',
  deck: 'mull add 和 mull edit 无法写入这个牌组',
  'own-log': '作答无法保存',
  progress: 'progress.json 无法更新',
  state: '本设备的 id 无法保存，作答也就无法保存',
}

const unreadable: Readonly<Record<Part, string>> = {
  ...unwritable,
  collection: '无法查看这个卡片库',
  decks: '读不到任何牌组',
  reviews: '读不到任何作答',
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const some = (items: readonly string[], most: number): string =>
  items.length <= most ? items.join('、') : `${items.slice(0, most).join('、')} 等 ${items.length} 个`

const mistakes = (errors: number, warnings: number): string =>
  [errors > 0 && `${errors} 个错误`, warnings > 0 && `${warnings} 个警告`].filter(Boolean).join('、')

const severities: (typeof english)['severities'] = { error: '错误', warning: '警告', note: '提示' }

export const doctor: typeof english = {
  titles: {
    access: '权限',
    logs: '日志',
    times: '时间',
    ids: 'id',
    settings: '设置',
    decks: '牌组',
    orphans: '学习记录',
    progress: 'progress.json 文件',
    backups: '备份',
    copies: '副本',
    links: '链接',
    device: '设备',
    disk: '磁盘',
    leftovers: '残留文件',
    git: 'git',
  },
  well: {
    access: '都可读写',
    logs: '每一行都读得出来',
    times: '没有来自未来的作答',
    ids: '没有重复',
    settings: '没有错误',
    decks: '没有错误',
    orphans: '都有对应的卡片',
    progress: '与日志一致',
    backups: '都能完整恢复',
    copies: '没有同步工具留下的副本',
    links: '没有失效的链接',
    device: '有自己的 id',
    disk: '在本机上，空间充足',
    leftovers: '没有中断运行留下的文件',
    git: '没有妨碍',
  },
  findings: {
    'cannot-read': ({ what, reason }) => [
      `读不了（${because(reason)}）：${unreadable[what]}`,
      '请让当前用户有读取权限（chmod u+rx 或 chown）。',
    ],
    'cannot-write': ({ what, reason }) => [
      `写不了（${because(reason)}）：${unwritable[what]}`,
      reason === 'read-only'
        ? '磁盘以只读方式挂载，请改为可写。'
        : '请让当前用户有写入权限（chmod u+w 或 chown）。',
    ],
    'not-a-folder': ({ is }) => [`是${kinds[is]}，不是文件夹`, '请把它移走。'],
    others: ({ files }) => [
      files === 1 ? '属于另一个用户' : `等 ${files} 个文件属于另一个用户`,
      '共享文件夹本应如此；否则请用 chown 改正，并且只用同一个用户运行 mull。',
    ],
    'log-unreadable': ({ reason }) => [
      `读不了（${because(reason)}），所有命令都打不开卡片库`,
      '请改为可读；或把它移出 reviews/ 并保存好，以后可用 mull merge 并回来。',
    ],
    'log-not-a-file': ({ is }) => [
      `是${kinds[is]}，不是日志，所有命令都打不开卡片库`,
      '请把它移出 reviews/。',
    ],
    'log-damaged': ({ lines, kept }) => [
      `有 ${lines} 行读不出来；mull 会跳过，日志保持原样。${
        kept === lines ? '旁边已存有副本。' : '下一条打开卡片库的命令会在旁边另存一份。'
      }`,
      '如果别的电脑或备份中有完整的日志，可用 mull merge 文件 找回这些行的内容。',
    ],
    'log-torn': () => ['最后一行没有写完：那次写入中断了，也从未显示为已保存，不计入。'],
    'log-marked': () => ['含有 git 冲突标记。两边的作答都算数，mull 会跳过标记。'],
    'log-newer': ({ what }) => [
      `中有更新版本的 mull 写入的作答（${what}）：当前版本只能读取这个卡片库`,
      '请更新 mull。',
    ],
    'log-strange': ({ answers }) => [`不是设备日志的名称，其中 ${answers} 次作答照样算数。`],
    'log-not-read': ({ answers, missed }) => [
      `因名称不符而不会当作日志读取；其中 ${answers} 次作答有 ${missed} 次不在别的日志里`,
      '可用 mull merge 文件 并入。',
    ],
    future: ({ events, newest, days }) => [
      `有 ${events} 次作答来自未来，最晚的超前 ${days} 天（${newest}）：当时或现在的时钟不对。这样作答的卡片会太晚才再出现。`,
      '请校准时钟。mull reset 卡片 可让这样的卡片从头开始。',
    ],
    'clock-back': ({ jumps, days }) => [
      `有 ${jumps} 次时间倒退，最多 ${days} 天：时钟被往回调过。作答顺序以写入顺序为准。`,
    ],
    'id-twice': () => [''],
    'event-twice': ({ events, other }) => [
      `和 ${other} 对 ${events.length} 次作答的记载不同（${some(events, 3)}）：有人改过日志。以较早的为准。`,
      '请在两个日志中对照含有这些 id 的行。',
    ],
    'settings-wrong': ({ errors, warnings }) => [
      errors > 0
        ? `有 ${mistakes(errors, warnings)}，多数命令因此无法运行`
        : `有 ${mistakes(errors, warnings)}`,
      'mull check 会逐一指出位置。',
    ],
    'deck-wrong': ({ errors, warnings }) => [
      errors > 0 ? `有 ${mistakes(errors, warnings)}，相关卡片暂不显示` : `有 ${mistakes(errors, warnings)}`,
      'mull check 会逐一指出位置。',
    ],
    'deck-marked': () => [
      '含有 git 冲突标记（<<<<<<<），其中的卡片暂不显示',
      '请用编辑器在两边之间取舍，并删去标记。',
    ],
    orphans: ({ cards, answers }) => [
      `中有 ${cards.length} 张卡片（${answers} 次作答）不在任何牌组里：${some(cards, 5)}。什么也没丢：记录仍在日志中。`,
      '如果现有某张卡片就是其中之一，在卡片中写入 was: [旧id]；如果是删掉的，就不用管。',
    ],
    'progress-missing': () => [
      '不存在。它由日志生成，什么也没丢。',
      'mull doctor --fix 会写出它，下次复习也会。',
    ],
    'progress-stale': () => [
      '与日志不一致，比如在别的电脑上作答之后',
      'mull doctor --fix 会重写它，下次复习也会。',
    ],
    'progress-damaged': () => [
      '已损坏。它由日志生成，什么也没丢。',
      'mull doctor --fix 会重写它，下次复习也会。',
    ],
    'progress-newer': () => ['由更新版本的 mull 写入，保持原样'],
    'progress-not-a-file': ({ is }) => [`是${kinds[is]}，无法写入`, '请把它移走。'],
    'progress-unreadable': ({ reason }) => [
      `读不了：${because(reason)}`,
      '它由日志生成：可以删除，下次复习会重新写出。',
    ],
    'backup-damaged': ({ files }) => [
      `这个备份丢失了 ${files.length} 个文件：${some(files, 5)}。其余文件仍可恢复。`,
      '如果是最新的备份，mull doctor --fix 会重新保存卡片库的现状。',
    ],
    'backup-unreadable': () => ['这个备份读不了。卡片库本身没有任何损失。'],
    'backup-newer': () => ['是更新版本的 mull 做的备份，保持原样'],
    'backups-unlisted': ({ reason }) => [
      `打不开（${because(reason)}），因此无法恢复任何备份`,
      '请给当前用户读取权限（chmod u+rx，或 chown）。',
    ],
    'copy-of-log': ({ of, only, answers }) =>
      only > 0
        ? [
            `是同步工具为 ${of} 留下的副本；其中 ${answers} 次作答有 ${only} 次不在别的日志里，已经算数。`,
            'mull merge 会把它们归到应在的地方。',
          ]
        : [`是同步工具为 ${of} 留下的副本，其中 ${answers} 次作答别的日志里都有。`, '可以删除。'],
    'two-writers': ({ of }) => [
      `和 ${of} 各有对方没有的作答：有两台电脑用同一个名称写入，或有一台退回过较早的状态`,
      '如果主文件夹曾复制到另一台电脑，请在那里删除 device 文件（mull doctor 会指出所在文件夹），mull 会生成新的 id。',
    ],
    'copy-of-deck': ({ of, isThere }) => [
      `像是同步工具为 ${of} 留下的副本，不会读取`,
      isThere ? '请对照两者，把缺的内容补进牌组，再删除副本。' : `${of} 不在：请把副本改回这个名称。`,
    ],
    'copy-of-settings': ({ of }) => [
      `是同步工具为 ${of} 留下的副本；mull 只读取 ${of}`,
      '请对照两者，然后删除副本。',
    ],
    'copy-of-progress': ({ of }) => [
      `是同步工具为 ${of} 留下的副本。它由日志生成，删掉也不会丢什么。`,
      'mull doctor --fix 会删除确定是副本的文件；否则请自行删除。',
    ],
    'link-broken': ({ to }) => [`指向 ${to}，但那里什么也没有`, '请改正链接，或删除它。'],
    'link-outside': ({ to }) => [`指向卡片库之外的 ${to}：git 和同步工具只带走链接，不带走内容`],
    'log-two-names': ({ other }) => [
      `和 ${other} 是同一个文件。其中的作答只算一次，但可能有两台设备在写。`,
      '请删除链接。',
    ],
    'device-damaged': () => ['中没有设备 id。下次作答时 mull 会生成新的 id 和新的日志，旧日志保留。'],
    'device-unreadable': ({ reason }) => [
      `读不了：${because(reason)}`,
      '请让当前用户有读取权限（chmod u+r 或 chown）。',
    ],
    'state-inside': () => [
      '在卡片库里面，会随之同步：另一台电脑会用本机的名称写入',
      '请把 XDG_STATE_HOME 设为卡片库之外的文件夹。',
    ],
    network: ({ type }) => [
      `在网络文件系统上（${type}）。只有一台电脑复习时作答是安全的；两台同时写入可能会丢失一些。`,
      '请把卡片库放在本地磁盘上，用 mull sync、Syncthing 等同步。',
    ],
    'disk-low': ({ free }) => [`所在磁盘只剩 ${megabytes(free)}`, '请腾出空间。'],
    'disk-out-of-files': () => ['所在磁盘已不能再建新文件', '请删除不需要的文件。'],
    leftover: () => ['是中断的运行留下的，只是临时文件', 'mull doctor --fix 会删除它。'],
    'leftover-collection': () => ['是中断的首次运行留下的，里面没有作答', 'mull doctor --fix 会删除它。'],
    'leftover-with-answers': () => [
      '是中断的首次运行留下的，里面有作答',
      '可用 mull merge 文件夹 并入，然后删除它。',
    ],
    'git-progress-tracked': () => [
      '由 git 管理，在每台电脑上都会冲突；它由日志生成',
      'git rm --cached progress.json',
    ],
    'git-progress-not-ignored': () => [
      '没有列出 progress.json；它由日志生成，放在 git 里会冲突',
      'mull doctor --fix 会写入这一行。',
    ],
    'git-logs-not-exempt': () => ['没有排除日志，git 可能会改动其换行符', 'mull doctor --fix 会写入这一行。'],
  },
  obstacles: {
    'logs-unread': '有些日志读不了',
    'logs-newer': '日志由更新版本的 mull 写过',
    'settings-wrong': '设置有错误',
    'decks-unread': '牌组读不了',
    'decks-wrong': '有些牌组有错误',
    platform: '系统没有说明磁盘的情况',
  },
  severities,
  marks: { well: '好', note: '好', warning: '!', error: '✗', unseen: '?' },
  headed: (title, rest) => `${title}：${rest}`,
  found: (severity, count) => `${count} 个${severities[severity]}`,
  told: (severity, subject, what) => `${severity}：${subject} ${what}`,
  unseen: why => `未能完整检查：${why}`,
  notSeen: count => `${count} 项未能完整检查`,
  more: count => `另有 ${count} 个同类问题（--json 列出全部）`,
  idTwice: '请给其中一个换个 id。',
  reading: bytes => `正在读取 ${megabytes(bytes)} 牌组和日志…`,
  backup: name => `已备份：${name}`,
  noBackup: why => `无法备份，因此卡片库保持原样：${why}`,
  wrote: path => `已修复：写入 ${path}`,
  removed: path => `已修复：删除 ${path}`,
  failed: why => `未能修复：${why}`,
  nothingToFix: '没有可以安全修复的问题。',
  allWell: checks => `共检查 ${checks} 项：一切正常。`,
  sum: (checks, found) => `共检查 ${checks} 项：${found.join('，')}。`,
  fixable: count => `mull doctor --fix 可修复其中 ${count} 个。`,
}
