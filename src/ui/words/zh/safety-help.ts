import type { safety as english } from '../en/safety-help.ts'

export const safety: typeof english = {
  doctor: {
    about: '检查卡片库有没有问题',
    arguments: {},
    options: { fix: '先备份，再修复可以安全修复的问题' },
    examples: [['mull doctor'], ['mull doctor --fix'], ['mull doctor --json']],
  },
  restore: {
    about: '列出备份，或恢复其中一份；恢复不会丢掉任何答题记录',
    arguments: { backup: '列表中的编号或时间', files: '只恢复卡片库中的这些文件' },
    options: { to: '把整份备份写到这个新文件夹', dryRun: '只说明会改动什么', yes: '不询问' },
    examples: [
      ['mull restore', '列出备份'],
      ['mull restore 1 decks/french.yaml', '只恢复一个牌组'],
      ['mull restore 3 --to ~/before'],
    ],
  },
  merge: {
    about: '并入卡片库另一份副本中的答题记录，每条只算一次',
    arguments: { from: '卡片库文件夹或日志文件；不指定则处理同步工具留在本卡片库中的冲突副本' },
    options: { dryRun: '只说明会并入什么' },
    examples: [['mull merge /media/usb/cards'], ['mull merge old-laptop.jsonl'], ['mull merge']],
  },
  sync: {
    about: '用 git 提交、拉取并推送卡片库',
    arguments: { remote: '首次使用时给出：用来共享的 git 仓库地址或路径' },
    options: {},
    examples: [
      ['mull sync git@example.org:me/cards.git', '第一次'],
      ['mull sync', '以后'],
    ],
  },
}
