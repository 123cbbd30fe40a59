import type { Generated } from 'kysely'
import type { PairingKind } from '../../comparisons/model.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Bit } from './bit.ts'

export interface PairingChoiceTable {
  choice_id: string
  old_revision_id: string
  new_revision_id: string
  kind: PairingKind
  old_path: string
  new_path: string
  old_label: string
  new_label: string
  reason: string | null
  chosen_by: string | null
  chosen_by_name: string
  chosen_at: Instant
}

export interface ComparisonResultTable {
  old_digest: string
  new_digest: string
  choices_digest: string
  method: number
  is_coarse: Generated<Bit>
  result: string
  kept_at: Instant
}
