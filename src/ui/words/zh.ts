import type { Words } from '../words.ts'
import { add } from './zh/add.ts'
import { ask } from './zh/ask.ts'
import { common } from './zh/common.ts'
import { errors } from './zh/errors.ts'
import { identity } from './zh/identity.ts'

export const zh: Words = { add, ask, common, errors, identity }
