import { expect, it } from 'vitest'
import { systemRefusal } from '../src/errors.ts'

const systemError = (code: string, more = {}) =>
  Object.assign(new Error(code), { code, syscall: 'fsync', ...more })

it.each([
  ['ENOSPC', {}, { call: 'fsync', reason: 'disk-full' }],
  ['EROFS', { syscall: 'unlink', path: '/a/b' }, { call: 'unlink /a/b', reason: 'read-only' }],
  ['Unknown system error -122', {}, { call: 'fsync', reason: 'disk-full' }],
  ['EIO', {}, { call: 'fsync', reason: { said: 'EIO' } }],
])('%s is a refusal of the system', (code, more, expected) => {
  expect(systemRefusal(systemError(code, more))?.complaint).toEqual({ code: 'system-refused', ...expected })
})

it.each(['EBADF', 'EINVAL', 'ENOENT'])('%s may be a bug, and is shown as one', code => {
  expect(systemRefusal(systemError(code))).toBeUndefined()
})

it('only what a system call threw', () => {
  expect(systemRefusal(new TypeError('x'))).toBeUndefined()
  expect(systemRefusal(Object.assign(new Error('x'), { code: 'EIO' }))).toBeUndefined()
})
