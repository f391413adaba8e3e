export type Style = 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'accent'

/**
 * A piece of text and how it looks. The text may be anybody's: `render` cleans it. One that is `whole` goes to the next line as
 * a whole, and is broken only where it is wider than a line.
 */
export type Span =
  | string
  | { readonly text: string; readonly style: Style; readonly whole?: true }
  | { readonly text: string; readonly style?: Style; readonly whole: true }

/** One line of a screen. A text with line breaks in it becomes several lines on the way out. */
export type Line = Span | readonly Span[]

export const spans = (line: Line): readonly Span[] => [line].flat()

/** What stands on a line, without its looks. */
export const plainText = (line: Line): string =>
  spans(line)
    .map(span => (typeof span === 'string' ? span : span.text))
    .join('')
