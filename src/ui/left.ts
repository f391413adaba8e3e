import type { Left } from '../core/queue.ts'

/** What is left, in words: `17 new · 0 learning · 3 review` */
export const leftText = ({ learning, review, new: fresh }: Left): string =>
  `${fresh} new · ${learning} learning · ${review} review`
