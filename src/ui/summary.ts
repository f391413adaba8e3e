import type { Summary } from '../core/summary.ts'
import { counted } from './counted.ts'
import { leftText } from './left.ts'
import type { Line } from './text.ts'

/** `45 s`, `3 min 5 s`, `1 h 2 min` */
export const durationText = (ms: number): string => {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** An instant's date and time of day without its seconds, a day as it is. */
export const dueWords = (next: string): string =>
  next.length === 10 ? next : next.slice(0, 16).replace('T', ' ')

export const summaryLines = (summary: Summary): readonly Line[] => {
  const { reviewed, again, hard, good, easy, ms, left, next } = summary
  const open = left.learning + left.review + left.new
  const remembered = reviewed === 0 ? 0 : Math.round(((reviewed - again) / reviewed) * 100)
  const score: Line[] =
    reviewed === 0
      ? ['No cards reviewed.']
      : [
          [{ text: `Saved ${counted(reviewed, 'answer')}`, style: 'strong' }, ` in ${durationText(ms)}.`],
          `Remembered ${remembered} % · again ${again} · hard ${hard} · good ${good} · easy ${easy}`,
        ]
  return [
    ...score,
    ...(open > 0 ? [`Still to do today: ${leftText(left)}.`] : []),
    ...(open === 0 && next !== null ? [`Next cards: ${dueWords(next)}.`] : []),
  ]
}
