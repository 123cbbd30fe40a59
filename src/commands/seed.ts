import { seedWhenEmpty } from '../../samples/seed.ts'
import type { Io } from '../lib/io.ts'
import { withDeps } from './with-deps.ts'

export async function seedCommand(_argv: string[], io: Io): Promise<number> {
  return withDeps(async (deps) => {
    const written = await seedWhenEmpty(deps, io.stdout)
    if (!written) io.stderr('数据库里已有数据，示例数据只写入空的数据库。如需示例，请另设 DATA_DIR。')
    return written ? 0 : 2
  })
}
