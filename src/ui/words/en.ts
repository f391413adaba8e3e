import { acts } from './en/acts.ts'
import { add } from './en/add.ts'
import { ask } from './en/ask.ts'
import { bug } from './en/bug.ts'
import { collection } from './en/collection.ts'
import { common } from './en/common.ts'
import { diff } from './en/diff.ts'
import { doctor } from './en/doctor.ts'
import { due } from './en/due.ts'
import { errors } from './en/errors.ts'
import { home } from './en/home.ts'
import { identity } from './en/identity.ts'
import { importing } from './en/importing.ts'
import { list } from './en/list.ts'
import { merge } from './en/merge.ts'
import { problems } from './en/problems.ts'
import { quiz } from './en/quiz.ts'
import { reasons } from './en/reasons.ts'
import { restore } from './en/restore.ts'
import { review } from './en/review.ts'
import { screen } from './en/screen.ts'
import { show } from './en/show.ts'
import { sync } from './en/sync.ts'
import { usage } from './en/usage.ts'

/** Everything mull says in English. Its type is what every language has to say. */
export const en = {
  acts,
  add,
  ask,
  bug,
  collection,
  common,
  diff,
  doctor,
  due,
  errors,
  home,
  identity,
  importing,
  list,
  merge,
  problems,
  quiz,
  reasons,
  restore,
  review,
  screen,
  show,
  sync,
  usage,
}
