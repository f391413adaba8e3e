import { describe, expect, it } from 'vitest'
import { manualIn } from '../../src/cli/manual.ts'
import { buildTree, entries, nameOf } from '../../src/cli/tree.ts'
import { commandLines } from '../../src/ui/help.ts'
import { formatsPage, keysPage } from '../../src/ui/help-pages.ts'
import { manPage } from '../../src/ui/man-page.ts'
import { commandsOf } from '../../src/ui/manual.ts'
import { pageWords } from '../../src/ui/words/help.ts'
import { wordsOf } from '../words.ts'
import { shown } from './show.ts'

const manual = await manualIn('en')
const words = await pageWords('en')
const page = manPage(
  manual,
  [...formatsPage(words), ...keysPage(words, wordsOf('en').review.keys)],
  new Date(0),
)
const plain = page.replaceAll('\\-', '-')

describe('the manual page', () => {
  it.each(Object.keys(entries))('has %s with all its options, as its help does', name => {
    const root = buildTree({ act: async () => {}, help: () => {} }, { whole: true })
    const command = name
      .split(' ')
      .reduce((parent, part) => parent.commands.find(child => child.name() === part) ?? parent, root)
    expect(nameOf(command)).toBe(name)
    const help = commandsOf(manual)
      .filter(candidate => candidate.name === name)
      .map(candidate => shown(commandLines(manual, candidate, [], 80), 80))
      .join()
    expect(plain).toContain(`.SS "mull ${name} `)
    expect(command.options.length).toBeGreaterThan(5)
    for (const { flags } of command.options) {
      expect(help).toContain(flags)
      expect(plain).toContain(flags)
    }
  })

  it('has no request that a text wrote, nothing but ASCII, and short lines', () => {
    const requests = new Set(page.split('\n').flatMap(line => /^[.'](\S*)/.exec(line)?.[1] ?? []))
    expect([...requests].sort()).toEqual(['B', 'PP', 'RE', 'RS', 'SH', 'SS', 'TH', 'TP', 'fi', 'nf'])
    expect(page).toMatch(/^[\n -~]*$/)
    expect(Math.max(...page.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
  })

  it('shows any text as it is', () => {
    const title = '.SH \\fBx\\fR "quoted" ‘’'
    const hostile = manPage(
      { ...manual, groups: [], sections: [] },
      [{ title, text: ["'tis", '.so /etc/passwd', 'a\\nb'], code: ['.', '\\*[x]'], rows: [['"\\', '']] }],
      new Date(0),
    )
    expect(hostile.slice(hostile.indexOf('.SH .SH'))).toMatchInlineSnapshot(`
      ".SH .SH \\eFBX\\eFR "QUOTED" \\[u2018]\\[u2019]
      \\(aqtis
      .PP
      \\&.so /etc/passwd
      .PP
      a\\enb
      .RS 4
      .nf
      \\&.
      \\e*[x]
      .fi
      .RE
      .TP
      .B "\\(dq\\e"
      "\\e
      "
    `)
  })
})
