/** A field of a message: a number, or the bytes of a text or of another message. */
type Field = { readonly number: number; readonly value: bigint | Uint8Array }

/** A number in groups of seven bits, the lowest first. */
const varint = (bytes: Uint8Array, from: number): { value: bigint; end: number } | undefined => {
  let value = 0n
  for (let at = from; at < bytes.length && at < from + 10; at++) {
    const byte = bytes[at] ?? 0
    value |= BigInt(byte & 0x7f) << BigInt(7 * (at - from))
    if (byte < 0x80) return { value, end: at + 1 }
  }
  return undefined
}

/** How many bytes a fixed field has, by its type. */
const fixed: Readonly<Record<number, number>> = { 1: 8, 5: 4 }

/**
 * The fields of a protobuf message (protobuf.dev/programming-guides/encoding), as far as it is one: what comes after a mistake
 * is left out.
 */
const protobufFields = (bytes: Uint8Array): readonly Field[] => {
  const fields: Field[] = []
  let at = 0
  while (at < bytes.length) {
    const key = varint(bytes, at)
    if (!key) return fields
    const [number, type] = [Number(key.value >> 3n), Number(key.value & 7n)]
    const length = fixed[type]
    if (length !== undefined) {
      at = key.end + length
      continue
    }
    const head = varint(bytes, key.end)
    if (!head || (type !== 0 && type !== 2)) return fields
    if (type === 0) {
      fields.push({ number, value: head.value })
      at = head.end
      continue
    }
    at = head.end + Number(head.value)
    if (at > bytes.length) return fields
    fields.push({ number, value: bytes.subarray(head.end, at) })
  }
  return fields
}

export const numberField = (bytes: Uint8Array, number: number): number => {
  const value = protobufFields(bytes).findLast(field => field.number === number)?.value
  return typeof value === 'bigint' ? Number(value) : 0
}

export const textField = (bytes: Uint8Array, number: number): string => {
  const value = protobufFields(bytes).findLast(field => field.number === number)?.value
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : ''
}
