import type { Generated } from 'kysely'
import type {
  Category,
  EffectKind,
  RevisionKind,
  RevisionState,
  Secrecy,
  Stage,
  ValiditySource,
} from '../../documents/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { ChosenReading } from '../../text/model.ts'

export interface DocumentTable {
  document_id: string
  title: string
  title_key: string
  category: Category
  stage: Stage
  secrecy: Secrecy
  making_organ_id: string
  drafting_organ_id: string
  implementing_organ_id: string | null
  number_text: string | null
  number_key: string | null
  signed_on: Day | null
  written_on: Day | null
  issued_on: Day | null
  published_on: Day | null
  effective_on: Day | null
  early_effect_reason: string | null
  publication_place: string | null
  validity_kind: 'years' | 'until' | 'none'
  validity_years: number | null
  lapses_after: Day | null
  validity_source: ValiditySource | null
  note: string | null
  created_by: string | null
  created_at: Instant
  updated_at: Instant
  version: Generated<number>
}

export interface RevisionTable {
  revision_id: string
  document_id: string
  serial: number
  kind: RevisionKind
  file_name: string
  digest: string
  size: number
  state: RevisionState
  failure: string | null
  note: string | null
  uploaded_by: string | null
  uploaded_by_name: string
  uploaded_at: Instant
}

export interface RevisionTextTable {
  revision_id: string
  extraction: string
  plain: string
  extracted_at: Instant
  /** How many tracked changes of words the file holds. */
  tracked_changes: Generated<number>
}

export interface ReadingChoiceTable {
  choice_id: string
  revision_id: string
  reading: ChosenReading
  note: string | null
  chosen_by: string | null
  chosen_by_name: string
  chosen_at: Instant
}

export interface RevisionCommentTable {
  revision_id: string
  position: number
  path: string | null
  label: string | null
  quoted: string
  body: string
  author: string | null
  commented_at: string | null
  imported_by: string | null
  imported_by_name: string
  imported_at: Instant
}

export interface DocumentEffectTable {
  effect_id: string
  document_id: string
  kind: EffectKind
  effective_on: Day
  source: string
  decision_id: string | null
  created_at: Instant
}
