/** One property change in a binary document ([MS-DOC] §2.2.5): an operation and where its operand lies. */
export interface Sprm {
  readonly code: number
  readonly operand: Buffer
}

const SIZES = [1, 1, 2, 4, 2, 2, -1, 3]
const TABLE_DEFINITION = 0xd608
const CHANGED_TABS = 0xc615

/** Reads a list of property changes; what is cut short at the end is left out. */
export function readSprms(data: Buffer, from = 0): Sprm[] {
  const all: Sprm[] = []
  let at = from
  while (at + 3 <= data.length) {
    const code = data.readUInt16LE(at)
    at += 2
    let size = SIZES[code >> 13] ?? 1
    if (size < 0) {
      if (code === TABLE_DEFINITION) size = at + 2 <= data.length ? data.readUInt16LE(at) + 1 : 1
      // A longer tab list states its length elsewhere; nothing that is read here follows it.
      else if (code === CHANGED_TABS && data[at] === 255) return all
      else size = (data[at] ?? 0) + 1
    }
    if (at + size > data.length) return all
    all.push({ code, operand: data.subarray(at, at + size) })
    at += size
  }
  return all
}

/** Runs of properties over file positions, read from the pages that a bin table lists. */
export class PropertyRuns {
  private readonly starts: number[] = []
  private readonly ends: number[] = []
  private readonly values: Buffer[] = []
  private last = 0

  /** `kind` decides how a page points to its properties: 13 bytes a run for paragraphs, 1 for characters. */
  constructor(document: Buffer, binTable: Buffer, kind: 'paragraph' | 'character') {
    const count = Math.floor((binTable.length - 4) / 8)
    const runs: { start: number; end: number; value: Buffer }[] = []
    for (let index = 0; index < count; index++) {
      const page = (binTable.readUInt32LE((count + 1) * 4 + index * 4) & 0x3fffff) * 512
      if (page + 512 <= document.length) runs.push(...pageRuns(document.subarray(page, page + 512), kind))
    }
    runs.sort((a, b) => a.start - b.start)
    for (const { start, end, value } of runs) {
      this.starts.push(start)
      this.ends.push(end)
      this.values.push(value)
    }
  }

  /** Gives the properties at a file position and where their run ends; text is mostly asked for in order. */
  at(position: number): { value: Buffer; end: number } {
    let index = this.last
    if (!((this.starts[index] ?? Number.POSITIVE_INFINITY) <= position && position < (this.ends[index] ?? -1))) {
      index = this.search(position)
    }
    this.last = index
    const end = this.ends[index] ?? 0
    if ((this.starts[index] ?? 0) <= position && position < end) return { value: this.values[index] ?? NOTHING, end }
    return { value: NOTHING, end: this.starts[index + 1] ?? Number.POSITIVE_INFINITY }
  }

  private search(position: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }
}

const NOTHING = Buffer.alloc(0)

function pageRuns(page: Buffer, kind: 'paragraph' | 'character'): { start: number; end: number; value: Buffer }[] {
  const count = page.readUInt8(511)
  const width = kind === 'paragraph' ? 13 : 1
  if ((count + 1) * 4 + count * width > 511) return []
  return Array.from({ length: count }, (_, index) => {
    const offset = page.readUInt8((count + 1) * 4 + index * width) * 2
    const value =
      offset === 0 ? NOTHING : kind === 'paragraph' ? paragraphValue(page, offset) : characterValue(page, offset)
    return { start: page.readUInt32LE(index * 4), end: page.readUInt32LE(index * 4 + 4), value }
  })
}

function paragraphValue(page: Buffer, offset: number): Buffer {
  const size = page[offset] ?? 0
  return size === 0
    ? page.subarray(offset + 2, offset + 2 + (page[offset + 1] ?? 0) * 2)
    : page.subarray(offset + 1, offset + size * 2)
}

const characterValue = (page: Buffer, offset: number): Buffer =>
  page.subarray(offset + 1, offset + 1 + (page[offset] ?? 0))
