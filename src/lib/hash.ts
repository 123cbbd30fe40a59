import { createHash } from 'node:crypto'

/** Gives the SHA-256 of text (as UTF-8) or bytes in lower-case hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
