import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refused } from '../../lib/refused.ts'
import { TooManyParagraphs } from './raw.ts'
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
const DIRECTORY_END = Buffer.from('504b0506', 'hex')
const STREAMED_FROM = 8 << 20

/** Part names are compared without case, with either slash, as Word does. */
const keyOf = (name: string): string => name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase()

/**
 * Drops what mail systems leave behind a package, or a comment that is cut short: Word opens such a file, and the strict
 * reader would not.
 */
function withoutTail(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(DIRECTORY_END)
  if (end < 0 || end + 22 > bytes.length || end + 22 + bytes.readUInt16LE(end + 20) === bytes.length) return bytes
  const whole = Buffer.from(bytes.subarray(0, end + 22))
  whole.writeUInt16LE(0, end + 20)
  return whole
}

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
      zip = await fromBufferPromise(withoutTail(bytes), { lazyEntries: true, validateEntrySizes: true })
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
    const packed = await this.packed(entry)
    let data: Buffer
    try {
      data = isStored(entry) ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.uncompressedSize, 1) })
    } catch {
      throw damaged()
    }
    // A flipped byte may still inflate; without the checksum a wrong text would pass as the law.
    if (data.length !== entry.uncompressedSize || crc32(data) !== entry.crc32) throw damaged()
    return data
  }

  private async packed(entry: Entry): Promise<Buffer> {
    if (entry.isEncrypted()) throw new Refused('invalid', '文件已加密，系统无法读取，请取消密码保护后重新上传。')
    const { uncompressedSize: size, compressedSize: length, compressionMethod: method } = entry
    if (size > this.limits.maxPartBytes) throw bomb()
    if (size > SLICE && size > length * this.limits.maxRatio) throw bomb()
    if (method !== DEFLATE && method !== STORED) throw damaged()
    try {
      const { fileDataStart } = await this.zip.readLocalFileHeaderPromise(entry, { minimal: true })
      return this.bytes.subarray(fileDataStart, fileDataStart + length)
    } catch {
      throw damaged()
    }
  }

  /** Runs one XML part through the tokenizer; false where the package has none. */
  async parse(name: string, reader: XmlReader): Promise<boolean> {
    const entry = this.parts.get(keyOf(name))
    if (!entry) return false
    try {
      if (entry.uncompressedSize > STREAMED_FROM) await this.parseStreamed(entry, reader)
      else for (const piece of decoded((await this.read(name)) ?? Buffer.alloc(0))) reader.feed(piece)
      reader.end()
    } catch (error) {
      if (error instanceof BrokenXml) {
        throw new Refused('invalid', '文件已损坏：内部的 XML 内容不完整，请用 Word 或 WPS 打开并另存后再上传。')
      }
      throw error
    }
    return true
  }

  /** Large parts are unpacked piece by piece, so that memory stays bounded. */
  private async parseStreamed(entry: Entry, reader: XmlReader): Promise<void> {
    const packed = await this.packed(entry)
    const source = isStored(entry) ? Readable.from(slices(packed)) : inflating(packed)
    let size = 0
    let sum = 0
    let decoder: InstanceType<typeof TextDecoder> | null = null
    try {
      for await (const chunk of source as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > entry.uncompressedSize) throw damaged()
        sum = crc32(chunk, sum)
        decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
        reader.feed(decoder.decode(chunk, { stream: true }))
      }
    } catch (error) {
      throw error instanceof BrokenXml || error instanceof Refused || error instanceof TooManyParagraphs
        ? error
        : damaged()
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw damaged()
  }
}

const isStored = (entry: Entry): boolean => entry.compressionMethod === STORED

function* slices(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += SLICE) yield data.subarray(at, at + SLICE)
}

function inflating(packed: Buffer): AsyncIterable<Buffer> {
  const inflate = createInflateRaw({ chunkSize: SLICE })
  inflate.end(packed)
  return inflate
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
