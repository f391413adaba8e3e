import { describe, expect, it } from 'vitest'
import { splitWords } from '../../src/core/argv.ts'
import { pagerFrom } from '../../src/core/pager.ts'

describe('a command line in words', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['  \t ', []],
    ['less -FRX', ['less', '-FRX']],
    ['  less\t-R  ', ['less', '-R']],
    [`"my pager" --prompt='a b' x`, ['my pager', '--prompt=a b', 'x']],
    ['a\\ b c', ['a b', 'c']],
    ['"a \\"b\\" \\n"', ['a "b" \\n']],
    [`'it''s'`, ['its']],
    [`""`, ['']],
    [`less "open`, ['less', '"open']],
    ['a; rm -rf $HOME | b', ['a;', 'rm', '-rf', '$HOME', '|', 'b']],
    ['分页器 -选项', ['分页器', '-选项']],
  ])('%s', (text, words) => expect(splitWords(text)).toEqual(words))
})

describe('which pager', () => {
  const argv = (vars: Record<string, string>) => pagerFrom(vars)?.argv
  it.each<[Record<string, string>, string[] | undefined]>([
    [{}, ['less', '-FRX']],
    [{ LESS: '-i' }, ['less', '-R']],
    [{ PAGER: 'most -w' }, ['most', '-w']],
    [{ PAGER: '/usr/bin/less' }, ['/usr/bin/less', '-FRX']],
    [{ PAGER: 'most', MULL_PAGER: 'less -S' }, ['less', '-S', '-FRX']],
    [{ PAGER: 'cat' }, undefined],
    [{ PAGER: 'most', MULL_PAGER: '' }, undefined],
  ])('%j', (vars, wanted) => expect(argv(vars)).toEqual(wanted))

  it('only less is sent styles, and is told that they are UTF-8', () => {
    expect(pagerFrom({})).toMatchObject({ styled: true, vars: { LESSCHARSET: 'utf-8' } })
    expect(pagerFrom({ LESSCHARSET: 'latin1' })).toMatchObject({ vars: {} })
    expect(pagerFrom({ PAGER: 'more' })).toMatchObject({ styled: false, vars: {} })
  })
})
