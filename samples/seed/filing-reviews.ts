import { takeCorrectionStep } from '../../src/filing-review/commands/correction.ts'
import { concludeFilingReview, openFilingReview } from '../../src/filing-review/commands/review.ts'
import { recordSuggestion } from '../../src/filing-review/commands/suggestions.ts'
import { fromToday, type SeedContext } from './context.ts'

/** Of this year's registered filings one under review, one found wrong and asked to be corrected; and a suggestion. */
export function planFilingReviews(context: SeedContext): void {
  const { calendar, deps } = context
  const reviewer = context.person('审核员')
  const on = fromToday(context, -2)
  calendar.at(on, async () => {
    const rows = await deps.db
      .selectFrom('filing')
      .innerJoin('document', 'document.document_id', 'filing.document_id')
      .select(['filing.filing_id', 'document.title'])
      .where('filing.status', '=', 'registered')
      .where('document.secrecy', '=', 'public')
      .where('document.category', '=', 'department')
      .orderBy('filing.filing_id', 'desc')
      .limit(2)
      .execute()
    for (const [at, { filing_id: filingId }] of rows.entries()) {
      await openFilingReview(deps, reviewer, { filingId })
      if (at === 0) continue
      await concludeFilingReview(deps, reviewer, {
        filingId,
        version: 1,
        outcome: 'problems',
        grounds: ['rights'],
        conclusion: '第八条增加了办事人员提交证明的义务，没有上位法依据，应当删去。',
      })
      await takeCorrectionStep(deps, reviewer, {
        filingId,
        version: 2,
        kind: 'opinion',
        words: '请在三十日内自行纠正，并重新报送备案。',
        number: null,
        actedOn: on,
        correctedNumber: null,
      })
    }
    const about = rows[0]
    if (about)
      await recordSuggestion(deps, reviewer, {
        source: 'citizen',
        sourceName: '次仁多吉',
        title: about.title,
        words: '第五条要求提交的证明可以由部门之间核查，建议审查。',
        receivedOn: on,
      })
  })
}
