import type { DeliberationDesk, DeliberationLine, IssueCheck } from '../../src/deliberation/model.ts'
import { paths } from '../../src/http/paths.ts'
import { FindingTable } from '../findings/finding-list.tsx'
import { dayText } from '../format.ts'
import { LinkButton, Obstacles } from '../parts/button.tsx'
import { Note } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** What meetings decided about a document. */
export const DeliberationTable = ({ lines }: { readonly lines: readonly DeliberationLine[] }) => (
  <DataTable
    caption="集体审议"
    rows={lines}
    empty="还没有登记集体审议。"
    columns={[
      { label: '会议', render: (l) => `${l.meeting}${l.session ? `（${l.session}）` : ''}` },
      { label: '日期', nowrap: true, render: (l) => dayText(l.heldOn) },
      { label: '结果', nowrap: true, render: (l) => <StatusTag kind="deliberation" value={l.result} /> },
      { label: '会议意见', render: (l) => l.note ?? '—' },
      { label: '登记人', nowrap: true, render: (l) => l.recordedByName },
    ]}
  />
)

/** What the drafters did not adopt as it was said, for the meeting to decide with open eyes. */
export const Unadopted = ({ desk }: { readonly desk: DeliberationDesk }) =>
  desk.unadopted.length === 0 || desk.hasPassed ? null : (
    <>
      <p>审核意见中有 {desk.unadopted.length} 条没有全部采纳，应当向会议说明：</p>
      <FindingTable findings={desk.unadopted} caption="未采纳的审核意见" empty="" isWithAnswers isNamed={false} />
    </>
  )

/** The same on the document page, with the way to record the next. */
export const DeliberationPanel = ({ desk }: { readonly desk: DeliberationDesk }) => (
  <>
    <DeliberationTable lines={desk.lines} />
    {desk.check && <CheckNote check={desk.check} />}
    <Unadopted desk={desk} />
    {desk.obstacles !== null && !desk.hasPassed && <Obstacles what="提请集体审议" obstacles={desk.obstacles} />}
    {desk.obstacles?.length === 0 && (
      <p class="actions">
        <LinkButton href={paths.documents.deliberations({ id: desk.documentId })}>登记集体审议</LinkButton>
      </p>
    )}
  </>
)

/** Whether what was issued is what was reviewed. */
const CheckNote = ({ check }: { readonly check: IssueCheck }) => {
  const { edits, reason, checkedOn, checkedByName } = check
  const link = (
    <a href={paths.comparisons.show({ old: check.reviewedRevisionId, new: check.issuedRevisionId })}>查看比对</a>
  )
  return edits === 0 ? (
    <Note tone="good">
      印发的正式文本与审核过的文本一致（{dayText(checkedOn)} 比对）。{link}
    </Note>
  ) : (
    <Note tone="warn">
      印发的正式文本与审核过的文本有 {edits} 处不同（{dayText(checkedOn)}，{checkedByName}）。理由：{reason}。{link}
    </Note>
  )
}
