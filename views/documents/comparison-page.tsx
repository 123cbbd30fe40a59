import type { RevisionLine } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Comparison } from '../../src/text/compare-model.ts'
import { wordOf, wordsOf } from '../format.ts'
import { Empty, Note, PageHead, Section } from '../parts/page-head.tsx'
import { SideBySide } from '../parts/side-by-side.tsx'
import { CompareForm } from './revisions.tsx'

interface Props {
  readonly documentId: string
  readonly title: string
  readonly revisions: readonly RevisionLine[]
  readonly old: RevisionLine
  readonly fresh: RevisionLine
  readonly comparison: Comparison
  /** Leaves out what stayed the same. */
  readonly onlyChanges: boolean
}

/** Two texts of one document side by side, article beside article. */
export const ComparisonPage = (props: Props) => {
  const { documentId, old, fresh, comparison, onlyChanges } = props
  const rows = comparison.provisions.filter((p) => !onlyChanges || p.change !== 'same')
  const both = { old: old.serial, new: fresh.serial }
  return (
    <>
      <PageHead
        title={`第 ${old.serial} 稿与第 ${fresh.serial} 稿比对`}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id: documentId }), props.title],
        ]}
      />
      <CompareForm documentId={documentId} revisions={props.revisions} old={old.serial} fresh={fresh.serial} />
      <Summary comparison={comparison} />
      <Section
        title="逐条比对"
        id="comparison"
        actions={
          onlyChanges ? (
            <a href={paths.documents.comparison({ id: documentId }, both)}>显示全部条款</a>
          ) : (
            <a href={paths.documents.comparison({ id: documentId }, { ...both, show: 'changes' })}>只看有变化的</a>
          )
        }
      >
        {rows.length === 0 ? (
          <Empty title="两稿的文字完全相同。" />
        ) : (
          <SideBySide caption="逐条比对" rows={rows} oldName={nameOf(old)} freshName={nameOf(fresh)} />
        )}
      </Section>
    </>
  )
}

const nameOf = (revision: RevisionLine): string =>
  `第 ${revision.serial} 稿（${wordOf('revisionKind', revision.kind)}）`

const Summary = ({ comparison }: { readonly comparison: Comparison }) => {
  const { summary, staleReferences, notCompared } = comparison
  return (
    <Section title="变化概要" id="summary">
      <p class="change-counts">
        {wordsOf('change').map(([change, word]) => {
          const count = summary.counts[change as keyof typeof summary.counts]
          return count > 0 ? (
            <span>
              {word} <b>{count}</b>
            </span>
          ) : null
        })}
      </p>
      {summary.sentences.length > 0 && (
        <ul>
          {summary.sentences.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
      {staleReferences.length > 0 && (
        <Note tone="warn">
          <p>条号变了，有 {staleReferences.length} 处引用没有跟着改：</p>
          <ul>
            {staleReferences.map((stale) => (
              <li>
                {stale.in.label ?? '正文'}中的“{stale.reference}”{stale.now ? `，现为${stale.now}` : '，该条已不存在'}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {notCompared.length > 0 && (
        <Note>
          <p>没有参与比对的内容：</p>
          <ul>
            {notCompared.map((warning) => (
              <li>{warning.message}</li>
            ))}
          </ul>
        </Note>
      )}
    </Section>
  )
}
