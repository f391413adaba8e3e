export const shells = ['bash', 'zsh', 'fish'] as const
/** A shell that mull has completion for. */
export type Shell = (typeof shells)[number]
