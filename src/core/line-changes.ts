/** How many lines a text has that another has not, each way. */
export type LineChanges = { readonly added: number; readonly removed: number }

const counts = (text: string): Map<string, number> => {
  const lines = new Map<string, number>()
  for (const line of text.split('\n')) lines.set(line, (lines.get(line) ?? 0) + 1)
  return lines
}

/** What making one text of another adds and removes. Where a line stands is no matter. */
export const lineChanges = (before: string, after: string): LineChanges => {
  const [old, now] = [counts(before), counts(after)]
  const beyond = (some: Map<string, number>, others: Map<string, number>) =>
    [...some].reduce((sum, [line, count]) => sum + Math.max(0, count - (others.get(line) ?? 0)), 0)
  return { added: beyond(now, old), removed: beyond(old, now) }
}
