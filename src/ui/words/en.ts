import { ask } from './en/ask.ts'
import { common } from './en/common.ts'
import { diff } from './en/diff.ts'
import { errors } from './en/errors.ts'

/** Everything mull says in English. Its type is what every language has to say. */
export const en = { ask, common, diff, errors }
