import * as people from './0001-people.ts'
import * as record from './0002-record.ts'
import * as calendarPolicy from './0003-calendar-policy.ts'
import * as documents from './0004-documents.ts'
import * as review from './0005-review.ts'
import * as filing from './0006-filing.ts'
import * as cleanup from './0007-cleanup.ts'
import * as readings from './0008-readings.ts'
import * as comparisons from './0009-comparisons.ts'
import * as notices from './0010-notices.ts'
import * as templatesNumbers from './0011-templates-numbers.ts'
import * as reviewPacks from './0012-review-packs.ts'
import * as findings from './0013-findings.ts'
import * as reviewActs from './0014-review-acts.ts'
import * as deliberation from './0015-deliberation.ts'
import * as filingReview from './0017-filing-review.ts'
import * as filingPapers from './0018-filing-papers.ts'
import * as reconciliation from './0019-reconciliation.ts'
import * as relations from './0020-relations.ts'
import * as cleanupReview from './0021-cleanup-review.ts'
import * as ledger from './0023-ledger.ts'
import * as cleanupWork from './0024-cleanup-work.ts'
import type { Migrate } from './columns.ts'

export const migrations: Readonly<Record<string, Migrate>> = {
  '0001-people': people,
  '0002-record': record,
  '0003-calendar-policy': calendarPolicy,
  '0004-documents': documents,
  '0005-review': review,
  '0006-filing': filing,
  '0007-cleanup': cleanup,
  '0008-readings': readings,
  '0009-comparisons': comparisons,
  '0010-notices': notices,
  '0011-templates-numbers': templatesNumbers,
  '0012-review-packs': reviewPacks,
  '0013-findings': findings,
  '0014-review-acts': reviewActs,
  '0015-deliberation': deliberation,
  '0017-filing-review': filingReview,
  '0018-filing-papers': filingPapers,
  '0019-reconciliation': reconciliation,
  '0020-relations': relations,
  '0021-cleanup-review': cleanupReview,
  '0023-ledger': ledger,
  '0024-cleanup-work': cleanupWork,
}
