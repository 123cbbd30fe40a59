import { sha256 } from '../lib/hash.ts'
import type { AuditRow } from './model.ts'

/** The hash before the first entry of a chain and before the first seal. */
export const CHAIN_START = '0'.repeat(64)

/** Computes the hash of an entry over everything it says and the hash of the entry before it on the same subject. */
export function entryHash(row: AuditRow): string {
  return sha256(
    JSON.stringify([
      row.previous_hash,
      row.audit_id,
      row.at,
      row.day,
      row.actor_id,
      row.actor_name,
      row.action,
      row.subject_type,
      row.subject_id,
      row.serial,
      row.detail,
      row.request_id,
    ]),
  )
}

/** Computes a day's seal over the hashes of all its entries in order of their ids, and the seal before it. */
export const sealHash = (previous: string, day: string, hashes: readonly string[]): string =>
  sha256(JSON.stringify([previous, day, ...hashes]))
