import { setImmediate } from 'node:timers/promises'
import type { ExtractedText } from '../model.ts'

const PIECE = 2000

/** A text on its way between threads: lists in pieces, so that no single step of unpacking holds up the server. */
export interface PackedText {
  readonly rest: Uint8Array
  readonly lists: Readonly<Record<string, readonly Uint8Array[]>>
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))
const decode = (bytes: Uint8Array): unknown =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'))

function pieces(list: readonly unknown[]): Uint8Array[] {
  const all: Uint8Array[] = []
  for (let at = 0; at < list.length; at += PIECE) all.push(encode(list.slice(at, at + PIECE)))
  return all
}

/** Packs a text for the way out of the reading thread. */
export function pack(text: ExtractedText): PackedText {
  const long = Object.entries(text).filter(([, value]) => Array.isArray(value) && value.length > PIECE)
  const rest = { ...text, ...Object.fromEntries(long.map(([name]) => [name, []])) }
  return { rest: encode(rest), lists: Object.fromEntries(long.map(([name, list]) => [name, pieces(list)])) }
}

/** Unpacks a text piece by piece, letting the server do other work in between. */
export async function unpack(packed: PackedText): Promise<ExtractedText> {
  const text = decode(packed.rest) as ExtractedText & Record<string, unknown[]>
  for (const [name, list] of Object.entries(packed.lists)) {
    for (const piece of list) {
      await setImmediate()
      for (const item of decode(piece) as unknown[]) text[name]?.push(item)
    }
  }
  return text
}
