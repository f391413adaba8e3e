import type { Card } from '../../src/core/card.ts'
import type { Line } from '../../src/ui/text.ts'
import { createRender } from '../../src/ui/theme.ts'
import { wrapLines } from '../../src/ui/wrap.ts'

const render = await createRender({ colour: 0 })

/** What a terminal of this width shows, without colour; hard spaces as spaces. */
export const screen = (lines: readonly Line[], width = 80): string =>
  render(wrapLines(lines, width)).replaceAll('\u00a0', ' ')

export const english: Card = {
  id: 'llm/what-175b-means',
  deck: 'llm',
  topic: 'scale',
  question: 'What does 175B mean in a model’s name?',
  answer: '175 billion parameters',
  note: 'GPT-3’s count (Brown et al. 2020).',
  wrong: ['175 billion tokens', '175 gigabytes of weights'],
  accept: ['175 billion'],
  tags: [],
  was: [],
  line: 1,
}

export const chinese: Card = {
  ...english,
  id: 'llm-zh/what-175b-means',
  question: '模型名称后面的 175B 是什么意思？',
  answer: '1750 亿个参数',
  note: '数的是参数，即训练所确定的数值。',
  wrong: ['1750 亿个 token', '175 GB 权重'],
}
