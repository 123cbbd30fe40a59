import { Piscina } from 'piscina'
import { closerOf } from '../../lib/close-pool.ts'
import { gate } from '../../lib/gate.ts'
import { Refused } from '../../lib/refused.ts'
import { workerPath } from '../../lib/root.ts'
import type { ExtractedText, Warning } from '../model.ts'
import { rtfRefusal, sniff } from './sniff.ts'
import type { OfficeConverter, OldFormat } from './soffice.ts'
import { unpack } from './transfer.ts'
import type { ExtractionAnswer, ExtractionTask, HtmlAnswer } from './worker.ts'

export interface ExtractorLimits {
  /** Heap of one reading thread. */
  readonly maxMemoryMb?: number
  /** From the moment the reading begins, not counting the wait in the queue. */
  readonly timeoutMs?: number
  readonly maxBytes?: number
  readonly threads?: number
  /** Asked first for old Word files; without it they are read as they are. */
  readonly office?: OfficeConverter | undefined
}

export interface Extractor {
  extract(bytes: Uint8Array, name: string): Promise<ExtractedText>
  /** Gives the body of a .docx as HTML for looking at, with nothing in it that acts. */
  bodyHtml(bytes: Uint8Array): Promise<string>
  close(): Promise<void>
}

const MB = 1024 * 1024

/**
 * Reads uploads in worker threads with a memory and a time limit, so that no file can stop or kill the server.
 * A file over a limit is refused with a sentence; the thread is thrown away and replaced.
 */
export function createExtractor(limits: ExtractorLimits = {}): Extractor {
  const { maxMemoryMb = 300, timeoutMs = 30_000, maxBytes = 20 * MB, threads = 2 } = limits
  const pool = new Piscina({
    filename: workerPath('src/text/import/worker'),
    name: 'extract',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: Math.min(32, maxMemoryMb) },
  })
  // A thread that dies between two tasks is nobody's failure: the next task starts a new one.
  pool.on('error', () => undefined)
  const closePool = closerOf(pool)
  const inTurn = gate(threads)
  return {
    async extract(bytes, name) {
      if (bytes.byteLength > maxBytes) {
        throw new Refused('too_large', `文件超过 ${Math.floor(maxBytes / MB)} MB，请压缩文件中的图片后重新上传。`)
      }
      const read = (given: Uint8Array) => inTurn(() => readInThread(pool, { bytes: given, name }, timeoutMs))
      const format = limits.office ? oldFormat(bytes) : null
      return limits.office && format ? readConverted(limits.office, bytes, format, read) : read(bytes)
    },
    async bodyHtml(bytes) {
      const answer = await inTurn(() => runInThread<HtmlAnswer>(pool, { bytes, name: '' }, timeoutMs, 'html'))
      if (!answer.ok) throw new Refused('invalid', answer.message, answer.reasons)
      return answer.html
    },
    close: async () => {
      await limits.office?.close()
      await closePool()
    },
  }
}

function oldFormat(bytes: Uint8Array): OldFormat | null {
  const kind = sniff(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return kind === 'doc' || kind === 'rtf' ? kind : null
}

const note = (code: string, message: string): Warning => ({ code, message })
const NAMES = { doc: '旧版 Word 文件（.doc）', rtf: 'RTF 文件' } as const satisfies Record<OldFormat, string>

/**
 * Reads what the office program made of an old file, or the file itself when it made nothing that can be read. The
 * report says which of the two it was.
 */
async function readConverted(
  office: OfficeConverter,
  bytes: Uint8Array,
  format: OldFormat,
  read: (given: Uint8Array) => Promise<ExtractedText>,
): Promise<ExtractedText> {
  const docx = await office.toDocx(bytes, format)
  const text = docx && (await read(docx).catch(refusedAsNull))
  if (text) {
    const converted = note('converted', `${NAMES[format]}已由 LibreOffice 转换后读取，请核对编号和表格。`)
    const report = text.report && { ...text.report, format }
    return { ...text, warnings: [converted, ...text.warnings], ...(report && { report }) }
  }
  if (format === 'rtf') throw new Refused('invalid', `${rtfRefusal().message}（LibreOffice 未能转换这个文件。）`)
  const direct = await read(bytes)
  const failed = note('not-converted', `${NAMES[format]}未能由 LibreOffice 转换，已直接读取，请核对。`)
  return { ...direct, warnings: [failed, ...direct.warnings] }
}

function refusedAsNull(error: unknown): null {
  if (error instanceof Refused) return null
  throw error
}

async function readInThread(pool: Piscina, task: ExtractionTask, timeoutMs: number): Promise<ExtractedText> {
  const answer = await runInThread<ExtractionAnswer>(pool, task, timeoutMs, 'extract')
  if (!answer.ok) throw new Refused('invalid', answer.message, answer.reasons)
  return unpack(answer.text)
}

async function runInThread<T>(pool: Piscina, task: ExtractionTask, timeoutMs: number, name: string): Promise<T> {
  try {
    return (await pool.run(task, { name, signal: AbortSignal.timeout(timeoutMs) })) as T
  } catch (error) {
    throw limitRefusal(error, timeoutMs) ?? error
  }
}

function limitRefusal(error: unknown, timeoutMs: number): Refused | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'AbortError') {
    const seconds = Math.max(1, Math.round(timeoutMs / 1000))
    return new Refused('invalid', `读取文件超过 ${seconds} 秒，已停止；请将文件拆分或另存后重新上传。`)
  }
  const code = 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new Refused('invalid', '文件内容过大，读取所需内存超出系统限制；请将文件拆分后重新上传。')
  }
  return null
}
