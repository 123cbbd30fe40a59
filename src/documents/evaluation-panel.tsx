import { EvaluationPanel } from '../../views/documents/evaluation-page.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from './panel.ts'
import { getEvaluationDesk } from './queries/evaluations.ts'

/** Shows on the document page what was decided before its validity ended; nothing while it is not yet time. */
export const evaluationPanel = (deps: Pick<Deps, 'db' | 'clock'>): DocumentPanel => ({
  key: 'evaluation',
  async load(actor, documentId) {
    const desk = await getEvaluationDesk(deps.db, actor, documentId, deps.clock.today())
    if (desk.evaluations.length === 0 && desk.obstacles?.length !== 0) return null
    return { title: '届满前评估', body: <EvaluationPanel desk={desk} /> }
  },
})
