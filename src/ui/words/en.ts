import { add } from './en/add.ts'
import { ask } from './en/ask.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { identity } from './en/identity.ts'

/** Everything mull says in English. Its type is what every language has to say. */
export const en = { add, ask, common, errors, identity }
