/** A term and what it means. */
export type Row = readonly [term: string, meaning: string]
/** A line to type, and what it does where the line does not say it. */
export type Example = readonly [line: string, meaning?: string]

/** A titled part of a page: sentences, then lines kept as they are, then rows. */
export type Section = {
  readonly title: string
  readonly text?: readonly string[]
  readonly code?: readonly string[]
  readonly rows?: readonly Row[]
}

export type CommandManual = {
  /** As it is typed after `mull`. */
  readonly name: string
  readonly about: string
  readonly usage: string
  readonly examples: readonly Example[]
  readonly arguments: readonly Row[]
  readonly options: readonly Row[]
}

type CommandGroup = { readonly title: string; readonly commands: readonly CommandManual[] }

/** All that mull says of its own use, in one language: `--help`, the manual page and `mull help --json` are made of it alone. */
export type Manual = {
  readonly version: string
  readonly about: string
  readonly examples: readonly Example[]
  readonly usage: string
  readonly groups: readonly CommandGroup[]
  /** Of mull alone. */
  readonly ownOptions: readonly Row[]
  /** Of every command. */
  readonly options: readonly Row[]
  readonly sections: readonly Section[]
  readonly titles: Readonly<Record<Title, string>>
}

/** What the parts of a page are called. */
type Title =
  | 'name'
  | 'description'
  | 'examples'
  | 'usage'
  | 'commands'
  | 'arguments'
  | 'options'
  | 'everywhere'

export const commandsOf = ({ groups }: Manual): readonly CommandManual[] =>
  groups.flatMap(({ commands }) => commands)
