import type { GitJob, GitState } from '../../../errors.ts'
import type { syncErrors as english } from '../en/sync-errors.ts'

const jobs: Readonly<Record<GitJob, string>> = {
  read: 'git 无法读取仓库',
  'set-up': 'git 无法设置仓库',
  commit: 'git 无法提交',
  reach: 'git 无法连接远程仓库',
  push: '远程仓库没有接受推送',
}

const finish = (folder: string, what: string): readonly [string, string] => [
  `${folder} 中有未完成的${what}`,
  '请用 git 完成或放弃（git status 有说明），再运行 mull sync。',
]

const states: Readonly<Record<GitState, (folder: string) => readonly [string, string]>> = {
  merge: folder => finish(folder, '合并（merge）'),
  rebase: folder => finish(folder, '变基（rebase）'),
  'cherry-pick': folder => finish(folder, '拣选（cherry-pick）'),
  revert: folder => finish(folder, '还原（revert）'),
  bisect: folder => finish(folder, '二分查找（bisect）'),
  unmerged: folder => [
    `${folder} 中有冲突未解决的文件`,
    '请编辑这些文件，git add 并 git commit，再运行 mull sync。',
  ],
  detached: folder => [`${folder} 当前不在任何分支上`, `git -C ${folder} switch main   回到分支`],
  sparse: folder => [
    `${folder} 中的仓库没有检出全部文件（sparse checkout）`,
    `git -C ${folder} sparse-checkout disable   检出全部文件`,
  ],
}

const listed = (paths: readonly string[]): readonly string[] => paths.map(path => `  ${path}`)

export const syncErrors: typeof english = {
  'no-git': () => ['mull sync 需要 git，但这里没有安装', 'https://git-scm.com/downloads'],
  'old-git': ({ version, least }) => [`mull sync 需要 git ${least} 或更新版本，这里是 ${version}`],
  'git-failed': ({ job, said }) => [
    jobs[job],
    ...said.map(line => `git：${line}`),
    ...(job === 'reach' || job === 'push' ? ['本机的作答都已保存，不会丢失。'] : []),
  ],
  'no-repository': ({ folder }) => [
    `${folder} 中的卡片库还不是 git 仓库`,
    'mull sync 远程地址   将其设为 git 仓库；远程可以是你的一个空仓库，也可以是已有卡片库的仓库',
  ],
  'inside-repository': ({ folder, repository }) => [
    `${folder} 中的卡片库属于仓库 ${repository}`,
    'mull sync 需要卡片库自己的仓库。请直接用 git 提交、拉取和推送：不同设备的日志不会冲突。',
  ],
  'other-remote': ({ folder, remote, url }) => [
    `这个卡片库已与 ${url}（${remote}）同步`,
    `git -C ${folder} remote set-url ${remote} 远程地址   可以更改`,
  ],
  'git-state': ({ folder, state }) => states[state](folder),
  'git-locked': ({ lock }) => [
    `git 正在这个卡片库中运行，或曾在运行时被强行终止：${lock}`,
    '如果没有 git 在运行，请删除这个文件。',
  ],
  'sync-running': () => ['另一个 mull sync 正在运行'],
  'behind-link': ({ path }) => [
    `${path} 是链接：git 只保存链接本身，不保存它指向的内容`,
    `请把文件夹本身放到 ${path} 的位置，再运行 mull sync。`,
  ],
  'unsafe-remote': ({ paths }) => [
    '远程仓库中有不能取入的文件，本机文件均未改动：',
    ...listed(paths),
    '它们位于卡片库之外，或是链接，或使用了 git 或文件系统保留的名称。',
  ],
  uncommitted: ({ folder, files }) => [
    '远程仓库改动了这些文件，而你在本机的改动还没有提交；本机文件均未改动：',
    ...listed(files),
    `请在 ${folder} 中用 git 提交或撤销这些改动，再运行 mull sync。`,
  ],
  'keeps-changing': ({ files }) => [
    '这些文件一直在被其他程序修改，已保持原样：',
    ...listed(files),
    'mull sync   完成其余部分',
  ],
}
