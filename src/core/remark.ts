/** What opening a collection found or did that the person should hear of. */
export type Remark =
  | { readonly code: 'collection-made'; readonly folder: string; readonly deck: string }
  /** `copy` is where damaged bytes were kept just now. */
  | { readonly code: 'log-damaged'; readonly log: string; readonly lines: number; readonly copy?: string }
  | { readonly code: 'log-newer'; readonly log: string; readonly what: string }
  /** `newest` is its newest event's time, more than a day ahead of now. */
  | { readonly code: 'log-in-future'; readonly log: string; readonly newest: string }
