import type { Obstacle } from '../lib/obstacle.ts'
import type { OpinionKind } from '../review/model.ts'
import type { FindingLine } from './model.ts'

/** The findings of a signed opinion with what the drafters answered. */
export interface ResponseDesk {
  readonly reviewId: string
  readonly serial: number
  readonly documentId: string
  readonly title: string
  readonly opinion: OpinionKind | null
  readonly findings: readonly FindingLine[]
  /** Why they cannot be answered now; null when they are not this person's to answer. */
  readonly answering: readonly Obstacle[] | null
}
