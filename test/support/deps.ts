import { pino } from 'pino'
import { memoryBlobs } from '../../src/blobs/memory.ts'
import { readConfig } from '../../src/config.ts'
import type { Database } from '../../src/db/open.ts'
import type { Deps } from '../../src/deps.ts'
import { type Clock, dayAt, type Instant } from '../../src/lib/clock.ts'
import { noMail } from '../../src/mail/no-mail.ts'
import { readSheetFile } from '../../src/sheets/read/read-file.ts'
import { parseAmendments } from '../../src/text/amendments.ts'
import { checkAmendments } from '../../src/text/amendments-check.ts'
import { compareTexts } from '../../src/text/compare.ts'
import { bodyHtml } from '../../src/text/import/body-html.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'
import { writeOutput } from '../../src/text/outputs/write-output.ts'

/** A clock that stands until a test moves it. */
export interface TestClock extends Clock {
  set(instant: string): void
}

export function testClock(start = '2026-03-16T02:00:00.000Z'): TestClock {
  let at = start as Instant
  return {
    now: () => at,
    today: () => dayAt(at, 'Asia/Shanghai'),
    dayAt: (instant) => dayAt(instant, 'Asia/Shanghai'),
    set: (instant) => {
      at = (instant.length === 10 ? `${instant}T02:00:00.000Z` : instant) as Instant
    },
  }
}

/** Ids that count up: the same in every run. */
export function countedIds(): () => string {
  let count = 0
  return () => `00000000-0000-7000-8000-${String(++count).padStart(12, '0')}`
}

export interface TestDeps extends Deps {
  readonly clock: TestClock
}

/** The parts of the program with a fixed clock, counted ids, blobs in memory, and Word files read in this thread. */
export function testDeps(database: Database, over: Partial<Deps> = {}): TestDeps {
  return {
    config: readConfig({ DATABASE_URL: 'sqlite::memory:', LOG_LEVEL: 'silent' }),
    database,
    db: database.kysely,
    newId: countedIds(),
    blobs: memoryBlobs(),
    extractor: {
      extract: extractFile,
      bodyHtml: (bytes) => bodyHtml(Buffer.from(bytes)),
      close: async () => {},
    },
    comparer: {
      compare: async (...texts) => compareTexts(...texts),
      check: async ({ decision, old, fresh, comparison }) =>
        checkAmendments(parseAmendments(decision), old, fresh, comparison),
      write: writeOutput,
      close: async () => {},
    },
    sheets: { read: readSheetFile, close: async () => {} },
    mailer: noMail,
    log: pino({ level: 'silent' }),
    wakeWorker: () => {},
    close: () => database.close(),
    ...over,
    clock: testClock(),
  }
}
