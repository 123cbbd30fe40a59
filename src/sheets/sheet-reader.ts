import { Piscina } from 'piscina'
import { closerOf } from '../lib/close-pool.ts'
import { gate } from '../lib/gate.ts'
import { Refused } from '../lib/refused.ts'
import { workerPath } from '../lib/root.ts'
import type { SheetFile } from './model.ts'
import type { SheetAnswer } from './worker.ts'

export interface SheetReaderLimits {
  readonly maxBytes?: number
  /** Heap of the reading thread. */
  readonly maxMemoryMb?: number
  /** From the moment the reading begins, not counting the wait in the queue. */
  readonly timeoutMs?: number
}

export interface SheetReader {
  /** Reads .xlsx, .xls and .csv by their content; throws Refused with a sentence for anything else. */
  read(bytes: Uint8Array): Promise<SheetFile>
  close(): Promise<void>
}

const MB = 1024 * 1024

/** Reads spreadsheets in a thread with a memory and a time limit, so that no file can stop or kill the server. */
export function createSheetReader(limits: SheetReaderLimits = {}): SheetReader {
  const { maxBytes = 20 * MB, maxMemoryMb = 300, timeoutMs = 20_000 } = limits
  const pool = new Piscina({
    filename: workerPath('src/sheets/worker'),
    name: 'read',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: Math.min(32, maxMemoryMb) },
  })
  // A thread that dies between two tasks is nobody's failure: the next task starts a new one.
  pool.on('error', () => undefined)
  const closePool = closerOf(pool)
  const inTurn = gate(1)
  return {
    async read(bytes) {
      if (bytes.byteLength > maxBytes) {
        throw new Refused('too_large', `文件超过 ${Math.floor(maxBytes / MB)} MB，请删去图片和无关的工作表后重新上传。`)
      }
      const answer = await inTurn(() => run(pool, bytes, timeoutMs))
      if (!answer.ok) throw new Refused(answer.kind, answer.message)
      return JSON.parse(answer.file) as SheetFile
    },
    close: closePool,
  }
}

async function run(pool: Piscina, bytes: Uint8Array, timeoutMs: number): Promise<SheetAnswer> {
  try {
    return (await pool.run(bytes, { signal: AbortSignal.timeout(timeoutMs) })) as SheetAnswer
  } catch (error) {
    if (isOverLimit(error)) throw new Refused('too_large', '表格太大，没能在限定的时间和内存内读完，请拆分后重新上传。')
    throw error
  }
}

function isOverLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
}
