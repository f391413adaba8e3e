import { acts } from './en/acts.ts'
import { ask } from './en/ask.ts'
import { common } from './en/common.ts'
import { errors } from './en/errors.ts'
import { list } from './en/list.ts'
import { show } from './en/show.ts'

/** Everything mull says in English. Its type is what every language has to say. */
export const en = { acts, ask, common, errors, list, show }
