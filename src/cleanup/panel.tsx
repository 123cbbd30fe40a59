import { CleanupPanel } from '../../views/cleanup/cleanup-panel.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { listCleanupsOf } from './queries/of-document.ts'

/** Shows on the document page what clean-ups made of it. */
export const cleanupPanel = (deps: Deps): DocumentPanel => ({
  key: 'cleanup',
  async load(actor, documentId) {
    if (!may(actor, 'cleanup.read')) return null
    const cleanups = await listCleanupsOf(deps.db, documentId)
    if (cleanups.length === 0) return null
    return { title: '清理', body: <CleanupPanel cleanups={cleanups} /> }
  },
})
