import { type Instant, instantText, type Zone } from './day.ts'

/** A backup by its time, which no other of the collection has. `name` is its file's, without the extension. */
export type BackupName = { readonly at: Instant; readonly name: string }

/** `2026-11-23T22:33:13`, as the person's clock had it. */
export const backupTime = ({ at }: BackupName, zone: Zone): string => instantText(at, zone(at)).slice(0, 19)

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

/** Years have four digits, and there are fewer backups than that. */
const isNumber = (word: string): boolean => /^\d{1,3}$/.test(word)

/** A time in UTC ends in Z; any other one is the person's. */
const isAt = (word: string, zone: Zone) => (backup: BackupName) => {
  if (/Z/i.test(word)) return digitsOf(backup.name).startsWith(digitsOf(word))
  return digitsOf(instantText(backup.at, zone(backup.at)).slice(0, 23)).startsWith(digitsOf(word))
}

/** The backups that a word names: by the number in the list, which has the newest first, or by a time or the start of one. */
export const backupsNamed = (
  backups: readonly BackupName[],
  word: string,
  zone: Zone,
): readonly BackupName[] => {
  if (isNumber(word)) return backups.slice(Number(word) - 1, Number(word)).filter(() => Number(word) > 0)
  return digitsOf(word).length < 4 ? [] : backups.filter(isAt(word, zone))
}

/** What names a backup and no other, also when there are more. */
export const handleOf = (backup: BackupName, backups: readonly BackupName[], zone: Zone): string => {
  const time = backupTime(backup, zone)
  return backups.filter(isAt(time, zone)).length > 1 ? backup.name.replace(/Z-.*$/, 'Z') : time
}
