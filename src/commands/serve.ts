import { seedWhenEmpty } from '../../samples/seed.ts'
import { readConfig } from '../config.ts'
import type { Io } from '../lib/io.ts'
import { serve } from '../serve.ts'
import { untilStopped } from './with-deps.ts'

/** Starts the server; a new installation is first filled with the sample data, unless SEED=never. */
export async function serveCommand(_argv: string[], io: Io): Promise<number> {
  const config = readConfig()
  if (config.seed === 'auto') await seedWhenEmpty(config, io.stdout)
  const running = await serve(config)
  io.stdout(`法度已启动：${running.url}`)
  await untilStopped()
  await running.stop()
  return 0
}
