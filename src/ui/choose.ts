import inquirer from 'inquirer'
import type { Env } from '../env.ts'
import { type ExitCode, exitCodes } from '../errors.ts'
import { oneLine } from './clean.ts'
import { guarded } from './prompt.ts'

/** Lets the person pick one; the name may be anybody's text. Returns the exit code where they leave instead. */
export const chooseOne = async <T>(
  { stdin, stdout }: Pick<Env, 'stdin' | 'stdout'>,
  message: string,
  choices: readonly { readonly name: string; readonly value: T }[],
): Promise<{ readonly value: T } | { readonly ending: ExitCode }> => {
  let picked: { readonly value: T } | undefined
  const ending = await guarded({ stdin, stdout }, async signal => {
    const prompt = inquirer.createPromptModule({ input: stdin, output: stdout, signal })
    const answers = await prompt<{ index: number }>([
      {
        type: 'select',
        name: 'index',
        message,
        pageSize: 12,
        choices: choices.map(({ name }, index) => ({ name: oneLine(name), value: index })),
      },
    ])
    picked = choices[answers.index]
  })
  return picked ?? { ending: ending === exitCodes.done ? exitCodes.interrupted : ending }
}
