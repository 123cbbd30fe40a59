import { fileURLToPath } from 'node:url'
import { type Logger, pino } from 'pino'
import type { BlobStore } from './blobs/blob-store.ts'
import { diskBlobs } from './blobs/disk.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './db/open.ts'
import type { Reader } from './db/transaction.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import { type NewId, systemIds } from './lib/ids.ts'
import type { Mailer } from './mail/mailer.ts'
import { noMail } from './mail/no-mail.ts'
import { smtpMailer } from './mail/smtp.ts'
import { createSheetReader, type SheetReader } from './sheets/sheet-reader.ts'
import { type Comparer, createComparer } from './text/comparing/comparer.ts'
import { createExtractor, type Extractor } from './text/import/pool.ts'
import { libreOffice } from './text/import/soffice.ts'

/** Every side effect of the program, named; built once, passed explicitly. */
export interface Deps {
  readonly config: Config
  readonly database: Database
  /** What routes and pages read with; it cannot write. */
  readonly db: Reader
  readonly clock: Clock
  readonly newId: NewId
  readonly blobs: BlobStore
  readonly extractor: Extractor
  readonly comparer: Comparer
  readonly sheets: SheetReader
  readonly mailer: Mailer
  readonly log: Logger
  /** Called after a commit that enqueued a job, so that nobody waits for the worker's next turn. */
  wakeWorker(): void
  close(): Promise<void>
}

/** Builds the real parts from the settings: the only composition root. */
export function createDeps(config: Config): Deps {
  const database = openDatabase(config.databaseUrl)
  const clock = systemClock(config.timeZone)
  const newId = systemIds(() => Date.parse(clock.now()))
  const extractor = createExtractor({
    maxBytes: config.maxUploadBytes,
    office: config.sofficePath ? libreOffice(config.sofficePath) : undefined,
  })
  const comparer = createComparer()
  const sheets = createSheetReader({ maxBytes: config.maxUploadBytes })
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  return {
    config,
    database,
    db: database.kysely,
    clock,
    newId,
    blobs: openBlobs(config.blobUrl, newId),
    extractor,
    comparer,
    sheets,
    mailer: config.mail ? smtpMailer(config.mail) : noMail,
    log,
    wakeWorker: () => {},
    close: async () => {
      await extractor.close()
      await comparer.close()
      await sheets.close()
      await database.close()
    },
  }
}

function openBlobs(url: string, newId: NewId): BlobStore {
  if (url.startsWith('file:')) return diskBlobs(fileURLToPath(url), newId)
  throw new Error(`BLOB_URL must be a file: address: ${url}`)
}
