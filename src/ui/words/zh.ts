import type { Words } from '../words.ts'
import { ask } from './zh/ask.ts'
import { common } from './zh/common.ts'
import { diff } from './zh/diff.ts'
import { errors } from './zh/errors.ts'

export const zh: Words = { ask, common, diff, errors }
