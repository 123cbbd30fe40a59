import type { BenchHead, ProposalLine } from '../../src/findings/workbench-model.ts'
import { paths } from '../../src/http/paths.ts'
import { domId, domTarget } from '../dom-id.ts'
import { wordOf } from '../format.ts'
import { hx } from '../hx.ts'
import { HiddenField } from '../parts/field.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { BENCH_NAV } from './bench-nav.tsx'
import { placeLink } from './bench-text.tsx'
import { findingAnchor } from './finding-list.tsx'

interface ProposalProps {
  readonly head: BenchHead
  readonly proposal: ProposalLine
  readonly mayWrite: boolean
}

/** One proposal of the reading help: what, where, by what authority; a person decides. */
export const ProposalItem = ({ head, proposal, mayWrite }: ProposalProps) => {
  const { judged, domKey, path, severity } = proposal
  const key = { id: head.reviewId, serial: String(head.serial) }
  const id = domId('proposal', domKey)
  const verdict = paths.rounds.proposals(key)
  const own = domTarget('proposal', domKey)
  const swap = hx({ post: verdict, target: own, select: own, selectOob: `#${BENCH_NAV}`, swap: 'outerHTML' })
  return (
    <article
      id={id}
      class={judged ? 'proposal proposal-judged' : 'proposal'}
      tabindex={-1}
      data-proposal={judged ? undefined : ''}
    >
      <p class="proposal-head">
        <b>{proposal.name}</b> <StatusTag kind="severity" value={severity} />{' '}
        {path !== null ? <a href={placeLink(path)}>{proposal.label}</a> : <span>全文</span>}
      </p>
      {judged ? (
        <Judged proposal={proposal} />
      ) : (
        <>
          {proposal.quote !== '' && <Quote proposal={proposal} />}
          <p>{proposal.explanation}</p>
          <p class="beneath">
            依据：{proposal.authority.source}（{wordOf('authorityLevel', proposal.authority.level)}）
          </p>
        </>
      )}
      {mayWrite && (
        <div class="actions">
          {!judged && (
            <a
              class="button button-secondary proposal-accept"
              href={paths.rounds.findingNew(key, { proposal: proposal.key })}
              data-aside
            >
              采纳为意见
            </a>
          )}
          {(!judged || (judged.verdict === 'dismissed' && !judged.isOfEarlierDraft)) && (
            <form method="post" action={verdict} {...swap}>
              <HiddenField name="key" value={proposal.key} />
              <button
                class="button button-plain proposal-dismiss"
                type="submit"
                name="verdict"
                value={judged ? 'restore' : 'dismiss'}
              >
                {judged ? '恢复' : '忽略'}
              </button>
            </form>
          )}
        </div>
      )}
    </article>
  )
}

const Quote = ({ proposal: { quote, span, mark } }: { readonly proposal: ProposalLine }) => {
  if (!span || !mark) return <blockquote>{quote}</blockquote>
  const [from, to] = [Math.max(0, mark.from - span.from), Math.max(0, mark.to - span.from)]
  return (
    <blockquote>
      {quote.slice(0, from)}
      <mark>{quote.slice(from, to)}</mark>
      {quote.slice(to)}
    </blockquote>
  )
}

const Judged = ({ proposal: { judged } }: { readonly proposal: ProposalLine }) =>
  judged && (
    <p class="beneath">
      {judged.verdict === 'dismissed' ? (
        <Tag tone="off">已忽略</Tag>
      ) : judged.findingSerial === null ? (
        <Tag tone="good">已采纳</Tag>
      ) : (
        <a href={`#${findingAnchor(judged.findingSerial)}`}>已采纳为第 {judged.findingSerial} 条意见</a>
      )}{' '}
      {judged.byName}
      {judged.isOfEarlierDraft ? '（对以前送审稿的同一句话）' : ''}
    </p>
  )

/** All of them: those that wait first, then those that somebody has dealt with. */
export const Proposals = (props: {
  readonly head: BenchHead
  readonly proposals: readonly ProposalLine[]
  readonly mayWrite: boolean
}) => {
  const { head, proposals, mayWrite } = props
  const judged = proposals.filter((p) => p.judged)
  const list = (some: readonly ProposalLine[]) =>
    some.map((proposal) => <ProposalItem head={head} proposal={proposal} mayWrite={mayWrite} />)
  return (
    <>
      <p class="hint">程序按规则挑出可能有问题的句子，供审核人判断；不采纳就不是意见。</p>
      {proposals.length === 0 && <p>没有需要提示的地方。</p>}
      {list(proposals.filter((p) => !p.judged))}
      {judged.length > 0 && (
        <details class="disclosure">
          <summary>已处理的提示（{judged.length}）</summary>
          {list(judged)}
        </details>
      )}
    </>
  )
}
