/** What came in, went out or was committed. */
export type Change = {
  /** By the name of the log, which is the device's. */
  readonly logs: readonly { readonly device: string; readonly answers: number; readonly others: number }[]
  readonly files: readonly { readonly path: string; readonly change: 'new' | 'changed' | 'gone' }[]
}

export const nothing: Change = { logs: [], files: [] }

/** One change after the other. */
export const together = (first: Change, second: Change): Change => {
  const logs = new Map(first.logs.map(log => [log.device, log]))
  for (const { device, answers, others } of second.logs) {
    const before = logs.get(device) ?? { answers: 0, others: 0 }
    logs.set(device, { device, answers: before.answers + answers, others: before.others + others })
  }
  const files = new Map(first.files.map(file => [file.path, file]))
  for (const file of second.files) files.set(file.path, file)
  return { logs: [...logs.values()], files: [...files.values()] }
}

export const answersOf = ({ logs }: Change): number => logs.reduce((sum, log) => sum + log.answers, 0)

export const isNothing = ({ logs, files }: Change): boolean => logs.length === 0 && files.length === 0

/** Of a commit. It is the same in every language, and says nothing of the machine. */
export const changeTitle = (change: Change): string => {
  const answers = answersOf(change)
  const names = change.files.map(({ path }) => path)
  const parts = [
    ...(answers > 0 ? [`${answers} ${answers === 1 ? 'answer' : 'answers'}`] : []),
    ...(names.length > 3 ? [`${names.length} files`] : names),
  ]
  return `mull: ${parts.join(', ') || 'review logs'}`
}
