import type { Card } from './card.ts'
import { foldCase } from './fold.ts'

/** Also removes what has no width, such as zero-width spaces and variation selectors. */
const blanks = /[\s\p{Default_Ignorable_Code_Point}]+/gu

/** Only the accents of alphabets: the slash of ≠, a dakuten or a vowel sign is no ornament. */
const accented = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u0300-\u036f]+/gu

/** What NFKC would make of 10⁹ is 109. */
const superscripts = /[\u2070-\u207f¹²³]+/gu

const straightened = (text: string): string => text.replace(/[‘’‚‛‹›´ʼʻ′]/gu, "'").replace(/[“”„‟″«»]/gu, '"')

/** Dashes and the minus sign. */
const dashes = /[\p{Pd}\u2212]/gu

const wrapped = /^(?:"([^"]*)"|'([^']*)'|\(([^()]*)\)|「([^「」]*)」|『([^『』]*)』|《([^《》]*)》)$/u

const beginning = /^[¿¡]+/u

/** After a number or a lone letter `!` and `?` mean something: 5!, n!, a?. Within, `.NET`, C++ and 1.5, all signs do. */
const ending = /(?:(?<=[\p{L}\p{M}]{2}|\p{Lo})[!?.,;:。、]+|[.,;:。、]+)$/u

/** Without the punctuation of a sentence at its ends, and without quotes or brackets around it. */
const bare = (text: string): string => {
  const inner = text.replace(wrapped, '$1$2$3$4$5$6').replace(beginning, '').replace(ending, '')
  return inner === text ? text : bare(inner)
}

/** Two answers are the same where their essences are; that of blank text is empty. */
export const essence = (text: string): string => {
  const plain = straightened(text.normalize('NFC'))
    .replace(superscripts, '^$&')
    .normalize('NFKD')
    .replace(accented, '$1')
    .replace(blanks, '')
  const folded = foldCase(plain).replace(dashes, '-').replaceAll('\u2044', '/')
  return bare(folded) || folded
}

/**
 * Whether a typed answer is right, whatever its case, width, white space, accents, dashes, quotes and closing
 * punctuation. Blank text never is.
 */
export const sameAnswer = (typed: string, { answer, accept }: Pick<Card, 'answer' | 'accept'>): boolean => {
  const given = essence(typed)
  return given !== '' && [answer, ...accept].some(right => essence(right) === given)
}
