/** What reading one file gives. Labels are data: `text` never contains the automatic or typed number. */
export interface ExtractedText {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly makingOrgan: string | null
  readonly dates: ExtractedDates
  readonly paragraphs: readonly Paragraph[]
  readonly provisions: readonly Provision[]
  readonly tables: readonly Table[]
  readonly notes: readonly Note[]
  readonly headers: readonly HeaderFooter[]
  readonly textBoxes: readonly TextBox[]
  readonly changes: readonly TrackedChange[]
  readonly comments: readonly Comment[]
  readonly warnings: readonly Warning[]
  /** Text the file marks as hidden: reported, not part of `paragraphs`. */
  readonly hidden?: readonly HiddenText[]
  /** Readings set small above the text (ruby). */
  readonly rubies?: readonly Ruby[]
  /** Present when the file holds tracked changes; `paragraphs` is the final reading until a person chooses. */
  readonly readings?: Readings
  /** What the text seems to say for the register, each with its words and place; a person confirms. */
  readonly proposals?: readonly FactProposal[]
  readonly citations?: readonly CitedDocument[]
  readonly report?: ImportReport
}

/** Dates found in the text, as days `YYYY-MM-DD`; proposals that a person confirms. */
export interface ExtractedDates {
  readonly writtenOn: string | null
  readonly adoptedOn: string | null
  readonly issuedOn: string | null
  readonly publishedOn: string | null
  readonly effectiveOn: string | null
}

export interface Paragraph {
  /** The number exactly as Word shows it (typed or automatic), without the separator after it; null when there is none. */
  readonly label: string | null
  readonly text: string
  /** Style name as Word shows it ("Normal", "标题 1"), null where the file names none. */
  readonly style: string | null
  /** Numbering level 0–8 of an automatic number, else the outline level of the style, else null. */
  readonly level: number | null
  /** How the label came about; absent when there is no label. */
  readonly labelSource?: 'automatic' | 'typed'
  /** Value of the counter and its number format, for automatic labels. */
  readonly ordinal?: number
  readonly format?: string
  /** Index into `tables` when the paragraph stands in a table cell. */
  readonly table?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Line of an automatic table of contents. */
  readonly contents?: boolean
}

export type ProvisionKind =
  | 'title'
  | 'number'
  | 'front'
  | 'contents' // front matter
  | 'part'
  | 'chapter'
  | 'section' // 编 章 节
  | 'article'
  | 'clause'
  | 'item'
  | 'subitem' // 条 款 项 目
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4' // 一、 （一） 1. （1） of notice style
  | 'paragraph'
  | 'table'
  | 'note'
  | 'annex'
  | 'signature'
  | 'date' // other text

export interface Provision {
  /**
   * Stable address, unique in the text. Articles `12`, second 款 `12.2` (the first stands in the article itself), its
   * third 项 `12.2.3` (of the first 款 `12.1.3`), 目 `12.2.3.1`, 第三十三条之一 `33-1`. Divisions `b1` 编, `c1` or `b1.c1` 章,
   * `c1.s2` 节. Notice style `h1` 一、, `h1.2` （二）, `h1.2.3` 3., with 0 for a level left out; `n1.2` for 1.2. Other text
   * `p1`, `h1.p1`, tables `t1`, annexes `a1` with what follows under `a1.` (the
   * list of annexes above the signature `al1`), a second text in the file `d1.`; a number that
   * stands twice gets `~2`.
   */
  readonly path: string
  readonly kind: ProvisionKind
  /** As shown: 第十二条, （三）, 一、; null for 款 and plain paragraphs. */
  readonly label: string | null
  /** Title of a chapter or section, or an article's bracketed heading; null otherwise. */
  readonly heading: string | null
  readonly text: string
  /** First and last index into `paragraphs`, both included. Its own words only: what lies below is in its own provisions. */
  readonly paragraphs: readonly [number, number]
}

