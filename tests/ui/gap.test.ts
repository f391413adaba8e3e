import { expect, it } from 'vitest'
import { answeredQuestion } from '../../src/ui/gap.ts'
import { createRender } from '../../src/ui/theme.ts'
import { cardOf } from '../build.ts'

const render = await createRender({ colour: 0 })
const card = cardOf({ id: 'd/a', deck: 'd', question: 'GPT-3 has […].', answer: '175B' })

it('a gap is filled once the answer is known', () => {
  const gap = { before: 'GPT-3 has ', after: '.' }
  expect(render([answeredQuestion({ ...card, gap })])).toBe('GPT-3 has 175B.')
  expect(render([answeredQuestion(card)])).toBe('GPT-3 has […].')
})
