import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameAnswer } from '../../src/core/answer.ts'

const same = (typed: string, answer: string, ...accept: string[]) => sameAnswer(typed, { answer, accept })

describe('a typed answer is right', () => {
  it.each([
    // Case.
    ['gpt-3', 'GPT-3'],
    ['STRASSE', 'Straße'],
    ['straße', 'STRAẞE'],
    ['ΟΔΌΣ', 'οδός'],
    ['οδοσ', 'οδός'],
    ['istanbul', 'İSTANBUL'],
    // Width.
    ['ＧＰＴ－３', 'GPT-3'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['ﬁne‑tuning', 'fine-tuning'],
    // White space, and what cannot be seen.
    ['  prefix   decoder\n', 'prefix decoder'],
    ['600亿', '600　亿'],
    ['60 000 000 000', '60000000000'],
    ['de\u00adnois\u200bing', 'denoising'],
    ['❤', '❤\ufe0f'],
    // Marks.
    ['resume', 'résumé'],
    ['re\u0301sume\u0301', 'résumé'],
    ['ναι', 'ναί'],
    ['ελληνικη', 'ἑλληνικῇ'],
    ['все', 'всё'],
    ['Tieng Viet', 'Tiếng Việt'],
    // Composed or not.
    ['か\u3099', 'が'],
    ['\u1112\u1161\u11ab', '한'],
    // Dashes and quotes.
    ['encoder-decoder', 'Encoder–decoder'],
    ['编码器-解码器', '编码器—解码器'],
    ['-5', '−5'],
    ["l'eau", 'l’eau'],
    ['l´eau', "l'eau"],
    ['the "whole" prefix', 'the “whole” prefix'],
    // A sentence's punctuation, and what stands around an answer.
    ['175 billion', '175 billion.'],
    ['In 1969', 'In 1969.'],
    ['不够平滑', '不够平滑。'],
    ['娱乐！', '娱乐'],
    ['是！', '是'],
    ['क्या', 'क्या?'],
    ['Hola', '¡Hola!'],
    ['Qué', '¿Que?!'],
    ['well…', 'Well'],
    ['红楼梦', '《红楼梦》'],
    ['“Yes.”', 'yes'],
    ['("yes").', 'Yes'],
    // Powers and fractions.
    ['10^9', '10⁹'],
    ['0.4^5', '0.4⁵'],
    ['10^-6', '10⁻⁶'],
    ['1/2', '½'],
    ['CO2', 'CO₂'],
    // Nothing but punctuation is compared as it is.
    ['？', '?'],
    ['...', '…'],
  ])('%j for %j', (typed, answer) => {
    expect(same(typed, answer)).toBe(true)
  })

  it('where the card accepts it', () => {
    expect(same('mle', 'Maximum likelihood', 'maximum likelihood estimation', 'MLE')).toBe(true)
    expect(same('map', 'Maximum likelihood', 'maximum likelihood estimation', 'MLE')).toBe(false)
  })
})

describe('a typed answer is wrong', () => {
  it.each([
    ['東京', '大阪'],
    ['Москва', 'Лондон'],
    ['', 'привет'],
    ['', '…'],
    [' \u3000\u200b\t', ' '],
    // Marks that are letters' parts.
    ['か', 'が'],
    ['は', 'ぱ'],
    ['कि', 'की'],
    ['क', 'कि'],
    ['한', '하'],
    // Signs with meaning.
    ['15', '1.5'],
    ['54', '.54'],
    ['5', '-5'],
    ['5', '5%'],
    ['5', '5!'],
    ['n', 'n!'],
    ['a', 'a?'],
    ['C', 'C#'],
    ['C', 'C++'],
    ['C#', 'C++'],
    ['NET', '.NET'],
    ['=', '≠'],
    ['∈', '∉'],
    ['109', '10⁹'],
    ['0.45', '0.4⁵'],
    ['[0, 1]', '(0, 1)'],
    ['f', 'f(x)'],
    ['f(x', 'f(x)'],
    ['(a)(b)', 'a)(b'],
    ['x', '[x]'],
    ['?', '!'],
    ['.', '…'],
  ])('%j for %j', (typed, answer) => {
    expect(same(typed, answer)).toBe(false)
    expect(same(answer, typed)).toBe(false)
  })
})

describe('of any text', () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...' .,!?\'"()-ßςがか\u0301\u3099e5⁵½ﬁ≠'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 12,
  })
  const blank = /^[\s\p{Default_Ignorable_Code_Point}]*$/u

  it('it is its own answer, unless blank', () => {
    fc.assert(fc.property(text, one => same(one, one) === !blank.test(one)))
  })

  it('it does not matter which is typed and which is right', () => {
    fc.assert(fc.property(text, text, (one, other) => same(one, other) === same(other, one)))
  })

  it('normal forms and padding do not matter', () => {
    const forms = fc.constantFrom('NFC', 'NFD')
    const written = text.filter(one => !blank.test(one))
    fc.assert(fc.property(written, forms, (one, form) => same(`\t ${one.normalize(form)} `, one)))
  })
})
