import { setTimeout as pause } from 'node:timers/promises'

/** What closing needs to know of a pool of threads. */
interface ThreadPool {
  readonly threads: readonly unknown[]
  on(event: 'workerCreate' | 'workerDestroy', run: (worker: { readonly id: number }) => void): unknown
  destroy(): Promise<void>
}

const LOOK_MS = 10
const MOST_LOOKS = 1_000

/**
 * Gives the function that closes a pool of threads: it waits, ten seconds at most, until each has loaded its modules.
 * Node 20 aborts the whole process when a thread is ended while it loads one (v8::Module::IsGraphAsync).
 */
export function closerOf(pool: ThreadPool): () => Promise<void> {
  const loaded = new Set<number>()
  pool.on('workerCreate', ({ id }) => loaded.add(id))
  pool.on('workerDestroy', ({ id }) => loaded.delete(id))
  return async () => {
    for (let looks = 0; pool.threads.length > loaded.size && looks < MOST_LOOKS; looks++) await pause(LOOK_MS)
    await pool.destroy()
  }
}
