import type { Words } from '../words.ts'
import { ask } from './zh/ask.ts'
import { common } from './zh/common.ts'
import { errors } from './zh/errors.ts'
import { home } from './zh/home.ts'

export const zh: Words = { ask, common, errors, home }
