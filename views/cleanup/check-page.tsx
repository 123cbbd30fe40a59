import type { CampaignSummary } from '../../src/cleanup/model.ts'
import type { CatalogueCheck, OmissionLine } from '../../src/cleanup/output-model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface CheckProps {
  readonly campaign: CampaignSummary
  readonly check: CatalogueCheck
  readonly actor: Actor
}

/** Whether a document in force drops out of the catalogues, or stands in the wrong one. */
export const CheckPage = ({ campaign, check, actor }: CheckProps) => {
  const id = campaign.campaignId
  const manages = may(actor, 'cleanup.manage') && campaign.stage !== 'closed'
  const hidden = check.omitted - check.omissions.length
  return (
    <>
      <PageHead
        title="目录核对"
        crumbs={[
          [paths.campaigns.list(), '文件清理'],
          [paths.campaigns.show({ id }), campaign.name],
        ]}
        lead="未列入继续有效目录的文件不得作为行政管理的依据。清理范围内在施行的文件，要么列入目录，要么写明不列入的理由；核对完毕才能公布目录。"
      />
      <Section title={`不在任何目录的文件：${check.omitted} 件`}>
        {hidden > 0 && (
          <Note>
            这里列出 {check.omissions.length} 件，另有 {hidden} 件未列（涉密，或者超过 200 件）。
          </Note>
        )}
        {check.omissions.length > 0 && manages && campaign.stage === 'proposing' && (
          <form method="post" action={paths.campaigns.include({ id })}>
            <button class="button button-primary" type="submit">
              将列出的 {check.omissions.length} 件列入本次清理
            </button>
          </form>
        )}
        {check.omissions.length > 0 && manages && campaign.stage !== 'proposing' && (
          <p class="quiet">拟办阶段才能列入文件；需要补列的，请先退回拟办阶段，或者写明不列入的理由。</p>
        )}
        <DataTable
          caption="不在任何目录的文件"
          rows={check.omissions}
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
            {
              label: '效力（今天）',
              render: (o) => (
                <>
                  <StatusTag kind="effect" value={o.effect.state} />
                  <small class="reason">{o.effect.reason}</small>
                </>
              ),
            },
            ...(manages
              ? [{ label: '不列入的理由', render: (o: OmissionLine) => <ExplainForm id={id} line={o} /> }]
              : []),
          ]}
        />
        <div class="list-end">
          <ExportLinks href={paths.campaigns.checkExport({ id })} />
        </div>
      </Section>
      <Section title={`决定保留却已终止效力的文件：${check.contradictions.length} 件`}>
        <DataTable
          caption="决定保留却已终止效力的文件"
          rows={check.contradictions}
          empty={<Empty title="没有。" />}
          columns={[
            { label: '序号', numeric: true, render: (c) => c.serial },
            {
              label: '文件名称',
              render: (c) => <a href={paths.campaigns.item({ id, item: c.itemId })}>{c.title}</a>,
            },
            { label: '决定', nowrap: true, render: (c) => wordOf('outcome', c.decided) },
            {
              label: '效力（今天）',
              render: (c) => (
                <>
                  <StatusTag kind="effect" value={c.effect.state} />
                  <small class="reason">{c.effect.reason}</small>
                </>
              ),
            },
          ]}
        />
      </Section>
      {check.explained.length > 0 && (
        <Section title={`写明理由不列入的文件：${check.explained.length} 件`}>
          <DataTable
            caption="写明理由不列入的文件"
            rows={check.explained}
            empty=""
            columns={[
              {
                label: '文件名称',
                render: (e) => <a href={paths.documents.show({ id: e.documentId })}>{e.title}</a>,
              },
              { label: '理由', render: (e) => e.reason },
              { label: '登记', nowrap: true, render: (e) => `${dayText(e.recordedOn)} ${e.recordedByName}` },
            ]}
          />
        </Section>
      )}
    </>
  )
}

const ExplainForm = ({ id, line }: { readonly id: string; readonly line: OmissionLine }) => (
  <form method="post" action={paths.campaigns.explain({ id, document: line.documentId })} class="stage-form">
    <label class="filter filter-wide">
      <span class="hidden">不列入《{line.title}》的理由</span>
      <input type="text" name="reason" required maxlength={500} placeholder="例如：不属于规范性文件" />
    </label>
    <button class="button" type="submit">
      不列入
    </button>
  </form>
)
