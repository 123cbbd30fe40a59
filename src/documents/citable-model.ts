import type { DocumentFacts } from './model.ts'

/** A document of the register as a citation is checked against it. */
export interface CitableDocument {
  readonly documentId: string
  readonly title: string
  readonly titleKey: string
  readonly numberText: string | null
  readonly numberKey: string | null
  readonly facts: DocumentFacts
  /** The articles of the official text, `12`, `33-1`; null where they were not asked for or not read. */
  readonly articles: readonly string[] | null
}
