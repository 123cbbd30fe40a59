import type { Readable } from 'node:stream'

export interface StoredBlob {
  readonly digest: string
  readonly size: number
}

/** Files by the SHA-256 of their bytes. Written before the transaction that names them: a crash leaves garbage, never a dangling name. */
export interface BlobStore {
  /** Stores the bytes and gives their digest; storing the same bytes again changes nothing. */
  put(bytes: Uint8Array): Promise<StoredBlob>
  /** Gives all bytes; throws `not_found` when there is no such blob. */
  get(digest: string): Promise<Uint8Array>
  open(digest: string): Promise<Readable>
  has(digest: string): Promise<boolean>
  /** Names every stored blob; for backup and sweeping. */
  list(): AsyncIterable<string>
}
