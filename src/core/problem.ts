import type { Reason, Wanted } from '../errors.ts'
import type { Place, Source } from './place.ts'

/** Another place that a finding speaks of. */
export type Elsewhere = { readonly file: string; readonly line: number }

export type NodeType = 'text' | 'list' | 'map'

type FileFinding =
  | { readonly code: 'file/not-a-file'; readonly is: 'folder' | 'pipe' | 'socket' | 'device' }
  | { readonly code: 'file/unreadable'; readonly reason: Reason }
  | { readonly code: 'file/too-large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'file/encoding'; readonly byte: number }
  | { readonly code: 'file/empty' }

type YamlFinding =
  /** `reason` is the library's. */
  | { readonly code: 'yaml/syntax'; readonly reason: string }
  | { readonly code: 'yaml/more-errors' }
  | { readonly code: 'yaml/missing-colon' }
  | { readonly code: 'yaml/indent' }
  | { readonly code: 'yaml/unclosed-quote'; readonly quote: '"' | "'" }
  /** More text after a text in quotes. */
  | { readonly code: 'yaml/after-quote'; readonly quote: '"' | "'" }
  | { readonly code: 'yaml/unclosed-bracket'; readonly closing: ']' | '}' }
  /** A text without quotes that starts with a character of YAML's own. */
  | { readonly code: 'yaml/start-character'; readonly character: string }
  | { readonly code: 'yaml/escape'; readonly sequence: string }
  | { readonly code: 'yaml/tab' }
  | { readonly code: 'yaml/colon' }
  | { readonly code: 'yaml/braces' }
  | { readonly code: 'yaml/anchor' }
  | { readonly code: 'yaml/alias' }
  | { readonly code: 'yaml/tag' }
  | { readonly code: 'yaml/many-documents' }
  | { readonly code: 'yaml/too-deep' }
  | { readonly code: 'yaml/too-large' }
  | { readonly code: 'yaml/key-not-text' }
  /** `first` is the line that has the key already. */
  | { readonly code: 'yaml/duplicate-key'; readonly key: string; readonly first: number }

type UnknownKey<Part extends string> = {
  readonly code: `${Part}/unknown-key`
  readonly key: string
  readonly meant: string | undefined
}

type NotAMap<Part extends string> = { readonly code: `${Part}/not-a-map`; readonly got: NodeType }

type Misfit<Part extends string> =
  | UnknownKey<Part>
  | NotAMap<Part>
  | { readonly code: `${Part}/missing-key`; readonly key: string }
  | {
      readonly code: `${Part}/wrong-type`
      readonly key: string
      readonly wants: 'text' | 'list'
      readonly got: NodeType
    }
  | { readonly code: `${Part}/empty-text`; readonly key: string }
  | { readonly code: `${Part}/bad-id`; readonly key: string; readonly id: string }

type DeckFinding =
  | { readonly code: 'deck/no-cards' }
  | { readonly code: 'deck/duplicate-id'; readonly id: string; readonly first: Elsewhere }
  /** `of` is the name of the file that a sync tool copied, which may be gone. */
  | { readonly code: 'deck/conflict-copy'; readonly of: string; readonly isThere: boolean }

type CardFinding =
  | { readonly code: 'card/duplicate-id'; readonly id: string; readonly first: number }
  /** Neither card has an `id`, and their questions are the same. */
  | { readonly code: 'card/same-question'; readonly first: number }
  | { readonly code: 'card/choice-is-answer'; readonly choice: string }
  | { readonly code: 'card/duplicate-choice'; readonly choice: string }
  | { readonly code: 'card/not-true-or-false'; readonly key: string }
  /** A key that an entry with `cloze` cannot have. */
  | { readonly code: 'card/not-with-cloze'; readonly key: string }
  /** A key that belongs to one gap, where there are several. */
  | { readonly code: 'card/many-gaps'; readonly key: string }
  | { readonly code: 'card/no-gap' }
  | { readonly code: 'card/empty-gap' }
  /** `gap` is the text from there on. */
  | { readonly code: 'card/unclosed-gap' | 'card/nested-gap'; readonly gap: string }
  | { readonly code: 'card/too-many-gaps'; readonly gaps: number; readonly most: number }
  | { readonly code: 'was/live'; readonly was: string }
  /** The card got an `id` later: its old id follows from its question. */
  | { readonly code: 'was/unwritten'; readonly was: string }
  | { readonly code: 'was/claimed'; readonly was: string; readonly first: Elsewhere }
  | {
      readonly code: 'topic/near-duplicate'
      readonly topic: string
      readonly other: string
      readonly first: Elsewhere
    }

type SettingsFinding =
  | UnknownKey<'settings'>
  | NotAMap<'settings'>
  | { readonly code: 'settings/bad-value'; readonly key: string; readonly wants: Wanted }

/** What can be wrong with a file a person wrote, as data. The wording is in `ui/words`. */
export type Finding =
  | FileFinding
  | YamlFinding
  | Misfit<'deck'>
  | Misfit<'card'>
  | DeckFinding
  | CardFinding
  | SettingsFinding

export type Code = Finding['code']
export type FindingOf<C extends Code> = Extract<Finding, { code: C }>

/** A warning withholds nothing, but a sync tool's copy of a deck. An error withholds its card, or its file where it lies outside of every card. */
export type Severity = 'error' | 'warning'

export type Problem = Place & { readonly severity: Severity } & Finding

/** A finding at its offset in a text. */
export type Found = { readonly at: number; readonly finding: Finding }

const warnings: ReadonlySet<Code> = new Set<Code>([
  'deck/no-cards',
  'deck/conflict-copy',
  'card/choice-is-answer',
  'card/duplicate-choice',
  'topic/near-duplicate',
  'was/live',
  'was/claimed',
  'was/unwritten',
])

export const severityOf = (finding: Finding): Severity => (warnings.has(finding.code) ? 'warning' : 'error')

export const isError = ({ severity }: Pick<Problem, 'severity'>): boolean => severity === 'error'

export const problemAt = (place: Place, finding: Finding): Problem => ({
  ...place,
  severity: severityOf(finding),
  ...finding,
})

export const problemsOf = (source: Source, found: readonly Found[]): Problem[] =>
  found.map(({ at, finding }) => problemAt(source.placeOf(at), finding))
