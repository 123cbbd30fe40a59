import type { RevisionKind, RevisionLine, Stage } from '../documents/model.ts'
import type { Instant } from '../lib/clock.ts'

export const PAIRING_KINDS = ['pair', 'unpair'] as const
/** A person's word on two articles: the same article in two texts, or not. */
export type PairingKind = (typeof PAIRING_KINDS)[number]

/** One of the two texts of a comparison: a revision of a document in the register. */
export interface ComparedSide {
  readonly revisionId: string
  readonly documentId: string
  readonly documentTitle: string
  readonly isSecret: boolean
  readonly makingOrganId: string
  readonly draftingOrganId: string
  readonly serial: number
  readonly kind: RevisionKind
  readonly fileName: string
}

export interface PairingChoice {
  readonly choiceId: string
  readonly kind: PairingKind
  readonly oldPath: string
  readonly newPath: string
  readonly oldLabel: string
  readonly newLabel: string
  readonly reason: string | null
  readonly chosenByName: string
  readonly chosenAt: Instant
}

/** A document that a text can be compared with, and its texts, the official ones first. */
export interface ComparableDocument {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly stage: Stage
  readonly makingOrgan: string
  readonly texts: readonly Pick<RevisionLine, 'revisionId' | 'serial' | 'kind'>[]
}

export const MODES = ['side', 'inline'] as const
/** Two columns, or one with both texts in it. */
export type Mode = (typeof MODES)[number]
