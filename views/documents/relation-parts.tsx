import type { ChainLink, NamedTarget, RelationDesk, RelationLine } from '../../src/documents/relation-model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** A document as a text names it: title, number, date and maker, as far as written. */
export const RelationTarget = ({ named }: { readonly named: NamedTarget }) => (
  <>
    《{named.title}》
    {[named.number, named.dated && (named.dated.length === 4 ? `${named.dated}年` : dayText(named.dated)), named.maker]
      .filter(Boolean)
      .map((words) => (
        <small class="quiet">（{words}）</small>
      ))}
  </>
)

/** The other end of a confirmed relation: a link when the register holds it, else its name. */
export const OtherDocument = ({ relation: r }: { readonly relation: RelationLine }) =>
  r.other ? (
    <>
      <a href={paths.documents.show({ id: r.other.documentId })}>{r.other.title}</a>
      {r.other.numberText && <small class="quiet">（{r.other.numberText}）</small>}{' '}
      <StatusTag kind="effect" value={r.other.effect.state} />
    </>
  ) : (
    <>
      <RelationTarget named={r} />
      <small class="quiet"> 只按名称记录</small>
    </>
  )

/** What other documents do to this one. */
export const IncomingTable = ({ lines }: { readonly lines: readonly RelationLine[] }) => (
  <DataTable
    caption="其他文件对本文件的关系"
    rows={lines}
    empty="没有其他文件废止、修改或者替代本文件。"
    columns={[
      { label: '文件', render: (r) => <OtherDocument relation={r} /> },
      { label: '对本文件', nowrap: true, render: (r) => wordOf('relation', r.kind) },
      { label: '起效', nowrap: true, render: (r) => (r.actsFrom ? dayText(r.actsFrom) : '—') },
      { label: '原文或者理由', render: (r) => r.quote ?? '—' },
      { label: '确认', nowrap: true, render: (r) => `${r.decidedByName} ${dayText(r.decidedOn)}` },
    ]}
  />
)

/** 前身—现行—后继: the documents of one matter, the oldest first. */
export const Chain = ({ chain }: { readonly chain: readonly ChainLink[] }) =>
  chain.length < 2 ? null : (
    <ol class="chain" aria-label="前身、现行、后继">
      {chain.map((link) => (
        <li aria-current={link.isCurrent ? 'true' : undefined}>
          {link.isCurrent ? (
            <b>{link.title}</b>
          ) : (
            <a href={paths.documents.show({ id: link.documentId })}>{link.title}</a>
          )}
          {link.numberText && <small class="quiet"> {link.numberText}</small>}{' '}
          <StatusTag kind="effect" value={link.effect.state} />
        </li>
      ))}
    </ol>
  )

/** The relations on the page of the document itself. */
export const RelationsPanel = ({ desk }: { readonly desk: RelationDesk }) => {
  const id = desk.documentId
  const acts = desk.outgoing.filter((r) => r.kind !== 'cites')
  const now = desk.chain.find((link) => link.isCurrent)?.effect
  const isChanged = now !== undefined && (now.isAmended || now.state === 'repealed' || now.state === 'lapsed')
  return (
    <>
      <Chain chain={desk.chain} />
      {isChanged && desk.dependents > 0 && (
        <Note tone="warn">
          本文件已经变动，<a href={paths.documents.dependents({ id })}>依据或者引用它的 {desk.dependents} 件</a>
          应当及时清理。
        </Note>
      )}
      {acts.length > 0 && (
        <DataTable
          caption="本文件对其他文件"
          rows={acts}
          empty=""
          columns={[
            { label: '关系', nowrap: true, render: (r) => wordOf('relation', r.kind) },
            { label: '对方文件', render: (r) => <OtherDocument relation={r} /> },
            { label: '起效', nowrap: true, render: (r) => (r.actsFrom ? dayText(r.actsFrom) : '—') },
          ]}
        />
      )}
      {desk.incoming.length > 0 && <IncomingTable lines={desk.incoming} />}
      <p class="actions">
        <LinkButton href={paths.documents.relations({ id })}>
          {desk.mayDecide && desk.proposals.length > 0 ? `确认读出的关系（${desk.proposals.length} 项）` : '全部关系'}
        </LinkButton>
        <a href={paths.documents.dependents({ id })}>依据或者引用本文件的 {desk.dependents} 件</a>
      </p>
    </>
  )
}
