import type { ComplaintOf, UsageComplaint } from '../../../errors.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Said } from './errors.ts'

export type UsageWords = { readonly [C in UsageComplaint['code']]: (complaint: ComplaintOf<C>) => Said }

const helpOf = (command: string): string =>
  `mull ${command === '' ? '' : `${command} `}--help shows what there is`

const taken = ({ choices, least, example }: ComplaintOf<'bad-value'>): readonly string[] => {
  if (choices.length > 0) return [`It takes ${choices.join(', ')}.`]
  if (least !== undefined) return [`It takes a whole number from ${least} on.`]
  return example === undefined ? [] : [`For example ${example}`]
}

export const usage: UsageWords = {
  'no-command': ({ command, meant, commands }) => [
    `no command ${command}${didYouMean(meant)}`,
    `Commands: ${commands.join(', ')}`,
  ],
  'unknown-option': ({ option, meant, command }) => [
    `unknown option ${option}${didYouMean(meant)}`,
    helpOf(command),
  ],
  'missing-argument': ({ argument, command }) => [`${command} needs <${argument}>`, helpOf(command)],
  'missing-value': ({ option, command }) => [`${option} needs a value`, helpOf(command)],
  'too-many-arguments': ({ command, most, given }) => [
    `${command} takes ${most === 0 ? 'no argument' : most === 1 ? '1 argument' : `${most} arguments`}, not ${given}`,
    helpOf(command),
  ],
  'bad-value': complaint => [
    `${complaint.of} does not take ${complaint.value === '' ? 'an empty text' : complaint.value}${didYouMean(complaint.meant)}`,
    ...taken(complaint),
  ],
}
