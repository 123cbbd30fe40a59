import { DeliberationPanel } from '../../views/deliberation/panel.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { findDeliberationDesk } from './queries/desk.ts'

/** Shows on the document page what meetings decided, and the way to record the next. */
export const deliberationPanel = (deps: Pick<Deps, 'db'>): DocumentPanel => ({
  key: 'deliberation',
  async load(actor, documentId) {
    if (!may(actor, 'review.read')) return null
    const desk = await findDeliberationDesk(deps.db, actor, documentId)
    if (!desk || (desk.lines.length === 0 && (desk.obstacles === null || desk.stage !== 'reviewed'))) return null
    return { title: '集体审议', body: <DeliberationPanel desk={desk} /> }
  },
})
