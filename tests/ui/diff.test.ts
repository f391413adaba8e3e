import { expect, it } from 'vitest'
import { answerDiff } from '../../src/core/answer-diff.ts'
import { diffLines } from '../../src/ui/diff.ts'
import { createRender } from '../../src/ui/theme.ts'
import { graphemes } from '../../src/ui/width.ts'
import { wrapLines } from '../../src/ui/wrap.ts'
import { wordsOf } from '../words.ts'

const render = await createRender({ colour: 0 })

const shown = (typed: string, answer: string, language: 'en' | 'zh' = 'en', width = 80): string =>
  render(
    wrapLines(diffLines(answerDiff(typed, { answer, accept: [] }, graphemes), wordsOf(language).diff), width),
  )

it.each([
  ['paramaters', 'parameters', 'You typed: param[-a]ters\nThe answer: param[+e]ters'],
  ['parmeters', 'parameters', 'You typed: parmeters\nThe answer: par[+a]meters'],
  ['a b', 'ab', 'You typed: a[- ]b\nThe answer: ab'],
  ['parameters', 'parameters', 'The answer: parameters'],
  ['', 'parameters', 'The answer: parameters'],
  ['Rome', 'Paris', 'You typed: Rome\nThe answer: Paris'],
  ['x\x1b[2J', 'x', 'You typed: x[-␛[2J]\nThe answer: x'],
])('%j for %j', (typed, answer, lines) => expect(shown(typed, answer)).toBe(lines))

it('reads well in Chinese, and on a narrow screen', () => {
  expect(shown('解码器', '编码器', 'zh')).toBe('你的答案：[-解]码器\n正确答案：[+编]码器')
  expect(shown('非因果解码器与编码器', '非因果编码器与解码器', 'zh', 20)).toMatchInlineSnapshot(`
    "你的答案：非因果[-
    解]码器与[-编]码器
    正确答案：非因果[+
    编]码器与[+解]码器"
  `)
})
