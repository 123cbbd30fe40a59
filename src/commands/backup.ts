import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Deps } from '../deps.ts'
import type { Io } from '../lib/io.ts'
import { Refused } from '../lib/refused.ts'
import { withDeps } from './with-deps.ts'

/**
 * Copies the database and every blob into a folder while the server goes on. The database comes first: every blob that
 * it names was written before it, so the copy never names a missing file.
 */
export async function backup(argv: string[], io: Io): Promise<number> {
  const target = argv.find((a) => !a.startsWith('-'))
  if (!target) throw new Refused('invalid', '请写明备份到哪个目录：fadu backup 目录')
  return withDeps(async (deps) => {
    const folder = resolve(target)
    await mkdir(folder, { recursive: true })
    if (!deps.database.backupTo) throw new Refused('invalid', 'PostgreSQL 请用 pg_dump 备份；本命令只备份 SQLite。')
    await deps.database.backupTo(join(folder, 'fadu.sqlite'))
    const blobs = await copyBlobs(deps, join(folder, 'blobs'))
    io.stdout(`已备份到 ${folder}：数据库 1 个，文件 ${blobs} 个。恢复时把 DATA_DIR 指向这个目录即可。`)
    return 0
  })
}

async function copyBlobs(deps: Deps, folder: string): Promise<number> {
  let copied = 0
  for await (const digest of deps.blobs.list()) {
    const target = join(folder, digest.slice(0, 2), digest.slice(2))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, await deps.blobs.get(digest))
    copied += 1
  }
  return copied
}
