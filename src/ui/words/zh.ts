import type { Words } from '../words.ts'
import { acts } from './zh/acts.ts'
import { ask } from './zh/ask.ts'
import { common } from './zh/common.ts'
import { errors } from './zh/errors.ts'
import { list } from './zh/list.ts'
import { show } from './zh/show.ts'

export const zh: Words = { acts, ask, common, errors, list, show }
