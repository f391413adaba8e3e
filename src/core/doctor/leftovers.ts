import type { Instant } from '../day.ts'
import { type Ailment, ailment } from './ailment.ts'
import type { Entry, Inspection } from './inspection.ts'

const hour = 3_600_000

/** What `writeWhole` writes to before a rename; the number is the process's. */
const temporary = /^\.(\d+)-\d+\.mull-tmp$/
const temporaryFolder = /^.*-new-(\d+)$/

/** The number of the process that made a temporary file or folder of this name. */
export const makerOf = (name: string): number | undefined => {
  const pid = (temporary.exec(name) ?? temporaryFolder.exec(name))?.[1]
  return pid === undefined ? undefined : Number(pid)
}

const temporaryDevice = /^\.device-[a-z2-7]{16}$/

/** Nothing mull writes takes an hour; a process's number is given again, so that of an old file says nothing. */
const isOver = ({ written, isRunning }: Entry, now: Instant): boolean =>
  now - written > (isRunning ? 24 * hour : hour)

const isTemporary = ({ name, is, link }: Entry): boolean =>
  is === 'file' && !link && (temporary.test(name) || temporaryDevice.test(name))

/** Files and folders of runs that were cut short. */
export const leftoverAilments = (inspection: Inspection): readonly Ailment[] => {
  const { root, decksFolder, reviewsFolder, state, begun, now } = inspection
  const files = [root, decksFolder, reviewsFolder, ...state].flatMap(folder => folder.entries)
  return [
    ...files
      .filter(entry => isTemporary(entry) && isOver(entry, now))
      .map(({ path }) => ailment('leftovers', path, { code: 'leftover' })),
    ...begun
      .filter(entry => isOver(entry, now))
      .map(({ path, hasAnswers }) =>
        ailment('leftovers', path, { code: hasAnswers ? 'leftover-with-answers' : 'leftover-collection' }),
      ),
  ]
}
