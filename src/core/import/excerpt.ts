const longest = 80

/** The beginning of what was not taken, on one line. */
export const excerptOf = (cells: readonly string[]): string => {
  const text = cells
    .map(cell => cell.slice(0, longest).replace(/\s+/g, ' ').trim())
    .filter(cell => cell !== '')
    .join(' · ')
  const characters = [...text.slice(0, 2 * longest)]
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('')
}
