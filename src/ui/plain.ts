/**
 * Most text, told without Unicode's tables, as a class of UTF-16 units: every one is printable (or a line break), and
 * between two of them there is always a grapheme boundary.
 */
const plain = [
  String.raw`\n -~\u00a0-\u024f\u1e00-\u1eff`, // Latin
  String.raw`\u0391-\u03a1\u03a3-\u03c9\u0400-\u0482\u048a-\u052f`, // Greek, Cyrillic
  String.raw`\u2010-\u2027\u2030-\u205e\u2074-\u208e`, // punctuation, superscripts
  String.raw`\u2190-\u22ff\u2400-\u2426\u2500-\u25ff`, // arrows, mathematics, boxes
  String.raw`\u3000-\u3029\u3030-\u303f\u3041-\u3096\u309b-\u30ff`, // CJK punctuation, kana
  String.raw`\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60`, // ideographs, Hangul, full width
].join('')

const notPlain = new RegExp(`[^${plain}]`)
const boundary = new RegExp(`(?<=\n)|(?<=[${plain}])(?=[${plain}])`)

export const isPlain = (text: string): boolean => !notPlain.test(text)

/** The text cut at the grapheme boundaries that can be told so: plain units by themselves, and runs around the others. */
export const plainRuns = (text: string): string[] => (isPlain(text) ? text.split('') : text.split(boundary))
