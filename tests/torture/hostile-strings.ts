import type { Chance } from './chance.ts'

/** Stands on both sides of everything hostile: an escape between two of them is none of mull's own. */
export const canary = '\ue000'

const esc = '\x1b'

/** What a terminal acts on, or what hides what is there. */
const pieces = [
  ...[
    `${esc}[31m`,
    `${esc}[2J`,
    `${esc}[H`,
    `${esc}[3A`,
    `${esc}[1G`,
    `${esc}[K`,
    `${esc}[?25l`,
    `${esc}[0m`,
    `${esc}[1;1H`,
  ],
  ...[
    `${esc}[?1049h`,
    `${esc}[?2004h`,
    `${esc}[201~`,
    `${esc}[200~`,
    `${esc}[6n`,
    `${esc}[c`,
    `${esc}[21t`,
    `${esc}[5i`,
  ],
  ...[
    `${esc}]0;title\x07`,
    `${esc}]52;c;cGF3bmVk\x07`,
    `${esc}]8;;http://x\x07x${esc}]8;;\x07`,
    `${esc}]50;x${esc}\\`,
  ],
  ...[
    `${esc}]1337;File=:x\x07`,
    `${esc}P$q"p${esc}\\`,
    `${esc}_Gx${esc}\\`,
    `${esc}^x${esc}\\`,
    `${esc}Xx${esc}\\`,
  ],
  ...[
    `${esc}c`,
    `${esc}(0`,
    `${esc}#8`,
    `${esc}7${esc}8`,
    `${esc}]52;c;`,
    `${esc}[`,
    esc,
    `${esc}${esc}[A`,
    `${esc}N${esc}O`,
  ],
  ...['\x9b31m', '\x9b2J', '\x9d52;c;eA==\x9c', '\x90q\x9c', '\x9fx\x9c', '\x85', '\x80', '\x8d', '\x9a'],
  ...[
    '\b\b\b',
    '\r',
    '\rOK',
    '\x07',
    '\x0e',
    '\x0f',
    '\x0b',
    '\x0c',
    '\x7f',
    '\0',
    '\x01',
    '\x04',
    '\x11',
    '\x13',
    '\x1a',
    '\x1c',
  ],
  ...[
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u2028',
    '\u2029',
  ],
  ...[
    '\u200b',
    '\u2060',
    '\u2061',
    '\u2064',
    '\ufeff',
    '\u180e',
    '\ufff9',
    '\u{e0001}',
    '\u{e0041}',
    '\u{1d173}',
    '\u{110bd}',
  ],
  ...['\ud800', '\udfff', '\udc00\ud800', '\ufffe', '\uffff', '\u{1ffff}', '\u0378', '\u{10ffff}', '\ufdd0'],
] as const

/** What no terminal acts on, but counts wrongly or shows askew. */
const around = [
  ...[
    'a',
    'word',
    ' ',
    'é',
    'e\u0301\u0323',
    '中文',
    '👩‍👩‍👧‍👦',
    '🇨🇭',
    '👍🏽',
    'ا\u200dب',
    'שלום',
    '\u200e',
    '\u200f',
    '\u00ad',
  ],
  ...[
    '\u3164',
    '\u115f',
    '\u034f',
    '\ufe0f',
    '%s',
    '$&',
    '"',
    "'",
    '`id`',
    '$(id)',
    ';',
    '|',
    '\\',
    '\t',
    '{{x}}',
    '#',
    ': ',
    '- ',
  ],
] as const

/** Text with something in it that must not reach a terminal. */
export const hostileString = (chance: Chance): string => {
  const parts = [0, ...chance.some(3, index => index)].map(
    () => `${chance.some(3, () => chance.pick(around)).join('')}${canary}${chance.pick(pieces)}${canary}`,
  )
  if (chance.oneIn(400)) parts.push(`e${'\u0301'.repeat(300)}`)
  if (chance.oneIn(1500)) parts.push('long '.repeat(20_000))
  return `x${parts.join('')}${chance.some(2, () => chance.pick(around)).join('')}`
}
