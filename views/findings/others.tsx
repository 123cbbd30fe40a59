import type { Workbench } from '../../src/findings/workbench-model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText } from '../format.ts'
import { placeLink } from './bench-text.tsx'
import { findingAnchor } from './finding-list.tsx'

interface TakeProps {
  readonly href: string
  readonly takenAs: number | null
  readonly mayWrite: boolean
}

const Take = ({ href, takenAs, mayWrite }: TakeProps) =>
  takenAs !== null ? (
    <p class="beneath">
      <a href={`#${findingAnchor(takenAs)}`}>已采纳为第 {takenAs} 条意见</a>
    </p>
  ) : mayWrite ? (
    <p class="actions">
      <a class="button button-secondary" href={href} data-aside>
        采纳为意见
      </a>
    </p>
  ) : null

/** What advisers said and what stands in the margin of the Word file; both can be taken over as findings. */
export const Others = ({ bench, mayWrite }: { readonly bench: Workbench; readonly mayWrite: boolean }) => {
  const { head, advice, comments } = bench
  const key = { id: head.reviewId, serial: String(head.serial) }
  return (
    <>
      {advice.length + comments.length === 0 && <p>没有顾问意见，也没有导入的批注。</p>}
      {advice.map((a) => (
        <article class="proposal">
          <p class="proposal-head">
            <b>{a.givenByName}</b> 顾问意见，{dayText(a.givenOn)}
          </p>
          <p class="plain-text">{a.body}</p>
          <Take href={paths.rounds.findingNew(key, { advice: a.adviceId })} takenAs={a.takenAs} mayWrite={mayWrite} />
        </article>
      ))}
      {comments.map((c) => (
        <article class="proposal">
          <p class="proposal-head">
            <b>{c.author ?? '批注'}</b> {c.path !== null ? <a href={placeLink(c.path)}>{c.label ?? '正文'}</a> : '正文'}
          </p>
          {c.quoted && <blockquote>{c.quoted}</blockquote>}
          <p class="plain-text">{c.body}</p>
          <Take href={paths.rounds.findingNew(key, { comment: c.position })} takenAs={c.takenAs} mayWrite={mayWrite} />
        </article>
      ))}
    </>
  )
}
