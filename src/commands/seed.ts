import { seedWhenEmpty } from '../../samples/seed.ts'
import { readConfig } from '../config.ts'
import type { Io } from '../lib/io.ts'

export async function seedCommand(_argv: string[], io: Io): Promise<number> {
  const written = await seedWhenEmpty(readConfig(), io.stdout)
  if (!written) io.stderr('数据库里已有数据，示例数据只写入空的数据库。如需示例，请另设 DATA_DIR。')
  return written ? 0 : 2
}
