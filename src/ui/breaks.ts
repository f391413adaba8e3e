/** Scripts written without spaces, and their punctuation: a line may break beside any character. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60]/u

/** Never at the start of a line (kinsoku): closing marks, and what belongs to the character before. */
const closing =
  /^[\p{Pe}\p{Pf}.,:;!?%、。，．：；！？％‰…‥・·ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u

/** Never at the end of a line. */
const opening = /^[\p{Ps}\p{Pi}]/u

export const isSpace = (grapheme: string): boolean => grapheme === ' ' || grapheme === '\u3000'

/** Whether a line may break between two neighbouring graphemes. A gap of spaces holds together. */
export const mayBreak = (before: string, after: string): boolean => {
  if (isSpace(before) || isSpace(after)) return isSpace(before) !== isSpace(after)
  if (closing.test(after) || opening.test(before)) return false
  return unspaced.test(before) || unspaced.test(after)
}
