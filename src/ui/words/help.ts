import type { Language } from '../../core/language.ts'
import type { HelpWords } from './en/help.ts'
import type { PageWords } from './en/pages.ts'

/** Loaded when they are shown, and in one language alone. */
export const helpWords = async (language: Language): Promise<HelpWords> => {
  switch (language) {
    case 'en':
      return (await import('./en/help.ts')).help
    case 'zh':
      return (await import('./zh/help.ts')).help
  }
}

/** The pages of `mull help formats` and `mull help keys`. */
export const pageWords = async (language: Language): Promise<PageWords> => {
  switch (language) {
    case 'en':
      return (await import('./en/pages.ts')).pages
    case 'zh':
      return (await import('./zh/pages.ts')).pages
  }
}
