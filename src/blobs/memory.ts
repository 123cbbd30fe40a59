import { Readable } from 'node:stream'
import { sha256 } from '../lib/hash.ts'
import { Refused } from '../lib/refused.ts'
import type { BlobStore } from './blob-store.ts'

/** Keeps blobs in memory, for tests. */
export function memoryBlobs(): BlobStore {
  const kept = new Map<string, Uint8Array>()
  const find = (digest: string): Uint8Array => {
    const bytes = kept.get(digest)
    if (!bytes) throw new Refused('not_found', '没有这个文件。')
    return bytes
  }
  return {
    put: async (bytes) => {
      const digest = sha256(bytes)
      kept.set(digest, bytes)
      return { digest, size: bytes.length }
    },
    get: async (digest) => find(digest),
    open: async (digest) => Readable.from([find(digest)]),
    has: async (digest) => kept.has(digest),
    async *list() {
      yield* kept.keys()
    },
  }
}
