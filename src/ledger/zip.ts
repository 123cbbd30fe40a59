import { isUtf8 } from 'node:buffer'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import type { UploadedFile } from '../documents/uploads.ts'
import { Refused } from '../lib/refused.ts'

export interface ZipLimits {
  readonly maxFiles: number
  /** One file, unpacked; a larger one is named and left packed. */
  readonly maxFileBytes: number
  /** All files together, unpacked. */
  readonly maxTotalBytes: number
}

export interface UnpackedFile extends UploadedFile {
  /** Why the file could not be taken out; its bytes are empty then. */
  readonly problem: string | null
}

const MB = 1024 * 1024
const ENCRYPTED = 1

/**
 * Unpacks the files of a .zip, folders and what systems leave behind (`__MACOSX`, `.DS_Store`, `~$…`) left out. Names
 * that are not UTF-8 are read as GB18030, as Chinese Windows writes them. Refuses damaged archives, too many files and
 * more bytes than `maxTotalBytes`; a file that cannot be taken out is named with the reason.
 */
export async function unpackZip(bytes: Uint8Array, limits: ZipLimits): Promise<readonly UnpackedFile[]> {
  const damaged = new Refused('invalid', '压缩包已损坏或不是 .zip 格式。请重新压缩成 .zip 后再上传。')
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
  }).catch(() => {
    throw damaged
  })
  const files: UnpackedFile[] = []
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const fileName = nameOf(entry)
      if (fileName === null) continue
      if (files.length >= limits.maxFiles)
        throw new Refused('invalid', `压缩包里的文件超过 ${limits.maxFiles} 个。请分成几个压缩包上传。`)
      const problem = problemWith(entry, limits)
      if (!problem) total += entry.uncompressedSize
      if (total > limits.maxTotalBytes)
        throw new Refused(
          'too_large',
          `压缩包解开后超过 ${Math.floor(limits.maxTotalBytes / MB)} MB。请分成几个压缩包上传。`,
        )
      files.push({ fileName, problem, bytes: problem ? new Uint8Array() : await contentOf(zip, entry) })
    }
  } catch (error) {
    throw error instanceof Refused ? error : damaged
  }
  return files
}

function nameOf(entry: Entry): string | null {
  const raw = entry.fileName as unknown as Buffer
  const path = isUtf8(raw) ? raw.toString('utf8') : new TextDecoder('gb18030').decode(raw)
  const name = path.split(/[\\/]/u).at(-1) ?? ''
  if (name === '' || path.startsWith('__MACOSX') || name.startsWith('.') || name.startsWith('~$')) return null
  return name
}

function problemWith(entry: Entry, limits: ZipLimits): string | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return '压缩包中的这个文件有密码，没有读取。'
  if (entry.uncompressedSize > limits.maxFileBytes)
    return `文件超过 ${Math.floor(limits.maxFileBytes / MB)} MB，没有读取。`
  return null
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
