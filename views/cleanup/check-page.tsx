import type { CampaignSummary } from '../../src/cleanup/model.ts'
import {
  CHECK_PARTS,
  type CheckCounts,
  type CheckPart,
  type Contradiction,
  type ExplainedOmission,
  type OmissionLine,
} from '../../src/cleanup/output-model.ts'
import { obstaclesToUnexplain } from '../../src/cleanup/stage-rules.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, numberText, wordOf } from '../format.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, Note, PageHead, Tabs } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { type Column, DataTable } from '../parts/table.tsx'

type PageOf<T> = Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly T[] }

interface CheckProps {
  readonly campaign: CampaignSummary
  readonly counts: CheckCounts
  readonly list:
    | { readonly part: 'omitted'; readonly page: PageOf<OmissionLine> }
    | { readonly part: 'ended'; readonly page: PageOf<Contradiction> }
    | { readonly part: 'explained'; readonly page: PageOf<ExplainedOmission> }
  readonly cursor: string | undefined
  readonly actor: Actor
  /** The document whose reason was typed and refused. */
  readonly explaining: { readonly documentId: string; readonly state: FormState }
}

/** Whether a document in force drops out of the catalogues, or stands in the wrong one. */
export const CheckPage = (props: CheckProps) => {
  const { campaign, counts, list } = props
  const id = campaign.campaignId
  const at = (part: CheckPart, cursor?: string | null) =>
    paths.campaigns.check({ id }, { part: part === 'omitted' ? undefined : part, cursor: cursor ?? undefined })
  return (
    <>
      <PageHead
        title={`目录核对：${wordOf('checkPart', list.part)}`}
        crumbs={[
          [paths.campaigns.list(), '文件清理'],
          [paths.campaigns.show({ id }), campaign.name],
        ]}
        lead="未列入继续有效目录的文件不得作为行政管理的依据。清理范围内在施行的文件，要么列入目录，要么写明不列入的理由；核对完毕才能公布目录。"
      />
      <ErrorSummary state={props.explaining.state} />
      <Tabs
        label="核对内容"
        tabs={CHECK_PARTS.map((part) => ({
          href: at(part),
          label: `${wordOf('checkPart', part)} ${numberText(counts[part])}`,
          isCurrent: part === list.part,
        }))}
      />
      {list.part === 'omitted' && <Omitted {...props} page={list.page} />}
      {list.part === 'ended' && <Ended id={id} page={list.page} />}
      {list.part === 'explained' && <Explained {...props} page={list.page} />}
      <div class="list-end">
        <Pager page={list.page} href={(cursor) => at(list.part, cursor)} unit="件" />
        <ExportLinks
          href={paths.campaigns.checkExport({ id }, { part: list.part === 'omitted' ? undefined : list.part })}
        />
      </div>
    </>
  )
}

const Omitted = (props: CheckProps & { readonly page: PageOf<OmissionLine> }) => {
  const { campaign, counts, actor, page } = props
  const id = campaign.campaignId
  const manages = may(actor, 'cleanup.manage') && campaign.stage !== 'closed'
  const secret = counts.omitted - counts.listed
  return (
    <>
      {secret > 0 && <Note>另有 {numberText(secret)} 件涉密，不在这里列出，由有权查看的人员核对。</Note>}
      {counts.listed > 0 && manages && campaign.stage === 'proposing' && (
        <form method="post" action={paths.campaigns.include({ id })}>
          <button class="button button-primary" type="submit">
            将这 {numberText(counts.listed)} 件列入本次清理
          </button>
        </form>
      )}
      {counts.listed > 0 && manages && campaign.stage !== 'proposing' && (
        <p class="quiet">拟办阶段才能列入文件；需要补列的，请先退回拟办阶段，或者写明不列入的理由。</p>
      )}
      <DataTable
        caption={wordOf('checkPart', 'omitted')}
        rows={page.rows}
        empty={<Empty title="范围内在施行的文件都在目录中，或者写明了不列入的理由。" />}
        columns={[
          {
            label: '文件名称',
            render: (o) => (
              <>
                <a href={paths.documents.show({ id: o.documentId })}>{o.title}</a>
                <br />
                <small class="quiet">{o.numberText ?? '无文号'}</small>
              </>
            ),
          },
          { label: '制定机关', render: (o) => o.makingOrgan },
          { label: '印发日期', nowrap: true, render: (o) => dayText(o.issuedOn) },
          effectColumn<OmissionLine>(),
          ...(manages
            ? [{ label: '不列入的理由', render: (o: OmissionLine) => <ExplainForm {...props} line={o} /> }]
            : []),
        ]}
      />
    </>
  )
}

const Ended = ({ id, page }: { readonly id: string; readonly page: PageOf<Contradiction> }) => (
  <DataTable
    caption={wordOf('checkPart', 'ended')}
    rows={page.rows}
    empty={<Empty title="没有决定保留、却已经失效或者废止的文件。" />}
    columns={[
      { label: '序号', numeric: true, render: (c) => c.serial },
      { label: '文件名称', render: (c) => <a href={paths.campaigns.item({ id, item: c.itemId })}>{c.title}</a> },
      { label: '决定', nowrap: true, render: (c) => wordOf('outcome', c.decided) },
      effectColumn<Contradiction>(),
    ]}
  />
)

const Explained = (props: CheckProps & { readonly page: PageOf<ExplainedOmission> }) => {
  const { campaign, actor, page, cursor } = props
  const id = campaign.campaignId
  const withdraws = may(actor, 'cleanup.manage') && obstaclesToUnexplain(campaign.stage).length === 0
  return (
    <DataTable
      caption={wordOf('checkPart', 'explained')}
      rows={page.rows}
      empty={<Empty title="没有写明理由不列入的文件。" />}
      columns={[
        { label: '文件名称', render: (e) => <a href={paths.documents.show({ id: e.documentId })}>{e.title}</a> },
        { label: '理由', render: (e) => e.reason },
        { label: '登记', nowrap: true, render: (e) => `${dayText(e.recordedOn)} ${e.recordedByName}` },
        ...(withdraws
          ? [
              {
                label: '撤回',
                nowrap: true,
                render: (e: ExplainedOmission) => (
                  <form
                    method="post"
                    action={paths.campaigns.unexplain({ id, document: e.documentId }, { part: 'explained', cursor })}
                  >
                    <button class="button button-plain" type="submit" aria-label={`撤回《${e.title}》的说明`}>
                      撤回说明
                    </button>
                  </form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const effectColumn = <T extends Pick<OmissionLine, 'effect'>>(): Column<T> => ({
  label: '效力（今天）',
  render: ({ effect }) => (
    <>
      <StatusTag kind="effect" value={effect.state} />
      <small class="reason">{effect.reason}</small>
    </>
  ),
})

const ExplainForm = ({ campaign, explaining, cursor, line }: CheckProps & { readonly line: OmissionLine }) => {
  const { documentId, title } = line
  const typed = explaining.documentId === documentId ? valueIn(explaining.state, 'reason') : ''
  return (
    <form
      method="post"
      action={paths.campaigns.explain({ id: campaign.campaignId, document: documentId }, { cursor })}
      class="stage-form"
    >
      <label class="filter filter-wide">
        <span class="hidden">不列入《{title}》的理由</span>
        <input
          type="text"
          name="reason"
          id={explaining.documentId === documentId ? 'field-reason' : undefined}
          value={typed}
          required
          maxlength={500}
          placeholder="例如：内部制度"
        />
      </label>
      <button class="button" type="submit">
        不列入
      </button>
    </form>
  )
}
