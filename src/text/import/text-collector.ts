import type { ElementName } from './elements.ts'
import { Fields } from './fields.ts'
import { noteProperty } from './note-properties.ts'
import {
  type BoxReference,
  DELETED,
  emptyParagraph,
  emptySection,
  emptyStory,
  HIDDEN,
  type NoteKind,
  type RawChange,
  type RawContainer,
  type RawNoteReference,
  type RawParagraph,
  type RawQuote,
  type RawRuby,
  type RawSection,
  type ReadPart,
  type Seen,
  TooManyParagraphs,
} from './raw.ts'
import { Revisions } from './revisions.ts'
import { isOn, type Styles } from './styles.ts'
import { symbolCharacter } from './symbols.ts'
import { TableReader } from './table-reader.ts'
import type { XmlReader } from './xml.ts'

const MAX_PARAGRAPHS = 300_000
const MAX_QUOTE = 2000

/** What runs bring into a story: text, symbols, fields, references. The structure around it is the reader's. */
export class TextCollector implements ReadPart {
  readonly containers: RawContainer[] = []
  readonly boxes: BoxReference[] = []
  readonly revisions = new Revisions()
  readonly notes: RawNoteReference[] = []
  readonly quotes: RawQuote[] = []
  readonly rubies: RawRuby[] = []
  readonly sections: RawSection[] = [emptySection()]
  readonly seen: Seen = { images: 0, objects: 0, formulas: 0, chunks: 0, cells: 0, symbols: new Set() }
  story = emptyStory()
  /** Tells whether the part is a word-processing part at all. */
  recognised = false

  protected readonly styles: Styles
  protected paragraph: RawParagraph | null = null
  protected tables = new TableReader()
  protected fields = new Fields()
  protected runHidden = false
  protected styleHidden = false
  /** The section ends with the paragraph that is open. */
  protected sectionEnds = false
  private notePart: NoteKind | null = null
  protected target: 'text' | 'instruction' | 'ruby' = 'text'
  protected keepSpace = false
  protected ruby: { base: string; text: string } | null = null
  protected inRubyText = false
  private count = 0
  private readonly openQuotes = new Map<string, RawQuote>()

  constructor(styles: Styles) {
    this.styles = styles
  }

  get changes(): readonly RawChange[] {
    return this.revisions.all
  }

  /** Closes what the file left open. */
  finish(): void {
    this.fields.finish()
  }

  text(text: string): void {
    if (this.target === 'instruction') this.fields.instruction(text)
    else if (this.target === 'ruby') {
      if (this.ruby) this.ruby.text += text
    } else this.add(this.keepSpace ? text : stripped(text))
  }

  private add(text: string): void {
    if (text === '') return
    // Text outside any paragraph is not valid, but it must not get lost.
    if (!this.paragraph) this.beginParagraph()
    const paragraph = this.paragraph as RawParagraph
    const mark = this.revisions.marks | (this.runHidden ? HIDDEN : 0) | this.fields.mark
    paragraph.texts.push(text)
    paragraph.marks.push(mark)
    if (this.fields.active) this.fields.remember(paragraph)
    if (mark !== 0) this.revisions.addText(text, paragraph)
    if (this.ruby) this.ruby.base += text
    if ((mark & DELETED) === 0) for (const quote of this.openQuotes.values()) addQuote(quote, text, paragraph)
  }

  protected beginParagraph(): void {
    if (++this.count > MAX_PARAGRAPHS) throw new TooManyParagraphs()
    if (this.paragraph) this.endParagraph()
    this.paragraph = emptyParagraph()
    this.runHidden = false
    this.styleHidden = false
    if (this.fields.inContents) this.paragraph.contents = true
  }

  protected endParagraph(): void {
    const paragraph = this.paragraph
    if (!paragraph) return
    if (this.fields.inContents) paragraph.contents = true
    this.tables.place(paragraph)
    this.story.paragraphs.push(paragraph)
    this.paragraph = null
    if (this.sectionEnds) this.sections.push(emptySection())
    this.sectionEnds = false
  }

  private get section(): RawSection {
    return this.sections.at(-1) as RawSection
  }

  /** Takes what a section says of itself. */
  protected sectionProperty(name: ElementName, xml: XmlReader): void {
    if (name === 'w:headerReference' || name === 'w:footerReference') this.header(name, xml)
    else if (name === 'w:titlePg') this.section.titlePage = isOn(xml.attribute('val'))
    else if (name === 'w:footnotePr') this.notePart = 'footnote'
    else if (name === 'w:endnotePr') this.notePart = 'endnote'
    else if (this.notePart) noteProperty(this.section.notes[this.notePart], name, xml)
  }

  protected endNoteProperties(): void {
    this.notePart = null
  }

