import type { FilingLetterKind, FilingMaterial, PaperOrigin } from '../../filing/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'

export interface FilingLetterTable {
  letter_id: string
  filing_id: string
  kind: FilingLetterKind
  cause_id: string
  reply_by: Day | null
  issued_on: Day
  issued_by: string | null
  issued_by_name: string
  issued_at: Instant
}

export interface FilingPaperTable {
  paper_id: string
  filing_id: string
  submission_id: string | null
  material: FilingMaterial
  origin: PaperOrigin
  file_name: string
  digest: string
  size: number
  number_id: string | null
  template_version_id: string | null
  added_on: Day
  added_by: string | null
  added_by_name: string
  added_at: Instant
  removed_at: Instant | null
  removed_by_name: string | null
}

export interface DocumentJointMakerTable {
  document_id: string
  organ_id: string
  position: number
}
