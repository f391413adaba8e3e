import type { Chance } from './chance.ts'

/** Text that has broken an export, an import, a spreadsheet or a reader before. */
const awkward = [
  ...['"', '""', "'", ',', ';', '#', '\n#', '\r', '\n', '\r\n', '\n\n', '\t', ' ', '  ', '\n ', '\\', '/'],
  ...['\0', '\x01', '\x1b[2J', '\x7f', '\x85', '\x9b', '\u00a0', '\u3000', '\u2028', '\u2029', '\ufeff'],
  ...['\u202e', '\u2066', '\u200b', '\u200d', '\u00ad', '\u{e0041}', '\ufffe', '\uffff', '\ufdd0', '\ufdd2'],
  ...['\ud800', '👩‍🚀', '🇨🇭', 'A\u030a', '\u0301', '\n\u0338', '\u0338', '\u0323', '\u3099', '豈', 'Å'],
  ...['\u1112\u1161\u11ab', 'e\u0301\u0327', 'ß', 'İ', 'ı', 'ﬀ', '東京', 'עברית', 'ไทย'],
  ...['<b>', '</script>', '<br>', '<!--', '&amp;', '&nbsp;', '&#824;', '&', '<', '>', '&lt', '&#x27;'],
  ...['{{c1::x}}', '{{Front}}', '{{', '}}', '{', '}', '::', ':', '\\(x\\)', '[sound:x.mp3]', '[latex]'],
  ...['tags: x', '#html:false', '#separator:tab', '=1+1', '+', '-', '@', '＝1', "'=", '7', '-0', '1e9'],
  ...['null', '~', 'yes', '__proto__', 'constructor', '$&', '$1', '%s', '../', '`id`', '$(id)'],
  'x'.repeat(300),
] as const satisfies readonly string[]

const wild = (chance: Chance): string => {
  const code = chance.below(chance.pick([0x80, 0x800, 0x10000, 0x110000]))
  // Of broken pairs the first half alone: two halves may become a pair where what parts them is left out.
  return code >= 0xd800 && code < 0xe000 ? '\ud800' : String.fromCodePoint(code)
}

export const awkwardText = (chance: Chance, most = 8): string =>
  chance.some(most, () => (chance.oneIn(4) ? wild(chance) : chance.pick(awkward))).join('')
