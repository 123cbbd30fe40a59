import iconv from 'iconv-lite'
import { alignment, type DocFile, JUSTIFICATION, type Piece } from './doc-file.ts'
import { readSprms, type Sprm } from './doc-properties.ts'
import { DocTables } from './doc-tables.ts'
import { Fields } from './fields.ts'
import {
  DELETED,
  emptyParagraph,
  emptySection,
  emptyStory,
  HIDDEN,
  INSERTED,
  type RawChange,
  type RawNoteReference,
  type RawParagraph,
  type ReadPart,
  TooManyParagraphs,
} from './raw.ts'
import { symbolCharacter } from './symbols.ts'

const CHARACTER = {
  deleted: 0x0800,
  inserted: 0x0801,
  special: 0x0855,
  hidden: 0x083c,
  symbol: 0x6a09,
  author: 0x4804,
  deleter: 0x4863,
} as const
const PARAGRAPH = {
  style: 0x4600,
  level: 0x260a,
  list: 0x460b,
  inTable: 0x2416,
  rowEnd: 0x2417,
  outline: 0x2640,
  depth: 0x6649,
} as const
const MAX_PARAGRAPHS = 300_000
// Node's own decoder leaves 0x80–0x9f as control characters, where the quotation marks are.
const WESTERN = 'windows-1252'

interface Look {
  readonly mark: number
  readonly special: boolean
  readonly symbol: Sprm | undefined
  readonly author: string | null
}

/** Sections of old files are not told apart. */
const SECTION = emptySection()

const PLAIN: Look = { mark: 0, special: false, symbol: undefined, author: null }

/** Reads one stretch of a Word 97–2003 document into the same raw story that a .docx part gives. */
export class DocStoryReader implements ReadPart {
  readonly story = emptyStory()
  readonly boxes = []
  readonly changes: RawChange[] = []
  readonly notes: RawNoteReference[] = []
  readonly quotes = []
  readonly rubies = []
  readonly seen = { images: 0, objects: 0, formulas: 0, chunks: 0, cells: 0, symbols: new Set<string>() }
  /** Notes by the character position of their reference. */
  readonly noteAt: Map<number, { kind: 'footnote' | 'endnote'; id: string }>

  private readonly file: DocFile
  private readonly fields = new Fields()
  private readonly tables: DocTables
  private readonly looks = new WeakMap<Buffer, Look>()
  private paragraph: RawParagraph = emptyParagraph()
  private change: RawChange | null = null

  constructor(file: DocFile, noteAt: DocStoryReader['noteAt'] = new Map()) {
    this.file = file
    this.noteAt = noteAt
    this.tables = new DocTables(this.story)
  }

  read(from: number, to: number): this {
    for (const piece of this.file.pieces) {
      if (piece.to <= from || piece.from >= to) continue
      this.piece(piece, Math.max(from, piece.from), Math.min(to, piece.to))
    }
    if (this.paragraph.texts.length > 0) this.endParagraph(null, '')
    this.tables.finish()
    this.fields.finish()
    return this
  }

  private piece(piece: Piece, from: number, to: number): void {
    const width = piece.wide ? 2 : 1
    let at = piece.at + (from - piece.from) * width
    const last = Math.min(piece.at + (to - piece.from) * width, this.file.document.length)
    while (at < last) {
      const run = this.file.characters.at(at)
      const end = Math.min(last, Math.max(run.end, at + width))
      const bytes = this.file.document.subarray(at, end)
      const text = piece.wide ? bytes.toString('utf16le') : iconv.decode(bytes, WESTERN)
      this.run(text, this.look(run.value), at, width, piece)
      at = end
    }
  }

  private look(value: Buffer): Look {
    if (value.length === 0) return PLAIN
    const known = this.looks.get(value)
    if (known) return known
    const sprms = readSprms(value)
    const on = (code: number): boolean => sprms.some((sprm) => sprm.code === code && (sprm.operand[0] ?? 0) % 128 === 1)
    const author = sprms.find((sprm) => sprm.code === (on(CHARACTER.deleted) ? CHARACTER.deleter : CHARACTER.author))
    const look: Look = {
      mark:
        (on(CHARACTER.inserted) ? INSERTED : 0) |
        (on(CHARACTER.deleted) ? DELETED : 0) |
        (on(CHARACTER.hidden) ? HIDDEN : 0),
      special: on(CHARACTER.special),
      symbol: sprms.find((sprm) => sprm.code === CHARACTER.symbol),
      author: author ? (this.file.authors[author.operand.readUInt16LE(0)] ?? null) : null,
    }
    this.looks.set(value, look)
    return look
  }

