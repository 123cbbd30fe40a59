import { ClassificationPanel } from '../../views/classification/panel.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { getClassificationDesk } from './queries.ts'

/** Shows on the document page whether it is a normative document, by whom and by which test; to the bureau the way to decide. */
export const classificationPanel = (deps: Pick<Deps, 'db'>): DocumentPanel => ({
  key: 'classification',
  async load(actor, documentId) {
    const desk = await getClassificationDesk(deps.db, actor, documentId)
    const mayDecide = may(actor, 'review.accept') || may(actor, 'review.opine')
    const isPaper = desk.category !== 'contract' && desk.category !== 'decision'
    if (!isPaper || (desk.lines.length === 0 && !mayDecide)) return null
    return { title: '规范性文件认定', body: <ClassificationPanel desk={desk} mayDecide={mayDecide} /> }
  },
})
