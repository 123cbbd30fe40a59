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
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  SOFFICE_PATH: z.string().optional(),
  TZ_NAME: z.string().default('Asia/Shanghai').refine(isTimeZone, 'not a time zone'),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(20),
  /** Of an archive of many files at once. */
  MAX_BULK_MB: z.coerce.number().int().min(1).max(2_000).default(50),
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
  /** Null: no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  readonly timeZone: string
  readonly maxUploadBytes: number
  readonly maxBulkBytes: number
  /** The office program that converts old Word files; null to read them without. */
  readonly sofficePath: string | null
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
    mail: mailOf(e),
    timeZone: e.TZ_NAME,
    maxUploadBytes: e.MAX_UPLOAD_MB * 1024 * 1024,
    maxBulkBytes: e.MAX_BULK_MB * 1024 * 1024,
    sofficePath: e.SOFFICE_PATH ?? null,
    logLevel: e.LOG_LEVEL,
    seed: e.SEED,
  }
}

/** Letters need a sender, and links in them that lead here from anywhere. */
function mailOf(e: z.output<typeof schema>): Config['mail'] {
  if (e.SMTP_URL === undefined) return null
  if (e.MAIL_FROM === undefined || e.PUBLIC_URL === undefined)
    throw new Error('设置了 SMTP_URL 时，还须设置 MAIL_FROM（发件人）和 PUBLIC_URL（本系统的访问地址）。')
  return { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM }
}
