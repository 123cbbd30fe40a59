import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { createDeps, type Deps } from '../deps.ts'

/** Runs something with the real parts and an up-to-date database, and closes them whatever happens. */
export async function withDeps<T>(run: (deps: Deps) => Promise<T>): Promise<T> {
  const deps = createDeps(readConfig())
  try {
    await migrate(deps.database)
    return await run(deps)
  } finally {
    await deps.close()
  }
}

/** Waits until the process is asked to stop. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve())
    process.once('SIGINT', () => resolve())
  })
