import type { ExtractedText, HeaderFooter, ImportReport, Paragraph, Readings, TextBox, Warning } from '../model.ts'
import { structure } from '../structure.ts'
import { type AssembledStory, assemble, type Context, displayed, type Reading } from './assemble.ts'
import { changesOf, commentsOf, hiddenOf, markedOf, rubiesOf } from './findings.ts'
import { lossWarnings } from './losses.ts'
import { countsByPage, notesOf } from './notes.ts'
import { Counters, type Numbering } from './numbering.ts'
import type { HeaderPages, RawContainer, RawParagraph, ReadPart } from './raw.ts'
import type { Settings } from './settings.ts'
import type { Styles } from './styles.ts'

export interface ReadHeader {
  readonly kind: 'header' | 'footer'
  readonly pages: HeaderPages
  readonly isUnused: boolean
  readonly part: ReadPart
}

/** A document's parts, read and ready to be shown in either reading, whatever format they came in. */
export interface ReadDocument {
  readonly format: ImportReport['format']
  readonly styles: Styles
  readonly numbering: Numbering
  readonly body: ReadPart
  readonly footnotes: readonly RawContainer[]
  readonly endnotes: readonly RawContainer[]
  readonly comments: readonly RawContainer[]
  readonly headers: readonly ReadHeader[]
  readonly settings: Settings
  /** What this format cannot give. */
  readonly warnings: readonly Warning[]
}

/** Text boxes and notes are counted apart from the body, as Word counts them. */
const contextOf = ({ styles, numbering }: ReadDocument): Context => ({
  styles,
  numbering,
  counters: new Counters(numbering),
})

const linesOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(displayed)
    .filter((line) => line !== '')
    .join('\n')

function headersOf(document: ReadDocument): HeaderFooter[] {
  return document.headers
    .map(({ kind, part, pages, isUnused }): HeaderFooter => {
      const context = contextOf(document)
      const boxes = part.boxes.map((box) => linesOf(assemble(box.story, 'final', context).paragraphs))
      const own = linesOf(assemble(part.story, 'final', context).paragraphs)
      const text = [own, ...boxes].filter((line) => line !== '').join('\n')
      return { kind, text, ...(pages !== 'default' && { pages }), ...(isUnused && { isUnused }) }
    })
    .filter((header) => header.text !== '')
}

const placeOf = (body: AssembledStory, raw: RawParagraph | null): number => (raw && body.places.get(raw)) ?? 0

function boxesOf(document: ReadDocument, body: AssembledStory): TextBox[] {
  const context = contextOf(document)
  return document.body.boxes
    .map((box) => ({
      text: linesOf(assemble(box.story, 'final', context).paragraphs),
      paragraph: placeOf(body, box.paragraph),
    }))
    .filter((box) => box.text !== '')
}

/** Shows a document: numbers counted, tracked changes in their final reading with the changes beside it. */
export function showDocument(document: ReadDocument): ExtractedText {
  const show = (reading: Reading): AssembledStory => assemble(document.body.story, reading, contextOf(document))
  const body = show('final')
  const changes = changesOf(document.body, body)
  const textBoxes = boxesOf(document, body)
  const headers = headersOf(document)
  const structured = structure({
    format: document.format,
    paragraphsIn: document.body.story.paragraphs.length,
    paragraphs: body.paragraphs,
    tables: body.tables,
    textBoxes,
    headers: headers.filter((header) => !header.isUnused),
  })
  const hidden = hiddenOf(document.body, body)
  const rubies = rubiesOf(document.body, body)
  const notes = contextOf(document)
  const revised = changes.some((change) => change.kind !== 'format')
  return {
    ...structured,
    tables: body.tables,
    notes: notesOf(
      document,
      (note) => linesOf(assemble(note.story, 'final', notes).paragraphs),
      (reference) => placeOf(body, reference.paragraph),
    ),
    headers,
    textBoxes,
    changes,
    comments: commentsOf(document.body, body, document.comments, contextOf(document)),
    warnings: [
      ...document.warnings,
      ...lossWarnings(document.body, document.numbering, {
        changes,
        hidden,
        body,
        textBoxes,
        unusedHeaders: headers.filter((header) => header.isUnused).length,
        notesByPage: countsByPage(document),
      }),
      ...structured.warnings,
    ],
    ...(hidden.length > 0 && { hidden }),
    ...(rubies.length > 0 && { rubies }),
    ...(revised && { readings: readingsOf(document.body, body, show('original')) }),
  }
}

const readingsOf = (part: ReadPart, body: AssembledStory, original: AssembledStory): Readings => ({
  original: original.paragraphs,
  originalTables: original.tables,
  marked: markedOf(part, body, original),
})
