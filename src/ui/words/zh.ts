import type { Words } from '../words.ts'
import { ask } from './zh/ask.ts'
import { common } from './zh/common.ts'
import { errors } from './zh/errors.ts'
import { screen } from './zh/screen.ts'
import { study } from './zh/study.ts'

export const zh: Words = { ask, common, errors, screen, study }
