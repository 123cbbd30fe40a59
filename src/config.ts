import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const schema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  BLOB_URL: z.string().optional(),
  PUBLIC_URL: z.url().optional(),
  SMTP_URL: z.string().optional(),
  SOFFICE_PATH: z.string().optional(),
  TZ_NAME: z.string().default('Asia/Shanghai').refine(isTimeZone, 'not a time zone'),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(20),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** `auto`: sample data is written when the database is empty. */
  SEED: z.enum(['auto', 'never']).default('auto'),
})

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string
  readonly blobUrl: string
  readonly publicUrl: string | null
  readonly timeZone: string
  readonly maxUploadBytes: number
  readonly logLevel: string
  readonly seed: 'auto' | 'never'
}

/** Turns the environment into typed settings; all have defaults. The only reader of process.env. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== ''))
  const e = schema.parse(given)
  const dataDir = resolve(e.DATA_DIR)
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir,
    databaseUrl: e.DATABASE_URL ?? `sqlite:${join(dataDir, 'fadu.sqlite')}`,
    blobUrl: e.BLOB_URL ?? pathToFileURL(join(dataDir, 'blobs')).href,
    publicUrl: e.PUBLIC_URL ?? null,
    timeZone: e.TZ_NAME,
    maxUploadBytes: e.MAX_UPLOAD_MB * 1024 * 1024,
    logLevel: e.LOG_LEVEL,
    seed: e.SEED,
  }
}
