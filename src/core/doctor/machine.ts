import { type Ailment, ailment } from './ailment.ts'
import type { Inspection } from './inspection.ts'

/** Whether this device has an id of its own. */
export const deviceAilments = ({ device, state, isStateInside }: Inspection): readonly Ailment[] => {
  const [folder] = state
  const path = folder?.path ?? ''
  const file = `${path}/device`
  return [
    ...(device.is === 'damaged' ? [ailment('device', file, { code: 'device-damaged' })] : []),
    ...(device.is === 'unreadable'
      ? [ailment('device', file, { code: 'device-unreadable', reason: device.reason })]
      : []),
    ...(isStateInside ? [ailment('device', path, { code: 'state-inside' })] : []),
  ]
}

const mebibyte = 2 ** 20

/** Whether the disk keeps what is written to it. */
export const diskAilments = ({ disk, folder }: Inspection): readonly Ailment[] => {
  if (!disk) return []
  const { network, free, isOutOfFiles } = disk
  const severity = free < mebibyte ? 'error' : 'warning'
  return [
    ...(network === undefined ? [] : [ailment('disk', folder, { code: 'network', type: network })]),
    ...(free < 10 * mebibyte ? [ailment('disk', folder, { code: 'disk-low', free }, { severity })] : []),
    ...(isOutOfFiles ? [ailment('disk', folder, { code: 'disk-out-of-files' })] : []),
  ]
}
