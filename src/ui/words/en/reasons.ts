import type { CannotDo, Reason, ReasonCode } from '../../../errors.ts'

export const reasons: Readonly<Record<ReasonCode, string>> = {
  'disk-full': 'the disk is full',
  'no-permission': 'no permission',
  'read-only': 'the file system is read-only',
  'not-found': 'there is no such file or folder',
  'in-the-way': 'a file is in the way',
  'is-folder': 'it is a folder',
  'not-folder': 'a part of the path is not a folder',
  'not-a-file': 'it is not a file',
  'too-large': 'the file would grow too large',
  'partly-kept': 'the disk kept only a part',
  'partly-taken': 'the disk took only a part of it',
  'not-safe': 'an earlier answer could not be made safe',
}

const verbs = {
  'cannot-make': 'make',
  'cannot-write': 'write',
  'cannot-read': 'read',
  'cannot-remove': 'remove',
} satisfies Record<CannotDo['code'], string>

export const cannot = ({ code, path, reason }: CannotDo): string =>
  `cannot ${verbs[code]} ${path}: ${because(reason)}`

/** Why, in a few words. */
export const because = (reason: Reason): string => {
  if (typeof reason === 'string') return reasons[reason]
  return 'said' in reason ? reason.said : cannot(reason)
}
