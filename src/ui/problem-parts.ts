import type { Elsewhere } from '../core/problem.ts'
import { truncate } from './truncate.ts'

/** A piece of somebody's text on one line, cut where it is long. */
export const quoted = (text: string): string => `"${truncate(text.slice(0, 400), 60)}"`

/** What a library said, on one line of bearable length. */
export const cited = (reason: string): string => truncate(reason.slice(0, 800), 200)

export const placeText = ({ file, line }: Elsewhere): string => `${file}:${line}`

export const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`

/** `0x0F` */
export const byteText = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
