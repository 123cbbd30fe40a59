import { readFileSync } from 'node:fs'
import type {
  CleanupFile,
  CurrentFile,
  FilingsFile,
  OrgansFile,
  PartyFile,
  PeopleFile,
} from '../../../samples/datasets/types.ts'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../samples/datasets/${name}`, import.meta.url), 'utf8'))

export const { organs } = read('organs.json') as OrgansFile
export const { people } = read('people.json') as PeopleFile
export const ledger = read('ledger-2019.json') as CleanupFile
export const reform = read('reform-2019.json') as CleanupFile
export const party = read('party-2019.json') as PartyFile
export const filings = read('filings-2019.json') as FilingsFile
export const current = read('current.json') as CurrentFile

export const organByKey = new Map(organs.map((organ) => [organ.key, organ]))

/** Every `…OrganKey`, `parentKey`, `recipientKey` and the like, wherever it stands. */
export function organKeysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(organKeysIn)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    /(?:[oO]rganKey|parentKey|recipientKey|congressKey|successorKey)$/.test(name) && typeof inner === 'string'
      ? [inner]
      : organKeysIn(inner),
  )
}
