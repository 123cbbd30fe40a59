import { seedWhenEmpty } from '../../samples/seed.ts'
import { readConfig } from '../config.ts'
import type { Io } from '../lib/io.ts'
import { serve } from '../serve.ts'
import { untilStopped } from './with-deps.ts'

/** Starts the server; on an empty database it first writes the sample data. */
export async function serveCommand(_argv: string[], io: Io): Promise<number> {
  const config = readConfig()
  const running = await serve(config, async (deps) => {
    if (config.seed === 'auto') await seedWhenEmpty(deps, io.stdout)
  })
  io.stdout(`法度已启动：${running.url}`)
  await untilStopped()
  await running.stop()
  return 0
}
