/** One CSV record (RFC 4180) without its line break, every cell quoted. */
export const csvRecord = (cells: readonly string[]): string =>
  cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
