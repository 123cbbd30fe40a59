import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's recommendation for argon2id; the library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password for keeping. Slow on purpose: never call it inside a transaction. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

/** Tells whether the password belongs to the hash. */
export const passwordFits = (password: string, kept: string): Promise<boolean> =>
  verify(kept, password.normalize('NFKC'))

/** A hash that no password fits: checking it costs the same time as a real one, so a name cannot be probed. */
let decoy: Promise<string> | undefined
export const decoyHash = (): Promise<string> => {
  decoy ??= hashPassword('no such user')
  return decoy
}

/** Without letters and figures that look alike on paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Makes an initial password that can be read out over the telephone: three groups of four, about 59 bits. */
export function generatePassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return [group(), group(), group()].join('-')
}
