import { FilingPanel } from '../../views/filing/filing-panel.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { listFilingsOf } from './queries/list-filings.ts'

/** Shows on the document page to whom it must be filed and how far each filing is. */
export const filingPanel = (deps: Deps): DocumentPanel => ({
  key: 'filing',
  async load(actor, documentId) {
    if (!may(actor, 'filing.read')) return null
    const today = deps.clock.today()
    const filings = await listFilingsOf(deps.db, actor, documentId, today)
    if (filings.length === 0) return null
    return { title: '备案', body: <FilingPanel filings={filings} today={today} /> }
  },
})
