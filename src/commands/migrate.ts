import { readConfig } from '../config.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import type { Io } from '../lib/io.ts'

export async function migrateCommand(_argv: string[], io: Io): Promise<number> {
  const database = openDatabase(readConfig().databaseUrl)
  try {
    const done = await migrate(database)
    io.stdout(done.length === 0 ? '数据库已是最新。' : `已升级：${done.join('、')}`)
    return 0
  } finally {
    await database.close()
  }
}
