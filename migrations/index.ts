import * as people from './0001-people.ts'
import * as record from './0002-record.ts'
import * as calendarPolicy from './0003-calendar-policy.ts'
import * as documents from './0004-documents.ts'
import * as review from './0005-review.ts'
import * as filing from './0006-filing.ts'
import * as cleanup from './0007-cleanup.ts'
import type { Migrate } from './columns.ts'

export const migrations: Readonly<Record<string, Migrate>> = {
  '0001-people': people,
  '0002-record': record,
  '0003-calendar-policy': calendarPolicy,
  '0004-documents': documents,
  '0005-review': review,
  '0006-filing': filing,
  '0007-cleanup': cleanup,
}
