const units = ['B', 'kB', 'MB', 'GB'] as const

/** `870 B`, `1.2 MB` */
export const sizeText = (bytes: number): string => {
  let size = bytes
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0
  return `${size.toFixed(digits)} ${units[unit]}`
}