  private header(name: ElementName, xml: XmlReader): void {
    const id = xml.attribute('id')
    const type = xml.attribute('type')
    const pages = type === 'first' || type === 'even' ? type : 'default'
    if (id !== null) this.section.headers.push({ id, kind: name === 'w:headerReference' ? 'header' : 'footer', pages })
  }

  private note(kind: NoteKind, xml: XmlReader): void {
    const custom = xml.attribute('customMarkFollows')
    const mark = this.revisions.marks | (this.runHidden ? HIDDEN : 0)
    this.notes.push({
      kind,
      id: xml.attribute('id') ?? '',
      custom: custom !== null && isOn(custom),
      mark,
      paragraph: this.paragraph,
      section: this.section,
    })
  }

  protected inline(name: ElementName, xml: XmlReader): void {
    switch (name) {
      case 'w:vanish':
        this.runHidden = isOn(xml.attribute('val'))
        return
      case 'w:rStyle':
        this.runHidden = this.styles.hides(xml.attribute('val'))
        return
      case 'w:tab':
      case 'w:ptab':
        this.add('\t')
        return
      case 'w:br':
      case 'w:cr':
        this.add('\n')
        return
      case 'w:noBreakHyphen':
        this.add('-')
        return
      case 'w:sym':
        this.symbol(xml.attribute('font') ?? '', Number.parseInt(xml.attribute('char') ?? '', 16))
        return
      case 'w16se:symEx':
        this.symbol('', Number.parseInt(xml.attribute('char') ?? '', 16))
        return
      case 'w:fldChar':
        this.fields.character(xml.attribute('fldCharType'))
        return
      case 'w:ruby':
        this.ruby = { base: '', text: '' }
        return
      case 'w:rt':
        this.inRubyText = true
        return
      case 'w:footnoteReference':
        this.note('footnote', xml)
        return
      case 'w:endnoteReference':
        this.note('endnote', xml)
        return
      case 'w:headerReference':
      case 'w:footerReference':
      case 'w:titlePg':
      case 'w:footnotePr':
      case 'w:endnotePr':
      case 'w:numFmt':
      case 'w:numStart':
      case 'w:numRestart':
        this.sectionProperty(name, xml)
        return
      case 'w:sdtPr':
      case 'w:sdtEndPr':
      case 'w:rubyPr':
        xml.skip()
        return
      case 'w:rPrChange':
      case 'w:sectPrChange':
      case 'w:tblPrChange':
      case 'w:tblGridChange':
      case 'w:tblPrExChange':
        if (name === 'w:rPrChange') this.revisions.formatting(xml, this.paragraph)
        xml.skip()
        return
      default:
        this.rare(name, xml)
    }
  }

  private rare(name: ElementName, xml: XmlReader): void {
    switch (name) {
      case 'w:document':
      case 'w:body':
      case 'w:hdr':
      case 'w:ftr':
        this.recognised = true
        return
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        this.beginContainer(xml)
        return
      case 'w:commentRangeStart':
      case 'w:commentReference':
        this.beginQuote(xml.attribute('id') ?? '', name === 'w:commentRangeStart')
        return
      case 'w:commentRangeEnd':
        this.openQuotes.delete(xml.attribute('id') ?? '')
        return
      case 'w:drawing':
      case 'w:pict':
        this.seen.images++
        return
      case 'w:object':
        this.seen.objects++
        return
      case 'm:oMath':
        this.seen.formulas++
        return
      case 'w:altChunk':
      case 'w:subDoc':
        this.seen.chunks++
        return
      default:
        return
    }
  }

  private beginContainer(xml: XmlReader): void {
    this.story = emptyStory()
    this.containers.push({
      id: xml.attribute('id') ?? '',
      type: xml.attribute('type'),
      author: xml.attribute('author'),
      date: xml.attribute('date'),
      story: this.story,
    })
  }

  private beginQuote(id: string, range: boolean): void {
    if (this.quotes.some((quote) => quote.id === id)) return
    const quote: RawQuote = { id, texts: [], paragraph: this.paragraph }
    this.quotes.push(quote)
    if (range) this.openQuotes.set(id, quote)
  }

  private symbol(font: string, code: number): void {
    if (!(code > 0 && code <= 0x10ffff)) return
    const shown = symbolCharacter(font, code)
    if (shown === null) this.seen.symbols.add(`${font} ${code.toString(16).toUpperCase()}`)
    this.add(shown ?? String.fromCodePoint(code))
  }
}

const isEdge = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13

/** Without xml:space the spaces at the ends are the file's layout; most texts have none, so look before cutting. */
function stripped(text: string): string {
  if (!isEdge(text.charCodeAt(0)) && !isEdge(text.charCodeAt(text.length - 1))) return text
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function addQuote(quote: RawQuote, text: string, paragraph: RawParagraph): void {
  quote.paragraph ??= paragraph
  if (quote.texts.length < MAX_QUOTE) quote.texts.push(text)
}
