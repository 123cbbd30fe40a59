import { Piscina } from 'piscina'
import { closerOf } from '../../lib/close-pool.ts'
import { gate } from '../../lib/gate.ts'
import { Refused } from '../../lib/refused.ts'
import { workerPath } from '../../lib/root.ts'
import { parseAmendments } from '../amendments.ts'
import { checkAmendments } from '../amendments-check.ts'
import type { AmendmentCheck } from '../amendments-model.ts'
import { compareTexts } from '../compare.ts'
import type { CompareOptions, Comparison } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'
import type { OutputTask } from '../outputs/write-output.ts'
import type { CheckTask, ComparisonTask } from './worker.ts'

export interface ComparerLimits {
  /** Characters of both texts together, with some for each provision, up to which the server compares by itself. */
  readonly inlineUpTo?: number
  /** From the moment the comparison begins, not counting the wait in the queue. */
  readonly timeoutMs?: number
  /** For the second attempt, which shows changed articles as replaced in full. */
  readonly coarseTimeoutMs?: number
  /** Heap of one comparing thread. */
  readonly maxMemoryMb?: number
  readonly threads?: number
}

export interface Comparer {
  /** Compares two texts within the limits; `isCoarse` says that it took the second attempt. */
  compare(old: ExtractedText, fresh: ExtractedText, options?: CompareOptions): Promise<Comparison>
  /** Checks a 修改决定 against two texts and their comparison, within the same limits. */
  check(task: CheckTask): Promise<AmendmentCheck>
  /** Writes a comparison as a Word file, within the same memory and more time. */
  write(task: OutputTask): Promise<Uint8Array>
  close(): Promise<void>
}

/** What a provision, a cell or a note costs beside its characters: thousands of tiny ones take long too. */
const EACH = 20

const weightOf = (text: ExtractedText): number =>
  [...text.provisions, ...text.tables.flatMap((table) => table.cells), ...text.notes].reduce(
    (sum, part) => sum + part.text.length + EACH,
    0,
  )

/**
 * Compares short texts at once and long ones in a thread with a time and a memory limit, so that no pair of texts can
 * stop the server. Over a limit it tries again in the coarse way; over the limit of that it refuses.
 */
export function createComparer(limits: ComparerLimits = {}): Comparer {
  const { inlineUpTo = 24_000, timeoutMs = 5_000, coarseTimeoutMs = timeoutMs, maxMemoryMb = 400, threads = 2 } = limits
  const pool = new Piscina({
    filename: workerPath('src/text/comparing/worker'),
    name: 'compare',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: Math.min(32, maxMemoryMb) },
  })
  // A thread that dies between two tasks is nobody's failure: the next task starts a new one.
  pool.on('error', () => undefined)
  const closePool = closerOf(pool)
  const inTurn = gate(threads)
  const isShort = (...texts: ExtractedText[]): boolean =>
    texts.reduce((sum, text) => sum + weightOf(text), 0) <= inlineUpTo
  const runCompare = async (task: ComparisonTask, limitMs: number): Promise<Comparison | null> => {
    if (isShort(task.old, task.fresh)) return compareTexts(task.old, task.fresh, task.options)
    return inTurn(() => runInThread<Comparison>(pool, 'compare', task, limitMs))
  }
  return {
    async compare(old, fresh, options = {}) {
      const done =
        (await runCompare({ old, fresh, options }, timeoutMs)) ??
        (await runCompare({ old, fresh, options: { ...options, coarse: true } }, coarseTimeoutMs))
      if (!done) throw new Refused('invalid', '两份文本太长、差别太大，没能在限定时间内比完。请将文件拆分后再比对。')
      return done
    },
    async check(task) {
      if (isShort(task.old, task.fresh, task.decision))
        return checkAmendments(parseAmendments(task.decision), task.old, task.fresh, task.comparison)
      const done = await inTurn(() => runInThread<AmendmentCheck>(pool, 'check', task, timeoutMs))
      if (!done) throw new Refused('invalid', '修改决定或文本太长，没能在限定时间内核对完。请将决定拆分后再核对。')
      return done
    },
    async write(task) {
      const done = await inTurn(() => runRaw<Uint8Array>(pool, 'write', task, WRITING * timeoutMs))
      if (!done) throw new Refused('invalid', '两份文本太长，没能在限定时间内写成 Word 文件。请直接打印比对页面。')
      return done
    },
    close: closePool,
  }
}

/** How much longer the writing of a file may take than a comparison. */
const WRITING = 4

async function runRaw<T>(pool: Piscina, name: string, task: object, limitMs: number): Promise<T | null> {
  try {
    return (await pool.run(task, { name, signal: AbortSignal.timeout(limitMs) })) as T
  } catch (error) {
    if (isOverLimit(error)) return null
    throw error
  }
}

/** Gives null when the work went over a limit; the thread is thrown away and replaced. */
async function runInThread<T>(
  pool: Piscina,
  name: 'compare' | 'check',
  task: object,
  limitMs: number,
): Promise<T | null> {
  const done = await runRaw<string>(pool, name, task, limitMs)
  return done === null ? null : (JSON.parse(done) as T)
}

function isOverLimit(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'AbortError' || ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
}
