import type { Child } from 'hono/jsx'
import type { FindingLine } from '../../src/findings/model.ts'
import { dayText, wordOf } from '../format.ts'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export const findingAnchor = (serial: number): string => `finding-${serial}`

/** Where a finding stands, as a person cites it. */
export const placeName = ({ label }: Pick<FindingLine, 'label'>): string => label ?? '全文'

interface FindingTableProps {
  readonly findings: readonly FindingLine[]
  readonly caption: string
  readonly empty: Child
  readonly isWithAnswers?: boolean
  /** Rows have addresses; off where the same findings stand on the page already. */
  readonly isNamed?: boolean
  /** What can be done with each. */
  readonly acts?: (finding: FindingLine) => Child
}

/** Findings as they are printed: 条款、问题、依据、修改建议、轻重、方面. */
export const FindingTable = ({ findings, caption, empty, isWithAnswers, isNamed = true, acts }: FindingTableProps) => (
  <DataTable
    caption={caption}
    rows={findings}
    {...(isNamed ? { rowId: (f: FindingLine) => findingAnchor(f.serial) } : {})}
    empty={empty}
    columns={[
      { label: '序号', nowrap: true, render: (f) => f.serial },
      { label: '条款', render: (f) => <PlaceCell finding={f} /> },
      { label: '问题', render: (f) => <Problem finding={f} /> },
      { label: '依据', render: (f) => f.basis ?? '—' },
      { label: '修改建议', render: (f) => <span class="plain-text">{f.suggestion ?? '—'}</span> },
      { label: '轻重', nowrap: true, render: (f) => <StatusTag kind="severity" value={f.severity} /> },
      { label: '所属方面', nowrap: true, render: (f) => wordOf('head', f.head) },
      ...(isWithAnswers ? [{ label: '采纳情况', render: (f: FindingLine) => <AnswerCell finding={f} /> }] : []),
      ...(acts ? [{ label: '办理', render: acts }] : []),
    ]}
  />
)

const PlaceCell = ({ finding }: { readonly finding: FindingLine }) => (
  <>
    <b>{placeName(finding)}</b>
    {finding.quote && <small class="beneath finding-quote">“{finding.quote}”</small>}
  </>
)

const Problem = ({ finding }: { readonly finding: FindingLine }) => (
  <>
    <span class="plain-text">{finding.withdrawn ? <del>{finding.problem}</del> : finding.problem}</span>
    {finding.follows !== null && <small class="beneath">再次提出第 {finding.follows} 条意见</small>}
    {finding.source !== 'person' && <small class="beneath">{wordOf('findingSource', finding.source)}</small>}
    {finding.withdrawn && (
      <small class="beneath">
        {finding.withdrawn.byName} {dayText(finding.withdrawn.on)} 撤回：{finding.withdrawn.reason}
      </small>
    )}
    {finding.resolution && (
      <small class="beneath">
        第 {finding.resolution.roundSerial} 轮核对：{wordOf('resolution', finding.resolution.state)}
        {finding.resolution.note ? `（${finding.resolution.note}）` : ''}
      </small>
    )}
  </>
)

/** What the drafters answered. */
export const AnswerCell = ({ finding: { response } }: { readonly finding: FindingLine }) =>
  response ? (
    <>
      <StatusTag kind="responseAnswer" value={response.answer} />
      {response.reason && <small class="beneath plain-text">{response.reason}</small>}
      {response.newText && <small class="beneath plain-text">改后：{response.newText}</small>}
      <small class="beneath">
        {response.respondedByName}，{dayText(response.respondedOn)}
      </small>
    </>
  ) : (
    <Tag tone="wait">未答复</Tag>
  )
