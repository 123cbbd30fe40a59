import { readSprms } from './doc-properties.ts'
import type { AbstractList, Level, ListInstance, NumberingPart, Override } from './numbering-part.ts'

/** Number formats by their code ([MS-OSHARED] §2.2.1.3), in the words of the newer format. */
const FORMATS = [
  'decimal',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'ordinal',
  'cardinalText',
  'ordinalText',
  'hex',
  'chicago',
  'ideographDigital',
  'japaneseCounting',
  'aiueo',
  'iroha',
  'decimalFullWidth',
  'decimalHalfWidth',
  'japaneseLegal',
  'japaneseDigitalTenThousand',
  'decimalEnclosedCircle',
  'decimalFullWidth2',
  'aiueoFullWidth',
  'irohaFullWidth',
  'decimalZero',
  'bullet',
  'ganada',
  'chosung',
  'decimalEnclosedFullstop',
  'decimalEnclosedParen',
  'decimalEnclosedCircleChinese',
  'ideographEnclosedCircle',
  'ideographTraditional',
  'ideographZodiac',
  'ideographZodiacTraditional',
  'taiwaneseCounting',
  'ideographLegalTraditional',
  'taiwaneseCountingThousand',
  'taiwaneseDigital',
  'chineseCounting',
  'chineseLegalSimplified',
  'chineseCountingThousand',
  'decimal',
  'koreanDigital',
]
const NO_STYLE = 0xfff
const VANISH = 0x083c
const FONT = 0x4a4f

const formatOf = (code: number): string => (code === 255 ? 'none' : (FORMATS[code] ?? 'decimal'))

/** Reads [MS-DOC] PlfLst and PlfLfo into the same lists that numbering.xml gives, so that one counter serves both. */
export class ListReader {
  private readonly fonts: readonly string[]

  constructor(fonts: readonly string[]) {
    this.fonts = fonts
  }

  /** `table` is the table stream; each pair is the place and length of a structure in it. */
  read(table: Buffer, lists: readonly [number, number], instances: readonly [number, number]): NumberingPart {
    const byId = new Map<number, AbstractList>()
    if (lists[1] >= 2) this.readLists(table, lists, byId)
    const all = new Map<number, ListInstance>()
    if (instances[1] >= 4) this.readInstances(table, instances[0], byId, all)
    return { lists: new Map([...byId.values()].map((list) => [list.id, list])), instances: all }
  }

  private readLists(table: Buffer, [from, length]: readonly [number, number], byId: Map<number, AbstractList>): void {
    const count = table.readUInt16LE(from)
    let levelAt = from + length
    for (let index = 0; index < count; index++) {
      const at = from + 2 + index * 28
      const list: AbstractList = { id: index, levels: new Map(), styleLink: undefined, numStyleLink: undefined }
      byId.set(table.readInt32LE(at), list)
      const levels = (table.readUInt8(at + 26) & 1) === 1 ? 1 : 9
      for (let ilvl = 0; ilvl < levels; ilvl++) {
        const { level, end } = this.level(table, levelAt)
        const style = table.readUInt16LE(at + 8 + ilvl * 2)
        if ((style & NO_STYLE) !== NO_STYLE) level.style = `s${style & NO_STYLE}`
        list.levels.set(ilvl, level)
        levelAt = end
      }
    }
  }

  private level(table: Buffer, at: number): { level: Level; end: number } {
    const flags = table.readUInt8(at + 5)
    const characterSize = table.readUInt8(at + 24)
    const paragraphSize = table.readUInt8(at + 25)
    const charactersAt = at + 28 + paragraphSize
    const textAt = charactersAt + characterSize
    const length = table.readUInt16LE(textAt)
    const end = textAt + 2 + length * 2
    const characters = readSprms(table.subarray(charactersAt, textAt))
    const font = characters.find((sprm) => sprm.code === FONT)?.operand.readUInt16LE(0)
    const level: Level = {
      start: table.readInt32LE(at),
      format: formatOf(table.readUInt8(at + 4)),
      picture: undefined,
      text: placeholders(table.toString('utf16le', textAt + 2, end)),
      restart: (flags & 8) !== 0 ? table.readUInt8(at + 26) : undefined,
      style: undefined,
      legal: (flags & 4) !== 0,
      hidden: characters.some((sprm) => sprm.code === VANISH && sprm.operand[0] === 1),
      font: font === undefined ? undefined : this.fonts[font],
    }
    return { level, end }
  }

  private readInstances(
    table: Buffer,
    from: number,
    byId: ReadonlyMap<number, AbstractList>,
    all: Map<number, ListInstance>,
  ): void {
    const count = table.readInt32LE(from)
    let dataAt = from + 4 + count * 16
    for (let index = 0; index < count; index++) {
      const at = from + 4 + index * 16
      const overrides = new Map<number, Override>()
      dataAt += 4
      for (let left = table.readUInt8(at + 12); left > 0; left--) {
        const start = table.readInt32LE(dataAt)
        const flags = table.readUInt32LE(dataAt + 4)
        dataAt += 8
        const override: Override = { start: (flags & 0x10) !== 0 ? start : undefined, level: undefined }
        if ((flags & 0x20) !== 0) {
          const { level, end } = this.level(table, dataAt)
          override.level = level
          if (override.start !== undefined) override.start = level.start
          dataAt = end
        }
        overrides.set(flags & 0xf, override)
      }
      const id = index + 1
      all.set(id, { id, abstractId: byId.get(table.readInt32LE(at))?.id ?? -1, overrides })
    }
  }
}

/** A level's text holds the level numbers 0–8 where the newer format writes %1–%9. */
const placeholders = (text: string): string =>
  [...text].map((c) => (c.charCodeAt(0) < 9 ? `%${c.charCodeAt(0) + 1}` : c)).join('')
