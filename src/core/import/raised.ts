const plain = '0123456789+-=()'
const above = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾'
const below = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'

const mapped = (text: string, to: string): string | undefined => {
  const characters = [...text.replaceAll('−', '-')].map(character => {
    const at = plain.indexOf(character)
    return at < 0 ? undefined : to[at]
  })
  return characters.includes(undefined) ? undefined : characters.join('')
}

/** What `<sup>` or `<sub>` holds: in Unicode's own figures where it has them all, else as TeX writes it. */
export const raised = (text: string, where: 'sup' | 'sub'): string => {
  if (text.trim() === '') return text
  const figures = mapped(text, where === 'sup' ? above : below)
  if (figures !== undefined) return figures
  const mark = where === 'sup' ? '^' : '_'
  return [...text].length === 1 ? mark + text : `${mark}{${text}}`
}
