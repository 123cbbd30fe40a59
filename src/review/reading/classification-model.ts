import type { Day } from '../../lib/day.ts'
import type { Span } from './model.ts'

export const CLASSIFICATION_TESTS = ['subject', 'authority', 'public', 'rights', 'general', 'repeated'] as const
/** 主体, 权限程序, 公开发布, 权利义务, 普遍约束力, 反复适用. */
export type ClassificationTest = (typeof CLASSIFICATION_TESTS)[number]

export const TEST_ANSWERS = ['yes', 'no', 'unsure'] as const
export type TestAnswer = (typeof TEST_ANSWERS)[number]

export interface TestQuestion {
  readonly test: ClassificationTest
  readonly name: string
  readonly question: string
  readonly help: string
  /** What the answer 否 means. */
  readonly ifNo: string
}

/** A kind of paper that a version of the test leaves out, whatever it says. */
export interface ExcludedKind {
  readonly id: string
  readonly label: string
  /** Named only by its form, so that rights and duties may hide in it: 会议纪要, 工作方案. */
  readonly isFormOnly: boolean
}

/** The test as one rule puts it, from a day on. */
export interface ClassificationVersion {
  readonly id: string
  readonly name: string
  readonly basis: string
  readonly effectiveFrom: Day
  readonly questions: readonly TestQuestion[]
  readonly excluded: readonly ExcludedKind[]
}

export interface ClassificationAnswers {
  readonly tests: Readonly<Partial<Record<ClassificationTest, TestAnswer>>>
  /** The id of an excluded kind; null for none. */
  readonly excluded: string | null
}

export const CLASSIFICATIONS = ['normative', 'not_normative', 'unclear'] as const
export type Classification = (typeof CLASSIFICATIONS)[number]

export interface ClassificationResult {
  readonly decision: Classification
  /** Chinese sentences, one for each test that decided. */
  readonly reasons: readonly string[]
  readonly versionId: string
  readonly basis: string
}

/** An answer that the text suggests, with its words; a person answers. */
export interface ClassificationHint {
  /** The test, or null where an excluded kind is suggested. */
  readonly test: ClassificationTest | null
  readonly excluded: string | null
  readonly answer: TestAnswer
  readonly path: string
  readonly label: string
  readonly quote: string
  readonly span: Span
  readonly mark: Span
}
