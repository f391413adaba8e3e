import type { Instant } from './day.ts'
import type { EventId } from './event.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const encode = (number: bigint, length: number): string => {
  let rest = number
  let text = ''
  for (let place = 0; place < length; place++) {
    text = (alphabet[Number(rest & 31n)] ?? '') + text
    rest >>= 5n
  }
  return text
}

const numberOf = (bytes: Uint8Array): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/**
 * A source of ULIDs (github.com/ulid/spec) that always rise, also within a millisecond, when the clock is set back, and before 1970.
 * `chance` gives as many random bytes as it is asked for.
 */
export const createEventIds = (chance: (size: number) => Uint8Array): ((at: Instant) => EventId) => {
  let time = -1
  let random = numberOf(chance(10))
  return at => {
    if (at > time) {
      time = at
      random = numberOf(chance(10))
    } else {
      random += 1n
    }
    return encode(BigInt(Math.max(0, time)), 10) + encode(random, 16)
  }
}

/** A ULID whose 80 bits are given: what is imported again has the same. */
export const derivedEventId = (at: Instant, bits: Uint8Array): EventId =>
  encode(BigInt(Math.max(0, Math.trunc(at))), 10) + encode(numberOf(bits.subarray(0, 10)), 16)
