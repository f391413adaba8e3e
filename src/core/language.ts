export const languages = ['en', 'zh'] as const
/** A language of the interface. */
export type Language = (typeof languages)[number]

/** The interface's language for a locale such as `zh_CN.UTF-8`; English for what mull does not speak. */
export const languageOf = (locale: string): Language => (/^zh(?![a-z])/i.test(locale) ? 'zh' : 'en')