export interface TableCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** As the page shows it, numbers included; paragraphs parted by line breaks. */
  readonly text: string
}
export interface Table {
  readonly rows: number
  readonly columns: number
  readonly cells: readonly TableCell[]
  /** First and last paragraph of the table. */
  readonly paragraphs: readonly [number, number]
}
export interface Note {
  readonly kind: 'footnote' | 'endnote'
  readonly label: string
  readonly text: string
  readonly paragraph: number
}
export interface HeaderFooter {
  readonly kind: 'header' | 'footer'
  readonly text: string
  /** Where not on every page: the first page of a section, or even pages. */
  readonly pages?: 'first' | 'even'
  /** The file holds it, and Word shows it on no page. */
  readonly isUnused?: true
}
export interface TextBox {
  readonly text: string
  readonly paragraph: number
}
export interface TrackedChange {
  readonly kind:
    | 'insert'
    | 'delete'
    | 'move_from'
    | 'move_to'
    | 'paragraph_insert'
    | 'paragraph_delete'
    | 'row_insert'
    | 'row_delete'
    | 'format'
  readonly text: string
  readonly author: string | null
  readonly date: string | null
  readonly paragraph: number
}
export interface Comment {
  readonly author: string | null
  readonly date: string | null
  readonly text: string
  readonly quoted: string
  readonly paragraph: number
}
export type FactName =
  | 'title'
  | 'document_number'
  | 'making_organ'
  | 'written_on'
  | 'adopted_on'
  | 'issued_on'
  | 'published_on'
  | 'effective_on'
  | 'effect'
  | 'validity'
  | 'trial'
  | 'basis'
  | 'repeals'
export interface FactProposal {
  readonly fact: FactName
  /** A day, a number in its normal form, a title without 《》; for effect `published+30`, for validity `5y`, `18m` or a day. */
  readonly value: string
  readonly quote: string
  /** Where the words stand; paragraph is null for a header, footer or text box. */
  readonly place: { readonly story: 'body' | 'header' | 'text_box'; readonly paragraph: number | null }
  readonly confidence: 'high' | 'medium' | 'low'
  /** For repeals: the number and day written beside the title, and whether only a part ends. */
  readonly detail?: { readonly number: string | null; readonly datedOn: string | null; readonly kind: string }
}
export interface CitedDocument {
  readonly title: string
  readonly number: string | null
  readonly article: string | null
  readonly clause: string | null
  readonly item: string | null
  readonly paragraph: number
}
/** Endings of the files whose text can be read, as a page's file field takes them; the content decides. */
export const READABLE_ENDINGS = '.docx,.docm,.doc,.wps,.rtf,.pdf,.txt'

/** Says the same to people. */
export const READABLE_FILES = 'Word 或 WPS 文件（.docx、.doc）、有文字层的 PDF 或者纯文本'

/** The counts of the loss report: what came in and what came out. */
export interface ImportReport {
  readonly format: 'docx' | 'doc' | 'rtf' | 'pdf' | 'text'
  /** Paragraphs of the body in the file, and in the reading that is shown. */
  readonly paragraphsIn: number
  readonly paragraphsOut: number
  readonly automaticNumbers: number
  readonly typedNumbers: number
  readonly characters: number
}
export interface HiddenText {
  readonly text: string
  readonly paragraph: number
}
export interface Ruby {
  readonly base: string
  readonly text: string
  readonly paragraph: number
}
/** Which side of the tracked changes counts as the text. */
export type ChosenReading = 'original' | 'final'

export interface MarkedSegment {
  readonly op: 'equal' | 'insert' | 'delete'
  readonly text: string
}
export interface MarkedParagraph {
  readonly segments: readonly MarkedSegment[]
  /** Its automatic number in the final reading, or in the original one when the final has not the paragraph. */
  readonly label?: string | null
  /** Index into the tables of the final reading, or of the original one for a deleted row. */
  readonly table?: number
  /** The whole paragraph, or the table row it stands in, came or went. */
  readonly change?: 'insert' | 'delete'
  /** The paragraph of the final reading that this one ended up in. */
  readonly paragraph: number
}
export interface Readings {
  readonly original: readonly Paragraph[]
  /** Absent in texts read before it was kept. */
  readonly originalTables?: readonly Table[]
  readonly marked: readonly MarkedParagraph[]
}
/** `code` is stable English kebab-case; `message` is a Chinese sentence for the clerk. */
export interface Warning {
  readonly code: string
  readonly message: string
  readonly paragraph?: number
}
