import { isUtf8 } from 'node:buffer'
import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refused } from '../../lib/refused.ts'
import { BrokenXml, type XmlReader } from './xml.ts'

export interface PackageLimits {
  readonly maxEntries: number
  /** Sum of the uncompressed sizes that the directory states. */
  readonly maxTotalBytes: number
  /** One XML part, uncompressed. */
  readonly maxPartBytes: number
  /** Uncompressed to compressed, for parts above a megabyte. */
  readonly maxRatio: number
}

export const PACKAGE_LIMITS: PackageLimits = {
  maxEntries: 5000,
  maxTotalBytes: 1024 * 1024 * 1024,
  maxPartBytes: 128 * 1024 * 1024,
  maxRatio: 250,
}

const damaged = (): Refused =>
  new Refused('invalid', '文件已损坏：压缩包不完整或内容与目录不符，请重新保存或重新传送原件后再上传。')
const bomb = (): Refused => new Refused('invalid', '文件解压后过大，超出系统限制，可能是恶意构造的压缩包，未予读取。')

const DEFLATE = 8
const STORED = 0
const SLICE = 1 << 20

/** Part names are compared without case, with either slash, as Word does. */
const keyOf = (name: string): string => name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase()

/** An Office package whose directory has been checked; parts are unpacked only when asked for. */
export class OfficePackage {
  private readonly parts: ReadonlyMap<string, Entry>
  private readonly bytes: Buffer
  private readonly limits: PackageLimits
  private readonly zip: ZipFile

  private constructor(bytes: Buffer, zip: ZipFile, parts: ReadonlyMap<string, Entry>, limits: PackageLimits) {
    this.bytes = bytes
    this.zip = zip
    this.parts = parts
    this.limits = limits
  }

  /** Reads and checks the directory: entries, sizes, ratio, encryption. Refuses what Word could not open either. */
  static async open(source: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): Promise<OfficePackage> {
    const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    const parts = new Map<string, Entry>()
    let total = 0
    let zip: ZipFile
    try {
      zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
      if (zip.entryCount > limits.maxEntries) throw bomb()
      for await (const entry of zip.eachEntry()) {
        total += entry.uncompressedSize
        if (total > limits.maxTotalBytes) throw bomb()
        parts.set(keyOf(entry.fileName), entry)
      }
    } catch (error) {
      throw error instanceof Refused ? error : damaged()
    }
    return new OfficePackage(bytes, zip, parts, limits)
  }

  names(): readonly string[] {
    return [...this.parts.keys()]
  }

  has(name: string): boolean {
    return this.parts.has(keyOf(name))
  }

  /** Unpacks one part; null where the package has none. Sizes and checksum must be as the directory says. */
  async read(name: string): Promise<Buffer | null> {
    const entry = this.parts.get(keyOf(name))
    if (!entry) return null
    if (entry.isEncrypted()) throw new Refused('invalid', '文件已加密，系统无法读取，请取消密码保护后重新上传。')
    const { uncompressedSize: size, compressedSize: packed, compressionMethod: method } = entry
    if (size > this.limits.maxPartBytes) throw bomb()
    if (size > SLICE && size > packed * this.limits.maxRatio) throw bomb()
    if (method !== DEFLATE && method !== STORED) throw damaged()
    let data: Buffer
    try {
      const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const raw = this.bytes.subarray(fileDataStart, fileDataStart + packed)
      data = method === STORED ? raw : inflateRawSync(raw, { maxOutputLength: Math.max(size, 1) })
    } catch {
      throw damaged()
    }
    // A flipped byte may still inflate; without the checksum a wrong text would pass as the law.
    if (data.length !== size || crc32(data) !== entry.crc32) throw damaged()
    return data
  }

  /** Runs one XML part through the tokenizer; false where the package has none. */
  async parse(name: string, reader: XmlReader): Promise<boolean> {
    const data = await this.read(name)
    if (!data) return false
    try {
      for (const piece of decoded(data)) reader.feed(piece)
      reader.end()
    } catch (error) {
      if (error instanceof BrokenXml)
        throw new Refused('invalid', '文件已损坏：内部的 XML 内容不完整，请用 Word 或 WPS 打开并另存后再上传。')
      throw error
    }
    return true
  }
}

/** Decodes a part in pieces: UTF-8 mostly, UTF-16 or a declared encoding in a few packages. */
function* decoded(data: Buffer): Generator<string> {
  const encoding = encodingOf(data)
  if (encoding !== 'utf-8') {
    let text: string
    try {
      text = new TextDecoder(encoding, { fatal: true }).decode(data)
    } catch {
      throw new BrokenXml('encoding')
    }
    for (let at = 0; at < text.length; at += SLICE) yield text.slice(at, at + SLICE)
    return
  }
  if (!isUtf8(data)) throw new BrokenXml('encoding')
  let from = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? 3 : 0
  while (from < data.length) {
    let to = data.length
    if (to - from > SLICE) {
      // `>` never lies inside a UTF-8 sequence, so a piece may end behind it.
      const cut = data.indexOf(0x3e, from + SLICE)
      to = cut < 0 ? data.length : cut + 1
    }
    yield data.toString('utf8', from, to)
    from = to
  }
}

function encodingOf(data: Buffer): string {
  if (data[0] === 0xff && data[1] === 0xfe) return 'utf-16le'
  if (data[0] === 0xfe && data[1] === 0xff) return 'utf-16be'
  if (data[0] === 0x3c && data[1] === 0) return 'utf-16le'
  if (data[0] === 0 && data[1] === 0x3c) return 'utf-16be'
  const declared = /^[^>]{0,100}encoding\s*=\s*["']([\w-]+)["']/i.exec(data.toString('latin1', 0, 150))?.[1]
  return declared && /^(gb|big5|iso-8859|windows-)/i.test(declared) ? declared : 'utf-8'
}
