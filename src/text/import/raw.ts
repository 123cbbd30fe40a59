import type { TrackedChange } from '../model.ts'
import type { OwnNumbering } from './numbering.ts'

/** Marks of a piece of text; 0 is plain text that every reading shows. */
export const INSERTED = 1
export const DELETED = 2
export const HIDDEN = 4
/** Instruction side of a field: never shown, unless the field turns out to have no end. */
export const FIELD_CODE = 8

/** A paragraph as the file has it, before a reading of the tracked changes is chosen. */
export interface RawParagraph {
  readonly texts: string[]
  readonly marks: number[]
  style: string | null
  numId: OwnNumbering['numId']
  ilvl: OwnNumbering['ilvl']
  numberingInserted: boolean
  outline: number | null
  align: string | null
  markInserted: boolean
  markDeleted: boolean
  markHidden: boolean
  rowInserted: boolean
  rowDeleted: boolean
  contents: boolean
  /** Index into the story's tables. */
  table: number | null
  lastInCell: boolean
}

export const emptyParagraph = (): RawParagraph => ({
  texts: [],
  marks: [],
  style: null,
  numId: null,
  ilvl: null,
  numberingInserted: false,
  outline: null,
  align: null,
  markInserted: false,
  markDeleted: false,
  markHidden: false,
  rowInserted: false,
  rowDeleted: false,
  contents: false,
  table: null,
  lastInCell: false,
})

export interface RawCell {
  span: number
  /** Vertical: this cell goes on from the one above. */
  continues: boolean
  /** Horizontal (old files): this cell goes on from the one before. */
  joined: boolean
  readonly paragraphs: RawParagraph[]
}

export interface RawRow {
  before: number
  inserted: boolean
  deleted: boolean
  readonly cells: RawCell[]
}

export interface RawTable {
  readonly rows: RawRow[]
}

export interface RawChange {
  kind: TrackedChange['kind']
  author: string | null
  date: string | null
  texts: string[]
  paragraph: RawParagraph | null
}

export type NoteKind = 'footnote' | 'endnote'

/** How notes are numbered, as far as the file says. */
export interface NoteNumbering {
  format: string | null
  start: number | null
  /** `continuous`, `eachSect` or `eachPage`. */
  restart: string | null
}

export type HeaderPages = 'default' | 'first' | 'even'

export interface HeaderReference {
  readonly id: string
  readonly kind: 'header' | 'footer'
  readonly pages: HeaderPages
}

/** A stretch of the document with headers and note numbers of its own; its properties stand at its end. */
export interface RawSection {
  readonly headers: HeaderReference[]
  /** The first page has its own header and footer. */
  titlePage: boolean
  readonly notes: Readonly<Record<NoteKind, NoteNumbering>>
}

export const emptyNotes = (): RawSection['notes'] => ({
  footnote: { format: null, start: null, restart: null },
  endnote: { format: null, start: null, restart: null },
})
export const emptySection = (): RawSection => ({ headers: [], titlePage: false, notes: emptyNotes() })

export interface RawNoteReference {
  readonly kind: NoteKind
  readonly id: string
  readonly custom: boolean
  readonly mark: number
  readonly paragraph: RawParagraph | null
  readonly section: RawSection
}

export interface RawQuote {
  readonly id: string
  texts: string[]
  paragraph: RawParagraph | null
}

/** One run of text on its own: the body, a note, a header, a text box. */
export interface RawStory {
  readonly paragraphs: RawParagraph[]
  readonly tables: RawTable[]
}

export const emptyStory = (): RawStory => ({ paragraphs: [], tables: [] })

export interface RawRuby {
  readonly base: string
  readonly text: string
  readonly paragraph: RawParagraph | null
}

export interface BoxReference {
  readonly story: RawStory
  readonly paragraph: RawParagraph | null
}

/** What was seen and is not text: told in the loss report. */
export interface Seen {
  images: number
  objects: number
  formulas: number
  chunks: number
  /** Tracked changes of single cells. */
  cells: number
  symbols: Set<string>
}

/** What reading one part gives, before a reading of the tracked changes is chosen. */
export interface ReadPart {
  readonly story: RawStory
  readonly boxes: readonly BoxReference[]
  readonly changes: readonly RawChange[]
  readonly notes: readonly RawNoteReference[]
  readonly quotes: readonly RawQuote[]
  readonly rubies: readonly RawRuby[]
  readonly seen: Seen
}

/** Keyed stories of one part: a note or comment by its id. */
export interface RawContainer {
  readonly id: string
  readonly type: string | null
  readonly author: string | null
  readonly date: string | null
  readonly story: RawStory
}

/** Raised when a document holds more paragraphs than any normative document can. */
export class TooManyParagraphs extends Error {}
