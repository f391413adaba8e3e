import { describe, expect, it } from 'vitest'
import { ankiField } from '../../../src/core/anki-text.ts'
import { htmlText } from '../../../src/core/import/html-text.ts'

describe('what a page says', () => {
  it.each([
    ['plain', 'plain'],
    ['  white \n space  ', 'white space'],
    ['a<br>b<br/>c', 'a\nb\nc'],
    ['a<div>b</div>c', 'a\nb\nc'],
    ['a<div><br></div><div>b</div>', 'a\n\nb'],
    ['<div>a<br></div>b', 'a\nb'],
    ['<p>a</p><p>b</p>', 'a\nb'],
    ['<br>a<br>', 'a'],
    ['a &amp; b &lt;c&gt; &#39;d&#x27; &eacute; &hellip;', "a & b <c> 'd' é …"],
    ['&lt;b&gt;not bold&lt;/b&gt;', '<b>not bold</b>'],
    ['a&nbsp;&nbsp;b&nbsp;', 'a  b'],
    ['if x:<br>&nbsp;&nbsp;return', 'if x:\n  return'],
    ['<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>e', '- a\n- b\n  1. c\n  2. d\ne'],
    ['<ul><li><p>a</p></li><li></li></ul>', '- a\n-'],
    ['<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>', 'a | b\n1 | 2'],
    ['H<sub>2</sub>O, x<sup>10</sup>, x<sup>n</sup>, a<sub>ij</sub>', 'H₂O, x¹⁰, x^n, a_{ij}'],
    ['<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>', '漢字(かんじ)'],
    ['<pre>a\n  b</pre>c', 'a\n  b\nc'],
    ['\\(\\frac{a}{b} &lt; c\\) and \\[x\\]', '\\(\\frac{a}{b} < c\\) and \\[x\\]'],
    ['[latex]\\alpha[/latex] [$]x[/$]', '[latex]\\alpha[/latex] [$]x[/$]'],
    ['<anki-mathjax>x</anki-mathjax><anki-mathjax block="true">y</anki-mathjax>', '\\(x\\)\\[y\\]'],
    ['<a href="https://e.org/x">here</a>', 'here (https://e.org/x)'],
    ['<a href="https://e.org">https://e.org</a>', 'https://e.org'],
    ['<a href="javascript:alert(1)">here</a>', 'here'],
    ['a<style>b{}</style><script>c</script><!-- d -->e', 'ae'],
    ['a<hr>b', 'a\n---\nb'],
    ['a < b && c > d', 'a < b && c > d'],
    ['<unknown>a</unknown', 'a'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(htmlText(html).text).toBe(text)
  })

  it.each(['a\n\n  b\n c', '<x> & "y"', '  a\nb  c', 'a\n---\n- b', '中文\n  字'])(
    'reads what our export writes: %j',
    text => {
      expect(htmlText(ankiField(text)).text).toBe(text)
    },
  )
})

describe('what text cannot hold', () => {
  it('is counted and named', () => {
    expect(
      htmlText(
        '<b>a</b>[sound:a &amp; b.mp3]<img src="x.jpg"><img src="y.png" alt="a heart">[[type:Front]]<svg></svg>',
      ),
    ).toMatchInlineSnapshot(`
      {
        "left": [
          {
            "count": 1,
            "names": [
              "b",
            ],
            "what": "formatting",
          },
          {
            "count": 2,
            "names": [
              "x.jpg",
              "y.png",
            ],
            "what": "image",
          },
          {
            "count": 2,
            "names": [
              "svg",
              "[[type:Front]]",
            ],
            "what": "other",
          },
          {
            "count": 1,
            "names": [
              "a & b.mp3",
            ],
            "what": "audio",
          },
        ],
        "text": "aa heart",
      }
    `)
  })

  it('keeps the first names only', () => {
    const { left } = htmlText(Array.from({ length: 9 }, (_, n) => `<img src="${n}.jpg">`).join(''))
    expect(left).toEqual([{ what: 'image', count: 9, names: ['0.jpg', '1.jpg', '2.jpg', '3.jpg', '4.jpg'] }])
  })
})

it('takes any nesting and any size', () => {
  expect(htmlText(`${'<div><ul><sup><a href=x>'.repeat(200_000)}a`).text).toContain('a')
  expect(htmlText('<'.repeat(200_000)).text.length).toBeGreaterThan(0)
  expect(htmlText(`${'&nbsp;'.repeat(100_000)}a`).text).toBe('a')
})