  /** Marks of structure stand among the characters; text between them is taken in one piece. */
  private run(text: string, look: Look, at: number, width: number, piece: Piece): void {
    let start = 0
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code >= 32 && !(look.symbol && code === 0x28)) continue
      if (index > start) this.add(text.slice(start, index), look)
      start = index + 1
      const position = at + index * width
      this.control(code, look, position, piece.from + (position - piece.at) / width)
    }
    if (start < text.length) this.add(text.slice(start), look)
  }

  private control(code: number, look: Look, at: number, character: number): void {
    if (code === 0x0d || code === 0x0c || code === 0x07) this.endParagraph(at, code === 0x07 ? 'cell' : '', look)
    else if (code === 0x09) this.add('\t', look)
    else if (code === 0x0b || code === 0x0e) this.add('\n', look)
    else if (code === 0x1e) this.add('-', look)
    else if (code === 0x13) this.fields.character('begin')
    else if (code === 0x14) this.fields.character('separate')
    else if (code === 0x15) this.fields.character('end')
    else if (code === 0x28 && look.symbol) this.symbol(look, look.symbol)
    else if (code === 0x02) this.note(character, look)
    else if (code === 0x01 || code === 0x08) this.seen.images++
  }

  private symbol(look: Look, { operand }: Sprm): void {
    const font = this.file.fonts[operand.readUInt16LE(0)] ?? ''
    const code = operand.readUInt16LE(2)
    const shown = symbolCharacter(font, code)
    if (shown === null) this.seen.symbols.add(`${font} ${code.toString(16).toUpperCase()}`)
    this.add(shown ?? String.fromCharCode(code), look)
  }

  private note(character: number, look: Look): void {
    const found = this.noteAt.get(character)
    if (found)
      this.notes.push({ ...found, custom: false, mark: look.mark, paragraph: this.paragraph, section: SECTION })
  }

  private add(text: string, look: Look): void {
    if (this.fields.mark !== 0) this.fields.instruction(text)
    this.paragraph.texts.push(text)
    this.paragraph.marks.push(look.mark | this.fields.mark)
    if (this.fields.active) this.fields.remember(this.paragraph)
    this.track(text, look)
  }

  private track(text: string, look: Look): void {
    const kind = (look.mark & DELETED) !== 0 ? 'delete' : (look.mark & INSERTED) !== 0 ? 'insert' : null
    if (kind === null) {
      this.change = null
      return
    }
    if (this.change?.kind !== kind || this.change.author !== look.author || this.change.paragraph !== this.paragraph) {
      this.change = { kind, author: look.author, date: null, texts: [], paragraph: this.paragraph }
      this.changes.push(this.change)
    }
    this.change.texts.push(text)
  }

  private endParagraph(at: number | null, end: 'cell' | '', look: Look = PLAIN): void {
    if (this.story.paragraphs.length >= MAX_PARAGRAPHS) throw new TooManyParagraphs()
    const value = at === null ? Buffer.alloc(2) : this.file.paragraphs.at(at).value
    const sprms = readSprms(value, 2)
    const operand = (...codes: number[]): Buffer | undefined =>
      sprms.findLast((sprm) => codes.includes(sprm.code))?.operand
    const { paragraph } = this
    const style = operand(PARAGRAPH.style)?.readUInt16LE(0) ?? (value.length >= 2 ? value.readUInt16LE(0) : 0)
    paragraph.style = `s${style}`
    const list = operand(PARAGRAPH.list)?.readInt16LE(0)
    paragraph.numId = list === undefined ? null : Math.max(list, 0)
    paragraph.ilvl = operand(PARAGRAPH.level)?.[0] ?? null
    paragraph.outline = operand(PARAGRAPH.outline)?.[0] ?? null
    paragraph.align = alignment(operand(...JUSTIFICATION)?.[0])
    paragraph.contents = this.fields.inContents
    paragraph.markDeleted = (look.mark & DELETED) !== 0
    paragraph.markInserted = (look.mark & INSERTED) !== 0
    paragraph.markHidden = (look.mark & HIDDEN) !== 0
    const inTable = (operand(PARAGRAPH.inTable)?.[0] ?? 0) === 1
    const depth = operand(PARAGRAPH.depth)?.readInt32LE(0) ?? (inTable ? 1 : 0)
    const rowEnd = (operand(PARAGRAPH.rowEnd)?.[0] ?? 0) === 1
    if (rowEnd && end === 'cell') this.tables.endRow(sprms)
    else {
      this.tables.place(paragraph, inTable && depth > 0, end === 'cell')
      this.story.paragraphs.push(paragraph)
    }
    this.paragraph = emptyParagraph()
  }
}
