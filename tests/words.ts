import type { Language } from '../src/core/language.ts'
import { en } from '../src/ui/words/en.ts'
import { zh } from '../src/ui/words/zh.ts'
import type { Words } from '../src/ui/words.ts'

const tables = { en, zh } satisfies Record<Language, Words>

/** The wording in one language, at once. */
export const wordsOf = (language: Language): Words => tables[language]
