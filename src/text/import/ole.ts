const SECTOR_END = 0xffff_fffa
const DIRECTORY_ENTRY = 128
const MINI_CUTOFF = 4096

/** Thrown for a container or document that cannot be followed; the reader turns it into a sentence. */
export class BrokenDocument extends Error {}

/** An OLE compound file, as Word 97–2003 writes it ([MS-CFB]). Chains that run in a circle are refused. */
export class CompoundFile {
  private readonly bytes: Buffer
  private readonly sectorSize: number
  private readonly table: readonly number[]
  private readonly miniTable: readonly number[]
  private readonly miniStream: Buffer
  private readonly entries = new Map<string, { start: number; size: number }>()

  constructor(bytes: Buffer) {
    if (bytes.length < 1536) throw new BrokenDocument('too short')
    this.bytes = bytes
    this.sectorSize = 1 << bytes.readUInt16LE(30)
    if (this.sectorSize !== 512 && this.sectorSize !== 4096) throw new BrokenDocument('sector size')
    this.table = this.readTable()
    const directory = this.chain(bytes.readUInt32LE(48), this.table)
    let root = { start: SECTOR_END, size: 0 }
    for (let at = 0; at + DIRECTORY_ENTRY <= directory.length; at += DIRECTORY_ENTRY) {
      const length = directory.readUInt16LE(at + 64)
      if (length < 2 || length > 64) continue
      const name = directory.toString('utf16le', at, at + length - 2).toLowerCase()
      const entry = { start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) }
      const type = directory.readUInt8(at + 66)
      if (type === 5) root = entry
      else if (type === 2 && !this.entries.has(name)) this.entries.set(name, entry)
    }
    this.miniStream = root.size > 0 ? this.chain(root.start, this.table) : Buffer.alloc(0)
    const mini = bytes.readUInt32LE(60)
    this.miniTable = mini < SECTOR_END ? words(this.chain(mini, this.table)) : []
  }

  /** Gives a stream by its name, without regard to case; null where there is none. */
  stream(name: string): Buffer | null {
    const entry = this.entries.get(name.toLowerCase())
    if (!entry) return null
    const small = entry.size < MINI_CUTOFF
    const data = small ? this.miniChain(entry.start) : this.chain(entry.start, this.table)
    if (data.length < entry.size) throw new BrokenDocument(`stream ${name} is cut short`)
    return data.subarray(0, entry.size)
  }

  private readTable(): number[] {
    const { bytes, sectorSize } = this
    const sectors: number[] = []
    for (let at = 76; at < 512; at += 4) sectors.push(bytes.readUInt32LE(at))
    const seen = new Set<number>()
    let next = bytes.readUInt32LE(68)
    while (next < SECTOR_END) {
      if (seen.has(next)) throw new BrokenDocument('sector list runs in a circle')
      seen.add(next)
      const more = words(this.sector(next))
      sectors.push(...more.slice(0, sectorSize / 4 - 1))
      next = more.at(-1) ?? SECTOR_END
    }
    const table: number[] = []
    for (const sector of sectors)
      if (sector < SECTOR_END) for (const word of words(this.sector(sector))) table.push(word)
    return table
  }

  private sector(index: number): Buffer {
    const from = (index + 1) * this.sectorSize
    if (from >= this.bytes.length) throw new BrokenDocument('sector outside the file')
    return this.bytes.subarray(from, Math.min(from + this.sectorSize, this.bytes.length))
  }

  private chain(start: number, table: readonly number[]): Buffer {
    const parts: Buffer[] = []
    for (let at = start, left = table.length; at < SECTOR_END; at = table[at] ?? SECTOR_END) {
      if (left-- < 0) throw new BrokenDocument('sectors run in a circle')
      parts.push(this.sector(at))
    }
    return Buffer.concat(parts)
  }

  private miniChain(start: number): Buffer {
    const parts: Buffer[] = []
    for (let at = start, left = this.miniTable.length; at < SECTOR_END; at = this.miniTable[at] ?? SECTOR_END) {
      if (left-- < 0) throw new BrokenDocument('sectors run in a circle')
      parts.push(this.miniStream.subarray(at * 64, at * 64 + 64))
    }
    return Buffer.concat(parts)
  }
}

function words(data: Buffer): number[] {
  const all: number[] = []
  for (let at = 0; at + 4 <= data.length; at += 4) all.push(data.readUInt32LE(at))
  return all
}
