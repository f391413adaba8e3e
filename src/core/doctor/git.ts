import { type Ailment, ailment } from './ailment.ts'
import type { Inspection } from './inspection.ts'

const exempts =
  /^\/?reviews\/\*(?:\.jsonl)?\s(?:.*\s)?(?:-text|binary)(?:\s|$)|^\*\.jsonl\s(?:.*\s)?-text(?:\s|$)/
const ignores = /^\/?progress\.json\s*$/

/** Whether git carries the collection without changing it. */
export const gitAilments = ({ git }: Inspection): readonly Ailment[] => {
  if (!git) return []
  const { attributes, ignored, tracksProgress } = git
  return [
    ...(attributes.some(line => exempts.test(line))
      ? []
      : [ailment('git', '.gitattributes', { code: 'git-logs-not-exempt' })]),
    ...(ignored.some(line => ignores.test(line))
      ? []
      : [ailment('git', '.gitignore', { code: 'git-progress-not-ignored' })]),
    ...(tracksProgress ? [ailment('git', 'progress.json', { code: 'git-progress-tracked' })] : []),
  ]
}
