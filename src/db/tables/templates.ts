import type { Generated } from 'kysely'
import type { Instant } from '../../lib/clock.ts'
import type { Day } from '../../lib/day.ts'
import type { SeriesKey } from '../../numbering/model.ts'
import type { TemplateKind } from '../../templates/model.ts'

export interface TemplateVersionTable {
  version_id: string
  kind: TemplateKind
  serial: number
  file_name: string | null
  digest: string | null
  size: number | null
  restores: number | null
  note: string | null
  made_on: Day
  made_by: string | null
  made_by_name: string
  made_at: Instant
}

export interface NumberSeriesTable {
  series_key: SeriesKey
  pattern: string
  updated_at: Instant
  version: Generated<number>
}

export interface IssuedNumberTable {
  number_id: string
  series_key: SeriesKey
  year: number
  serial: number
  number_text: string
  subject_type: string
  subject_id: string
  taken_on: Day
  taken_by: string | null
  taken_by_name: string
  taken_at: Instant
}

export interface GeneratedFileTable {
  file_id: string
  kind: TemplateKind
  subject_type: string
  subject_id: string
  number_id: string | null
  template_version_id: string | null
  file_name: string
  digest: string
  size: number
  made_on: Day
  made_by: string | null
  made_by_name: string
  made_at: Instant
}
