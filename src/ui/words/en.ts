import { ask } from './en/ask.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { home } from './en/home.ts'

/** Everything mull says in English. Its type is what every language has to say. */
export const en = { ask, common, errors, home }
