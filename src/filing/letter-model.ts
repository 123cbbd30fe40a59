import type { Category } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { DeskLetterKind, FilingLetterKind } from './model.ts'

/** What every letter about a filing says of it. */
export interface LetterFacts {
  readonly documentId: string
  readonly isSecret: boolean
  readonly title: string
  readonly numberText: string | null
  readonly category: Category
  readonly makers: readonly string[]
  readonly filingOrgan: string
  readonly recipient: string
  readonly publishedOn: Day | null
  readonly dueOn: Day
  readonly submittedOn: Day | null
}

/** One letter as the page of its filing shows it. */
export interface FilingLetterLine {
  readonly letterId: string
  readonly kind: FilingLetterKind
  readonly number: string | null
  readonly replyBy: Day | null
  readonly issuedOn: Day
  readonly issuedByName: string
  readonly fileName: string
  readonly digest: string
}

/** A letter that can be written now, or why it cannot. */
export interface OpenLetter {
  readonly kind: DeskLetterKind
  readonly obstacles: readonly Obstacle[]
}

/** The letters of one filing; null where the person may not read them. */
export interface LetterDesk {
  readonly letters: readonly FilingLetterLine[]
  /** Empty where the person writes none. */
  readonly open: readonly OpenLetter[]
}
