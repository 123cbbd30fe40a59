import { Refused } from '../../lib/refused.ts'
import { ListReader } from './doc-lists.ts'
import { PropertyRuns, readSprms } from './doc-properties.ts'
import { Numbering } from './numbering.ts'
import type { NumberingPart } from './numbering-part.ts'
import { BrokenDocument, CompoundFile } from './ole.ts'
import { type Style, Styles } from './styles.ts'

// Places in the file information block ([MS-DOC] §2.5): each structure has its offset in the table stream and its length.
const STRUCTURES = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  headers: 11,
  characters: 12,
  paragraphs: 13,
  fonts: 15,
  pieces: 33,
  endnoteReferences: 46,
  endnoteTexts: 47,
  authors: 51,
  boxTexts: 56,
  lists: 73,
  instances: 74,
} as const
type Structure = keyof typeof STRUCTURES

const FIRST_STRUCTURE = 0x9a
const STORY_LENGTHS = {
  body: 0x4c,
  footnotes: 0x50,
  headers: 0x54,
  macros: 0x58,
  comments: 0x5c,
  endnotes: 0x60,
  boxes: 0x64,
  headerBoxes: 0x68,
} as const
export type DocStory = keyof typeof STORY_LENGTHS

const STYLE_NUMBER = 0x460b
const STYLE_LEVEL = 0x260a
export const JUSTIFICATION = [0x2403, 0x2461] as const
const OUTLINE = 0x2640

export interface Piece {
  /** Character positions. */
  readonly from: number
  readonly to: number
  /** Where the first character lies in the document stream. */
  readonly at: number
  readonly wide: boolean
}

/** The parts of a Word 97–2003 file that text and numbers need. */
export class DocFile {
  readonly document: Buffer
  readonly table: Buffer
  readonly pieces: readonly Piece[]
  readonly characters: PropertyRuns
  readonly paragraphs: PropertyRuns
  readonly styles: Styles
  readonly numbering: Numbering
  readonly fonts: readonly string[]
  readonly authors: readonly string[]
  /** The lists are damaged: the text can be read, its automatic numbers cannot. */
  readonly listsLost: boolean

  constructor(bytes: Buffer) {
    const file = new CompoundFile(bytes)
    const document = file.stream('WordDocument')
    if (!document || document.length < 0x2f2 || document.readUInt16LE(0) !== 0xa5ec)
      throw new BrokenDocument('no document stream')
    const flags = document.readUInt16LE(0x0a)
    if ((flags & 0x0100) !== 0) throw new Refused('invalid', '文件已加密，系统无法读取，请取消密码保护后重新上传。')
    const table = file.stream((flags & 0x0200) !== 0 ? '1Table' : '0Table')
    if (!table) throw new BrokenDocument('no table stream')
    this.document = document
    this.table = table
    this.pieces = this.readPieces()
    this.characters = new PropertyRuns(document, this.structure('characters'), 'character')
    this.paragraphs = new PropertyRuns(document, this.structure('paragraphs'), 'paragraph')
    this.fonts = this.readFonts()
    this.authors = this.readAuthors()
    this.styles = this.readStyles()
    const lists = this.readLists()
    this.listsLost = lists === null
    this.numbering = new Numbering(lists ?? { lists: new Map(), instances: new Map() }, this.styles)
  }

  place(name: Structure): [number, number] {
    const at = FIRST_STRUCTURE + STRUCTURES[name] * 8
    const [offset, length] = [this.document.readUInt32LE(at), this.document.readUInt32LE(at + 4)]
    return offset + length > this.table.length ? [0, 0] : [offset, length]
  }

  structure(name: Structure): Buffer {
    const [offset, length] = this.place(name)
    return this.table.subarray(offset, offset + length)
  }

  /** First and last character position of a story; the stories lie one behind the other. */
  range(story: DocStory): [number, number] {
    let from = 0
    for (const [name, at] of Object.entries(STORY_LENGTHS)) {
      const length = this.document.readUInt32LE(at)
      if (name === story) return [from, from + length]
      from += length
    }
    return [from, from]
  }

