import type { Day } from '../lib/day.ts'
import type { ClassificationTest, TestAnswer } from '../review/reading/classification-model.ts'

/** What a person answered and decided about one document. */
export interface ClassificationInput {
  readonly documentId: string
  /** The version of the test (classification-versions.ts) that was applied. */
  readonly versionId: string
  readonly answers: Readonly<Partial<Record<ClassificationTest, TestAnswer>>>
  /** The excluded kind, by its id in that version. */
  readonly excluded: string | null
  readonly isNormative: boolean
  readonly reason: string
}

/** One decision as it was recorded; later ones do not erase earlier ones. */
export interface ClassificationLine {
  readonly classificationId: string
  readonly versionName: string
  readonly basis: string
  readonly answers: readonly (readonly [name: string, answer: TestAnswer])[]
  readonly excludedLabel: string | null
  readonly isNormative: boolean
  readonly reason: string
  readonly decidedOn: Day
  readonly decidedByName: string
}

/** A place where a paper speaks of rights and duties, although it is called not normative. */
export interface RightsPlace {
  readonly label: string
  readonly quote: string
}

/** The newest decision on one document, for the list. */
export interface ClassifiedDocument extends ClassificationLine {
  readonly documentId: string
  readonly title: string
  readonly numberText: string | null
  readonly makingOrgan: string
  /** Only of papers judged not normative. */
  readonly rights: readonly RightsPlace[]
}

export interface ClassificationFilter {
  readonly result?: 'normative' | 'not_normative' | undefined
  readonly words?: string | undefined
}
