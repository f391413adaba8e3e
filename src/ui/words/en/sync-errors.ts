import type { GitJob, GitState, SyncComplaint } from '../../../errors.ts'
import type { ErrorWords } from './errors.ts'

const jobs: Readonly<Record<GitJob, string>> = {
  read: 'git could not read the repository',
  'set-up': 'git could not set up the repository',
  commit: 'git could not commit',
  reach: 'git could not reach the remote',
  push: 'the remote did not take what was sent',
}

const finish = (folder: string, what: string): readonly [string, string] => [
  `${what} is going on in ${folder}`,
  'Finish it or give it up with git (git status says how), then mull sync.',
]

const states: Readonly<Record<GitState, (folder: string) => readonly [string, string]>> = {
  merge: folder => finish(folder, 'a merge'),
  rebase: folder => finish(folder, 'a rebase'),
  'cherry-pick': folder => finish(folder, 'a cherry-pick'),
  revert: folder => finish(folder, 'a revert'),
  bisect: folder => finish(folder, 'a bisect'),
  unmerged: folder => [
    `${folder} has files with conflicts`,
    'Edit them, then git add and git commit, then mull sync.',
  ],
  detached: folder => [
    `no branch is checked out in ${folder}`,
    `git -C ${folder} switch main   goes back to a branch`,
  ],
  sparse: folder => [
    `the repository in ${folder} leaves files out (sparse checkout)`,
    `git -C ${folder} sparse-checkout disable   brings them back`,
  ],
}

const listed = (paths: readonly string[]): readonly string[] => paths.map(path => `  ${path}`)

/** What keeps a collection from being synced. */
export const syncErrors: Pick<ErrorWords, SyncComplaint['code']> = {
  'no-git': () => ['mull sync needs git, which is not installed here', 'https://git-scm.com/downloads'],
  'old-git': ({ version, least }) => [`mull sync needs git ${least} or newer; here is ${version}`],
  'git-failed': ({ job, said }) => [
    jobs[job],
    ...said.map(line => `git: ${line}`),
    ...(job === 'reach' || job === 'push' ? ['Every answer is safe here.'] : []),
  ],
  'no-repository': ({ folder }) => [
    `the collection in ${folder} is no git repository yet`,
    'mull sync REMOTE   makes it one; REMOTE is an empty repository of yours, or one that has a collection',
  ],
  'inside-repository': ({ folder, repository }) => [
    `the collection in ${folder} is a part of the repository ${repository}`,
    'mull sync wants one of its own. Commit, pull and push that one with git: logs of different devices never conflict.',
  ],
  'other-remote': ({ folder, remote, url }) => [
    `this collection is synced with ${url} (${remote})`,
    `git -C ${folder} remote set-url ${remote} REMOTE   changes that`,
  ],
  'git-state': ({ folder, state }) => states[state](folder),
  'git-locked': ({ lock }) => [
    `git is at work in this collection, or was killed there: ${lock}`,
    'If no git is running, remove that file.',
  ],
  'sync-running': () => ['another mull sync is running'],
  'behind-link': ({ path }) => [
    `${path} is a link: git carries the link, not what is behind it`,
    `Put the folder itself where ${path} is, then mull sync.`,
  ],
  'unsafe-remote': ({ paths }) => [
    'the remote has files that may not be brought in; nothing was touched:',
    ...listed(paths),
    'They lie outside of the collection, are links, or have names that git or a file system takes for its own.',
  ],
  uncommitted: ({ folder, files }) => [
    'the remote has changes to files that you have changed too and not committed; nothing was touched:',
    ...listed(files),
    `Commit them with git in ${folder}, or undo them; then mull sync.`,
  ],
  'keeps-changing': ({ files }) => [
    'these files were being changed by another program all the time; they are as it left them:',
    ...listed(files),
    'mull sync   does the rest',
  ],
}
