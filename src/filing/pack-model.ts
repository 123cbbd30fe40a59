import type { Category, DocumentDates } from '../documents/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { Nature, Procedure } from '../packs/model.ts'
import type { OpinionKind } from '../review/model.ts'
import type { FilingMaterial, MaterialList, PaperOrigin } from './model.ts'

/** One file of a pack. */
export interface Paper {
  readonly paperId: string
  readonly material: FilingMaterial
  readonly origin: PaperOrigin
  readonly fileName: string
  readonly digest: string
  readonly size: number
  /** Of a filing report. */
  readonly number: string | null
  readonly addedByName: string
  readonly addedAt: Instant
}

/** One line of the checklist: what is wanted, and what is there. */
export interface PackLine {
  readonly material: FilingMaterial
  /** Copies on paper; null where this recipient does not ask for it. */
  readonly copies: number | null
  readonly papers: readonly Paper[]
  /** Where it can come from without an upload; else why it cannot. */
  readonly source: PaperSource
}

/** A file that the record of the document holds already. */
export interface RecordedFile {
  readonly fileName: string
  readonly digest: string
  readonly size: number
}

export type PaperTemplate = 'filing-report' | 'filing-note' | 'filing-basis' | 'filing-early-effect'

/** Where a paper comes from without an upload. */
export type PaperSource =
  | { readonly is: 'template'; readonly kind: PaperTemplate; readonly also: readonly RecordedFile[] }
  | { readonly is: 'record'; readonly files: readonly RecordedFile[] }
  | { readonly is: 'none'; readonly why: string }

/** Everything the record says for a pack (domain.md §6 A). */
export interface PackFacts extends DocumentDates {
  readonly filingId: string
  readonly documentId: string
  readonly isSecret: boolean
  readonly title: string
  readonly numberText: string | null
  readonly category: Category
  readonly makers: readonly string[]
  readonly draftingOrgan: string
  readonly filingOrganId: string
  readonly filingOrgan: string
  readonly recipient: string
  readonly place: string | null
  readonly earlyEffectReason: string | null
  readonly dueOn: Day
  readonly materials: MaterialList
  readonly deliberation: { readonly meeting: string; readonly session: string | null; readonly heldOn: Day } | null
  readonly nature: Nature | null
  readonly procedures: readonly DoneProcedure[]
  readonly bases: readonly {
    readonly title: string
    readonly numberText: string | null
    readonly articles: string | null
  }[]
  readonly opinions: readonly { readonly kind: OpinionKind; readonly givenOn: Day; readonly number: string | null }[]
  readonly files: {
    readonly officialText: readonly RecordedFile[]
    readonly note: readonly RecordedFile[]
    readonly basis: readonly RecordedFile[]
    readonly opinion: readonly RecordedFile[]
  }
}

/** A step of making a document that was gone through. */
export interface DoneProcedure {
  readonly procedure: Procedure
  readonly fromOn: Day | null
  readonly toOn: Day | null
  readonly channel: string | null
  readonly received: number | null
  readonly adopted: number | null
  readonly conclusion: string | null
}

/** The pack of one filing as its page shows it. */
export interface PackDesk {
  readonly lines: readonly PackLine[]
  readonly isElectronic: boolean
  readonly missing: readonly FilingMaterial[]
  /** Bytes of all files together. */
  readonly size: number
  /** The number of the filing report in it. */
  readonly reportNumber: string | null
  /** Files of the last submission that stand until somebody changes them. */
  readonly isCarried: boolean
  readonly mayEdit: boolean
  /** The serials of the submissions whose files were kept. */
  readonly kept: readonly number[]
}
