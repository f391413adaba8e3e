import type { Words } from '../words.ts'
import { acts } from './zh/acts.ts'
import { add } from './zh/add.ts'
import { ask } from './zh/ask.ts'
import { bug } from './zh/bug.ts'
import { collection } from './zh/collection.ts'
import { common } from './zh/common.ts'
import { diff } from './zh/diff.ts'
import { doctor } from './zh/doctor.ts'
import { due } from './zh/due.ts'
import { errors } from './zh/errors.ts'
import { home } from './zh/home.ts'
import { identity } from './zh/identity.ts'
import { importing } from './zh/importing.ts'
import { list } from './zh/list.ts'
import { merge } from './zh/merge.ts'
import { problems } from './zh/problems.ts'
import { quiz } from './zh/quiz.ts'
import { reasons } from './zh/reasons.ts'
import { restore } from './zh/restore.ts'
import { review } from './zh/review.ts'
import { screen } from './zh/screen.ts'
import { show } from './zh/show.ts'
import { sync } from './zh/sync.ts'
import { usage } from './zh/usage.ts'

export const zh: Words = {
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
