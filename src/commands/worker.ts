import { createWorker } from '../jobs/registry.ts'
import type { Io } from '../lib/io.ts'
import { untilStopped, withDeps } from './with-deps.ts'

/** Runs only the background jobs, beside web processes on the same PostgreSQL database. */
export async function workerCommand(_argv: string[], io: Io): Promise<number> {
  return withDeps(async (deps) => {
    const worker = createWorker(deps)
    worker.start()
    io.stdout('后台任务已启动。')
    await untilStopped()
    await worker.stop()
    return 0
  })
}
