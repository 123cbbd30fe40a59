import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../lib/hash.ts'
import type { NewId } from '../lib/ids.ts'
import { Refused } from '../lib/refused.ts'
import type { BlobStore } from './blob-store.ts'

const DIGEST = /^[0-9a-f]{64}$/

/** Keeps blobs in a folder, `ab/cdef…`. A file appears under its name only when it is whole and on the disk. */
export function diskBlobs(folder: string, newId: NewId): BlobStore {
  const place = (digest: string): string => {
    if (!DIGEST.test(digest)) throw new Refused('not_found', '没有这个文件。')
    return join(folder, digest.slice(0, 2), digest.slice(2))
  }
  return {
    async put(bytes) {
      const digest = sha256(bytes)
      const target = place(digest)
      if (existsSync(target) && (await stat(target)).size === bytes.length) return { digest, size: bytes.length }
      const waiting = join(folder, 'incoming', newId())
      await mkdir(dirname(waiting), { recursive: true })
      await mkdir(dirname(target), { recursive: true })
      const file = await open(waiting, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(waiting, target)
      return { digest, size: bytes.length }
    },
    async get(digest) {
      const target = place(digest)
      if (!existsSync(target)) throw new Refused('not_found', '文件已不在存储中，请联系管理员从备份恢复。')
      return readFile(target)
    },
    async open(digest) {
      const target = place(digest)
      if (!existsSync(target)) throw new Refused('not_found', '文件已不在存储中，请联系管理员从备份恢复。')
      return createReadStream(target)
    },
    has: async (digest) => existsSync(place(digest)),
    async *list() {
      if (!existsSync(folder)) return
      for (const start of await readdir(folder))
        if (start.length === 2) for (const rest of await readdir(join(folder, start))) yield start + rest
    },
  }
}

/** Removes what an interrupted upload left behind; called when the program starts. */
export const sweepIncoming = (folder: string): Promise<void> =>
  rm(join(folder, 'incoming'), { recursive: true, force: true })
