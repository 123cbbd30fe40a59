import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.tsx'
import { sweepIncoming } from './blobs/disk.ts'
import { installCalendars } from './calendar/commands.ts'
import type { Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { createDeps, type Deps } from './deps.ts'
import { createWorker } from './jobs/registry.ts'
import { startSchedule } from './jobs/schedule.ts'
import { installPolicies } from './policy/commands.ts'

export interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** Starts the whole program: database, worker, schedule, server. */
export async function serve(config: Config): Promise<Running> {
  const parts = createDeps(config)
  await migrate(parts.database)
  if (config.blobUrl.startsWith('file:')) await sweepIncoming(fileURLToPath(config.blobUrl))
  const worker = createWorker(parts)
  const deps: Deps = { ...parts, wakeWorker: () => worker.wake() }
  await installCalendars(deps)
  await installPolicies(deps)
  if (parts.database.dialect === 'sqlite') await worker.reclaim()
  worker.start()
  const schedule = startSchedule(deps)
  const server = createServer(getRequestListener(createApp(deps).fetch))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    stop: async () => {
      schedule.stop()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 5_000).unref()
      await closed
      await worker.stop()
      await deps.close()
    },
  }
}
