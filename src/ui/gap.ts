import type { Card } from '../core/card.ts'
import type { Line } from './text.ts'

/** The question once its answer is known: the text of a gap with the gap filled. */
export const answeredQuestion = ({ question, answer, gap }: Card): Line =>
  gap ? [gap.before, { text: answer, style: 'strong' }, gap.after] : question
