import { SuggestionTable } from '../../views/filing-review/suggestion-pages.tsx'
import type { Deps } from '../deps.ts'
import type { DocumentPanel } from '../documents/panel.ts'
import { may } from '../people/rules.ts'
import { listSuggestionsAbout } from './queries/lists.ts'

/** Shows on the document page who asked for its review, to those who handle it. */
export const suggestionPanel = (deps: Pick<Deps, 'db' | 'clock'>): DocumentPanel => ({
  key: 'suggestions',
  async load(actor, documentId) {
    if (!may(actor, 'filing.register')) return null
    const rows = await listSuggestionsAbout(deps.db, actor, documentId)
    if (rows.length === 0) return null
    return { title: '审查建议', body: <SuggestionTable rows={rows} today={deps.clock.today()} /> }
  },
})
