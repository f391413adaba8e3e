import type { ComplaintOf } from '../../../errors.ts'
import type { UsageWords } from '../en/usage.ts'
import { didYouMean } from './did-you-mean.ts'

const helpOf = (command: string): string => `用法见 mull ${command === '' ? '' : `${command} `}--help`

const taken = ({ choices, least, example }: ComplaintOf<'bad-value'>): readonly string[] => {
  if (choices.length > 0) return [`可用的值：${choices.join('、')}`]
  if (least !== undefined) return [`需要不小于 ${least} 的整数`]
  return example === undefined ? [] : [`例如 ${example}`]
}

export const usage: UsageWords = {
  'no-command': ({ command, meant, commands }) => [
    `没有命令 ${command}${didYouMean(meant)}`,
    `命令：${commands.join('、')}`,
  ],
  'unknown-option': ({ option, meant, command }) => [
    `未知选项 ${option}${didYouMean(meant)}`,
    helpOf(command),
  ],
  'missing-argument': ({ argument, command }) => [`${command} 缺少参数 <${argument}>`, helpOf(command)],
  'missing-value': ({ option, command }) => [`${option} 缺少值`, helpOf(command)],
  'too-many-arguments': ({ command, most, given }) => [
    `${command} ${most === 0 ? '不接受参数' : `最多接受 ${most} 个参数`}，却给了 ${given} 个`,
    helpOf(command),
  ],
  'bad-value': complaint => [
    `${complaint.of} 的值 ${complaint.value === '' ? '不能为空' : `${complaint.value} 无效`}${didYouMean(complaint.meant)}`,
    ...taken(complaint),
  ],
}
