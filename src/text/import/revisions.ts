import type { TrackedChange } from '../model.ts'
import { DELETED, INSERTED, type RawChange, type RawParagraph } from './raw.ts'
import type { XmlReader } from './xml.ts'

const RUN_KINDS = {
  'w:ins': 'insert',
  'w:del': 'delete',
  'w:moveFrom': 'move_from',
  'w:moveTo': 'move_to',
} as const satisfies Record<string, TrackedChange['kind']>

export type RevisionElement = keyof typeof RUN_KINDS

const isRemoval = (name: RevisionElement): boolean => name === 'w:del' || name === 'w:moveFrom'

/** Keeps track of which change encloses the text being read, and collects all changes of a part. */
export class Revisions {
  readonly all: RawChange[] = []
  private readonly open: RawChange[] = []
  private inserted = 0
  private deleted = 0
  private format: RawChange | null = null

  get marks(): number {
    return (this.inserted > 0 ? INSERTED : 0) | (this.deleted > 0 ? DELETED : 0)
  }

  begin(name: RevisionElement, xml: XmlReader): void {
    if (isRemoval(name)) this.deleted++
    else this.inserted++
    this.open.push(this.change(RUN_KINDS[name], xml, null))
  }

  end(name: RevisionElement): void {
    if (isRemoval(name)) this.deleted--
    else this.inserted--
    const change = this.open.pop()
    if (change && change.texts.length > 0) this.all.push(change)
  }

  addText(text: string, paragraph: RawParagraph): void {
    for (const change of this.open) {
      change.paragraph ??= paragraph
      change.texts.push(text)
    }
  }

  /** A change of the paragraph's own mark, which joins or splits paragraphs. */
  paragraphMark(name: RevisionElement, xml: XmlReader, paragraph: RawParagraph): void {
    if (isRemoval(name)) paragraph.markDeleted = true
    else paragraph.markInserted = true
    this.all.push(this.change(isRemoval(name) ? 'paragraph_delete' : 'paragraph_insert', xml, paragraph))
  }

  row(removal: boolean, xml: XmlReader): RawChange {
    const change = this.change(removal ? 'row_delete' : 'row_insert', xml, null)
    this.all.push(change)
    return change
  }

  /** Formatting changes are told once for each paragraph and author. */
  formatting(xml: XmlReader, paragraph: RawParagraph | null): void {
    const change = this.change('format', xml, paragraph)
    if (this.format && this.format.paragraph === paragraph && this.format.author === change.author) return
    this.format = change
    this.all.push(change)
  }

  private change(kind: RawChange['kind'], xml: XmlReader, paragraph: RawParagraph | null): RawChange {
    return { kind, author: xml.attribute('author'), date: xml.attribute('date'), texts: [], paragraph }
  }
}
