import type { CannotDo, Reason } from '../../../errors.ts'
import type { reasons as en } from '../en/reasons.ts'

export const reasons: typeof en = {
  'disk-full': '磁盘已满',
  'no-permission': '没有权限',
  'read-only': '文件系统是只读的',
  'not-found': '没有这个文件或文件夹',
  'in-the-way': '已有同名文件',
  'is-folder': '这是文件夹',
  'not-folder': '路径中有一部分不是文件夹',
  'not-a-file': '这不是文件',
  'too-large': '文件会变得过大',
  'partly-kept': '磁盘只存下了一部分',
  'partly-taken': '磁盘只写入了一部分',
  'not-safe': '之前的一次作答未能确认写入磁盘',
}

const verbs = {
  'cannot-make': '创建',
  'cannot-write': '写入',
  'cannot-read': '读取',
  'cannot-remove': '删除',
} satisfies Record<CannotDo['code'], string>

export const cannot = ({ code, path, reason }: CannotDo): string =>
  `无法${verbs[code]} ${path}：${because(reason)}`

export const because = (reason: Reason): string => {
  if (typeof reason === 'string') return reasons[reason]
  return 'said' in reason ? reason.said : cannot(reason)
}