  private readPieces(): Piece[] {
    const clx = this.structure('pieces')
    let at = 0
    while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1)
    if (clx[at] !== 2) throw new BrokenDocument('no piece table')
    const table = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1))
    const count = Math.floor((table.length - 4) / 12)
    return Array.from({ length: count }, (_, index) => {
      const place = table.readUInt32LE((count + 1) * 4 + index * 8 + 2)
      const wide = (place & 0x40000000) === 0
      const at = wide ? place : (place & 0x3fffffff) / 2
      return { from: table.readUInt32LE(index * 4), to: table.readUInt32LE(index * 4 + 4), at, wide }
    })
  }

  private readLists(): NumberingPart | null {
    try {
      return new ListReader(this.fonts).read(this.table, this.place('lists'), this.place('instances'))
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }

  private readFonts(): string[] {
    const data = this.structure('fonts')
    const fonts: string[] = []
    for (let at = 4; at + 41 < data.length; at += (data[at] ?? 0) + 1) fonts.push(terminated(data, at + 40))
    return fonts
  }

  private readAuthors(): string[] {
    const data = this.structure('authors')
    const authors: string[] = []
    for (let at = 6; at + 2 <= data.length; ) {
      const length = data.readUInt16LE(at)
      authors.push(data.toString('utf16le', at + 2, at + 2 + length * 2))
      at += 2 + length * 2
    }
    return authors
  }

  private readStyles(): Styles {
    const sheet = this.structure('styles')
    if (sheet.length < 8) return Styles.of([])
    const count = sheet.readUInt16LE(2)
    const baseSize = sheet.readUInt16LE(4)
    const styles: Style[] = []
    let at = 2 + sheet.readUInt16LE(0)
    for (let index = 0; index < count && at + 2 <= sheet.length; index++) {
      const size = sheet.readUInt16LE(at)
      if (size >= baseSize + 4) styles.push(readStyle(sheet.subarray(at + 2, at + 2 + size), index, baseSize))
      at += 2 + size
    }
    return Styles.of(styles)
  }
}

function terminated(data: Buffer, from: number): string {
  let to = from
  while (to + 2 <= data.length && data.readUInt16LE(to) !== 0) to += 2
  return data.toString('utf16le', from, to)
}

/** [MS-DOC] §2.9.260: a fixed part, the name, then property lists; a paragraph style's first list is its paragraph's. */
function readStyle(data: Buffer, index: number, baseSize: number): Style {
  const kind = data.readUInt16LE(2)
  const base = kind >> 4
  const nameLength = data.readUInt16LE(baseSize)
  const nameAt = baseSize + 2
  const propertiesAt = nameAt + nameLength * 2 + 2
  const isParagraph = (kind & 0xf) === 1
  const size = isParagraph && propertiesAt + 4 <= data.length ? data.readUInt16LE(propertiesAt) : 0
  const sprms = size > 2 ? readSprms(data.subarray(propertiesAt + 2, propertiesAt + 2 + size), 2) : []
  const find = (...codes: number[]): Buffer | undefined => sprms.find((sprm) => codes.includes(sprm.code))?.operand
  const number = find(STYLE_NUMBER)?.readInt16LE(0)
  return {
    id: `s${index}`,
    type: isParagraph ? 'paragraph' : 'character',
    name: data.toString('utf16le', nameAt, nameAt + nameLength * 2).split(',')[0] ?? null,
    basedOn: base === 0xfff ? null : `s${base}`,
    numId: number === undefined ? null : Math.max(number, 0),
    ilvl: find(STYLE_LEVEL)?.[0] ?? null,
    outline: find(OUTLINE)?.[0] ?? null,
    align: alignment(find(...JUSTIFICATION)?.[0]),
    hidden: null,
    isDefault: index === 0,
  }
}

/** Gives the newer format's word for a justification code. */
export const alignment = (code: number | undefined): string | null =>
  code === undefined ? null : (['left', 'center', 'right', 'both', 'distribute'][code] ?? null)
