export type Style = 'strong' | 'dim' | 'good' | 'bad' | 'warn' | 'accent'

/** A piece of text and how it looks. The text may be anybody's: `render` cleans it. */
export type Span = string | { readonly text: string; readonly style: Style }

/** One line of a screen. A text with line breaks in it becomes several lines on the way out. */
export type Line = Span | readonly Span[]

export const spans = (line: Line): readonly Span[] => [line].flat()
