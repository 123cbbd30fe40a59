import type { Child } from 'hono/jsx'
import type { ComparedSide, Mode, PairingChoice } from '../../src/comparisons/model.ts'
import { choosableIn } from '../../src/comparisons/rules.ts'
import type { RevisionLine } from '../../src/documents/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import type { Query } from '../../src/http/path.ts'
import { paths } from '../../src/http/paths.ts'
import type { Change, Comparison } from '../../src/text/compare-model.ts'
import { CompareForm } from '../documents/revisions.tsx'
import { wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ComparedTexts } from './compared.tsx'
import { Pairings, PairingTools } from './pairings.tsx'
import { ComparisonSummary } from './summary.tsx'

export interface ComparisonPageProps {
  readonly old: ComparedSide
  readonly fresh: ComparedSide
  readonly comparison: Comparison
  readonly choices: readonly PairingChoice[]
  readonly mayPair: boolean
  /** The other texts of the document, when both sides are of one. */
  readonly revisions: readonly RevisionLine[]
  /** The text of the new side's document that the last opinion was given on. */
  readonly reviewed: string | null
  readonly mode: Mode
  readonly kind: Change | null
  /** The part of a very long comparison, from 0. */
  readonly part: number
  readonly state: FormState
  /** Files of this comparison. */
  readonly outputs?: Child
}

/** Two texts of the register, article beside article. */
export const ComparisonPage = (props: ComparisonPageProps) => {
  const { old, fresh, comparison, mayPair, mode, kind, part, state } = props
  const texts = { old: old.revisionId, new: fresh.revisionId }
  const isOneDocument = old.documentId === fresh.documentId
  const view = { mode: mode === 'side' ? null : mode, kind }
  const href = (query: Query) => paths.comparisons.show(texts, { ...view, ...query })
  const partQuery = (one: number): Query => ({ part: one === 0 ? null : one + 1 })
  const choosable = mayPair
    ? { old: choosableIn(comparison.provisions, 'old'), new: choosableIn(comparison.provisions, 'new') }
    : null
  return (
    <div class="comparison">
      <PageHead
        title={comparisonTitle(old, fresh)}
        {...(isOneDocument ? { lead: `《${fresh.documentTitle}》` } : {})}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id: fresh.documentId }), fresh.documentTitle],
        ]}
        actions={
          <>
            {props.outputs}
            <LinkButton href={paths.comparisons.decision(texts)}>核对修改决定</LinkButton>
            <LinkButton href={paths.comparisons.create({ new: fresh.revisionId })}>与其他文件比对</LinkButton>
          </>
        }
      />
      {isOneDocument && (
        <CompareForm documentId={fresh.documentId} revisions={props.revisions} old={old.serial} fresh={fresh.serial} />
      )}
      <ReviewedLink {...props} />
      <ComparisonSummary
        {...{ comparison, kind, part }}
        kindHref={(one) => href({ kind: one })}
        partHref={(one) => href({ kind: null, ...partQuery(one) })}
      />
      <ComparedTexts
        {...{ comparison, mode, kind, part }}
        oldName={sideName(old, isOneDocument)}
        freshName={sideName(fresh, isOneDocument)}
        partHref={(one) => href(partQuery(one))}
        modeHref={(one) => href({ mode: one === 'side' ? null : one })}
        {...(choosable
          ? {
              tools: (provision) => (
                <PairingTools provision={provision} chooseHref={(chosen) => `${href(chosen)}#pairings`} />
              ),
            }
          : {})}
      />
      <Pairings {...{ texts, view, choices: props.choices, choosable, state }} />
    </div>
  )
}

/** What changed since the last review: the question a reviewer opens the page with. */
const ReviewedLink = ({ old, fresh, revisions, reviewed }: ComparisonPageProps) => {
  const found = revisions.find((revision) => revision.revisionId === reviewed)
  if (!found || [old.revisionId, fresh.revisionId].includes(found.revisionId)) return null
  return (
    <p class="text-links no-print">
      <a href={paths.comparisons.show({ old: found.revisionId, new: fresh.revisionId })}>
        改与上次审核过的第 {found.serial} 稿比对
      </a>
    </p>
  )
}

/** Gives the name of a comparison. */
export const comparisonTitle = (old: ComparedSide, fresh: ComparedSide): string =>
  old.documentId === fresh.documentId
    ? `第 ${old.serial} 稿与第 ${fresh.serial} 稿比对`
    : `《${old.documentTitle}》与《${fresh.documentTitle}》比对`

/** Gives the name of one side; with the document's title when the sides are of two documents. */
export const sideName = (side: ComparedSide, isOneDocument: boolean): string => {
  const name = `第 ${side.serial} 稿（${wordOf('revisionKind', side.kind)}）`
  return isOneDocument ? name : `《${side.documentTitle}》${name}`
}
