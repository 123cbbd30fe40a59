import type { Note } from '../model.ts'
import { formatCounter } from '../number-formats.ts'
import { DELETED, FIELD_CODE, HIDDEN, type NoteKind, type NoteNumbering, type RawSection } from './raw.ts'
import type { ReadDocument } from './show-document.ts'

const DEFAULT = { footnote: 'decimal', endnote: 'lowerRoman' } as const satisfies Record<NoteKind, string>

/** What a section says of its notes, else the document. */
function numberingOf(document: ReadDocument, section: RawSection, kind: NoteKind): NoteNumbering {
  const [own, general] = [section.notes[kind], document.settings.notes[kind]]
  return {
    format: own.format ?? general.format,
    start: own.start ?? general.start,
    restart: own.restart ?? general.restart,
  }
}

/** Tells whether some notes are counted anew on each page, which only a program that lays out pages can do. */
export const countsByPage = (document: ReadDocument): boolean =>
  document.body.notes.some(({ section, kind }) => numberingOf(document, section, kind).restart === 'eachPage')

/** Numbers the notes in the order of the text (ECMA-376 part 1, §17.11): on through the document, or in each section. */
export function notesOf(
  document: ReadDocument,
  textOf: (note: ReadDocument['footnotes'][number]) => string,
  placeOf: (note: ReadDocument['body']['notes'][number]) => number,
): Note[] {
  const counts = new Map<NoteKind, { value: number; section: RawSection }>()
  const notes: Note[] = []
  for (const reference of document.body.notes) {
    if ((reference.mark & (DELETED | HIDDEN | FIELD_CODE)) !== 0) continue
    const { kind, section } = reference
    const container = (kind === 'footnote' ? document.footnotes : document.endnotes).find((n) => n.id === reference.id)
    if (!container) continue
    const numbering = numberingOf(document, section, kind)
    const last = counts.get(kind)
    const isAnew = !last || (numbering.restart === 'eachSect' && last.section !== section)
    const count = { value: isAnew ? (numbering.start ?? 1) : last.value + 1, section }
    if (!reference.custom) counts.set(kind, count)
    const label = reference.custom ? '*' : formatCounter(count.value, numbering.format ?? DEFAULT[kind])
    notes.push({ kind, label, text: textOf(container), paragraph: placeOf(reference) })
  }
  return notes
}
