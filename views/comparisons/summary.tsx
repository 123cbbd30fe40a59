import type { Change, Comparison } from '../../src/text/compare-model.ts'
import { wordsOf } from '../format.ts'
import { Note, Section } from '../parts/page-head.tsx'
import { type ChangeLine, changeLines } from './change-list.ts'

interface SummaryProps {
  readonly comparison: Comparison
  /** The address of the page with another kind chosen; left out where there is nothing to choose. */
  readonly kindHref?: (kind: Change | null) => string
  readonly kind?: Change | null
  /** The address of the page with a part of all provisions; left out where everything is on one page. */
  readonly partHref?: (part: number) => string
  /** The part that is shown. */
  readonly part?: number
}

/** What changed, before the text itself: how many of each kind, and a sentence for each change. */
export const ComparisonSummary = ({ comparison, kindHref, kind = null, partHref, part = 0 }: SummaryProps) => {
  const { summary } = comparison
  const kinds = wordsOf('change').filter(([change]) => summary.counts[change as Change] > 0)
  const rowsHref = (wanted: number): string => (partHref && (kind !== null || wanted !== part) ? partHref(wanted) : '')
  return (
    <Section title="变化概要" id="summary">
      <p class="change-sum">
        {summary.edits === 0 ? (
          <b>没有实质变化</b>
        ) : (
          <>
            共 <b>{summary.edits}</b> 处修改
          </>
        )}
        ，新增 {summary.insertedCharacters} 字，删去 {summary.deletedCharacters} 字
      </p>
      <nav class="change-counts" aria-label="按变化种类筛选">
        {kindHref && (
          <a href={`${kindHref(null)}#comparison`} aria-current={kind === null ? 'true' : undefined}>
            全部 <b>{comparison.provisions.length}</b>
          </a>
        )}
        {kinds.map(([change, word]) => {
          const count = <b>{summary.counts[change as Change]}</b>
          if (!kindHref)
            return (
              <span>
                {word} {count}
              </span>
            )
          return (
            <a href={`${kindHref(change as Change)}#comparison`} aria-current={kind === change ? 'true' : undefined}>
              {word} {count}
            </a>
          )
        })}
      </nav>
      <ChangeList lines={changeLines(comparison)} rowsHref={rowsHref} />
      <Renumbered comparison={comparison} />
      <Remarks comparison={comparison} />
    </Section>
  )
}

/** More lines than this are folded away: the counts above and the text below are quicker to read. */
const SHOWN = 20

const ChangeList = ({
  lines,
  rowsHref,
}: {
  readonly lines: readonly ChangeLine[]
  readonly rowsHref: (part: number) => string
}) => {
  if (lines.length === 0) return null
  const list = (shown: readonly ChangeLine[], start: number) => (
    <ol class="change-list" start={start}>
      {shown.map(({ text, anchor, part }) => (
        <li>
          <a href={`${rowsHref(part)}#${anchor}`}>{text}</a>
        </li>
      ))}
    </ol>
  )
  return (
    <>
      {list(lines.slice(0, SHOWN), 1)}
      {lines.length > SHOWN && (
        <details class="change-more">
          <summary>其余 {lines.length - SHOWN} 处</summary>
          {list(lines.slice(SHOWN), SHOWN + 1)}
        </details>
      )}
    </>
  )
}

const Renumbered = ({ comparison }: { readonly comparison: Comparison }) => {
  const { summary, provisions } = comparison
  if (summary.renumberedArticles === 0) return null
  const moved = provisions.filter((provision) => provision.renumbered && provision.kind === 'article')
  return (
    <details class="change-renumbered">
      <summary>{summary.renumberedArticles}条条号变动</summary>
      <ul>
        {moved.map(({ old, new: next }) => (
          <li>
            {old.map((ref) => ref.label).join('、')} → {next.map((ref) => ref.label).join('、')}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** What a reader has to know about the result, and what it says nothing about. */
const Remarks = ({ comparison }: { readonly comparison: Comparison }) => {
  const { staleReferences, notCompared, isCoarse } = comparison
  return (
    <>
      {isCoarse && (
        <Note tone="warn">
          <p>
            这两份文本很长、差别很大，逐字比对没能在限定时间内完成。下面改用整条替换的方式显示：有修改的条文，旧文整条划去、新文整条标出。
          </p>
        </Note>
      )}
      {staleReferences.length > 0 && (
        <Note tone="warn">
          <p>条号变了，有 {staleReferences.length} 处引用没有跟着改：</p>
          <ul>
            {staleReferences.map((stale) => (
              <li>
                <a href={`#n-${stale.in.path}`}>{stale.in.label ?? '正文'}</a>中的“{stale.reference}”
                {stale.now ? `，现为${stale.now}` : '，该条已不存在'}
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
    </>
  )
}
