import { randomBytes } from 'node:crypto'

/** Makes a new sortable id. */
export type NewId = () => string

/** Gives a UUID version 7 of a time in milliseconds and ten random bytes: ids sort by creation. */
export function uuidv7(ms: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16)
  let rest = ms
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Gives ids that follow the machine's time and never go back within one process. */
export function systemIds(nowMs: () => number): NewId {
  let last = 0
  return () => {
    last = Math.max(last + 1, nowMs())
    return uuidv7(last, randomBytes(10))
  }
}
