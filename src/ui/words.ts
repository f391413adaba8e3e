import type { Language } from '../core/language.ts'
import type { Complaint, ComplaintOf } from '../errors.ts'
import type { Said } from './words/en/errors.ts'
import type { en } from './words/en.ts'

/** All wording of the interface in one language; the compiler holds each table complete. */
export type Words = typeof en

/** Only the language that is spoken is loaded. */
export const wordsOf = async (language: Language): Promise<Words> => {
  switch (language) {
    case 'en':
      return (await import('./words/en.ts')).en
    case 'zh':
      return (await import('./words/zh.ts')).zh
  }
}

// The type parameter ties a complaint to its code, which a union alone does not.
const say = <C extends Complaint['code']>(words: Words, code: C, complaint: ComplaintOf<C>): Said =>
  words.errors[code](complaint)

/** A user error in one line, and hints below it. */
export const complaintLines = (words: Words, complaint: Complaint): Said =>
  say(words, complaint.code, complaint)
