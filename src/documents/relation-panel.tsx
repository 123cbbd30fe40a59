import { RelationsPanel } from '../../views/documents/relation-parts.tsx'
import type { Deps } from '../deps.ts'
import { isUnnumbered } from './model.ts'
import type { DocumentPanel } from './panel.ts'
import { getRelationDesk, visibleDocument } from './queries/relation-desk.ts'

/** Shows on the document page what it does to others, what others do to it, and the chain it stands in. */
export const relationPanel = (deps: Pick<Deps, 'db' | 'clock'>): DocumentPanel => ({
  key: 'relations',
  async load(actor, documentId) {
    const { category } = await visibleDocument(deps.db, actor, documentId)
    if (isUnnumbered(category)) return null
    const desk = await getRelationDesk(deps.db, actor, documentId, deps.clock.today())
    return { title: '文件关系', body: <RelationsPanel desk={desk} /> }
  },
})
