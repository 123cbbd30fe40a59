import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Chores, Figures, Waiting } from '../../src/reports/model.ts'
import { wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { Empty, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { CampaignTable } from './campaign-table.tsx'
import { ChoresPanel } from './chores-panel.tsx'
import { RatesPanel } from './rates-panel.tsx'
import { AmendmentsPanel, EndingPanel } from './upkeep-panels.tsx'

export interface HomePageProps {
  readonly actorName: string
  readonly waiting: Waiting
  readonly chores: Chores | null
  readonly figures: Figures | null
  readonly years: readonly number[]
  readonly today: Day
  readonly may: { readonly create: boolean }
}

export const HomePage = (props: HomePageProps) => (
  <>
    <PageHead
      title={`${props.actorName}，您好`}
      lead={leadOf(props.waiting)}
      actions={
        props.may.create && (
          <LinkButton kind="primary" icon="upload" href={paths.documents.create()}>
            上传文件
          </LinkButton>
        )
      }
    />
    {props.figures && <RatesPanel figures={props.figures} years={props.years} />}
    <WaitingPanels waiting={props.waiting} today={props.today} />
    {props.waiting.filings.total > 0 && <FilingsPanel filings={props.waiting.filings} today={props.today} />}
    {props.waiting.amendments.total > 0 && (
      <AmendmentsPanel amendments={props.waiting.amendments} today={props.today} />
    )}
    {props.waiting.ending.total > 0 && <EndingPanel ending={props.waiting.ending} today={props.today} />}
    {props.figures && <CampaignTable campaigns={props.figures.campaigns} />}
    {props.chores && <ChoresPanel chores={props.chores} />}
  </>
)

function leadOf({ documents, reviews, filings, campaigns, amendments, ending }: Waiting): string {
  const items = campaigns.reduce((sum, c) => sum + c.open, 0)
  const parts = [
    documents.total > 0 ? `${documents.total} 件文件待办理` : '',
    reviews.total > 0 ? `${reviews.total} 件审核待办理` : '',
    filings.total > 0 ? `${filings.total} 件备案待办理` : '',
    filings.late > 0 ? `其中逾期未报 ${filings.late} 件` : '',
    items > 0 ? `${items} 件清理事项待提出拟办意见` : '',
    amendments.total > 0 ? `${amendments.total} 件清理决定修改的文件待修改` : '',
    amendments.late > 0 ? `其中逾期 ${amendments.late} 件` : '',
    ending.total > 0 ? `${ending.total} 件文件有效期将届满、待评估` : '',
  ].filter(Boolean)
  return parts.length === 0 ? '现在没有等您办理的事项。' : `等您办理：${parts.join('，')}。`
}

const WaitingPanels = ({ waiting, today }: { readonly waiting: Waiting; readonly today: Day }) => (
  <div class="halves">
    {waiting.documents.total > 0 && <DocumentsPanel documents={waiting.documents} />}
    {waiting.reviews.total > 0 && <ReviewsPanel reviews={waiting.reviews} today={today} />}
    {waiting.campaigns.length > 0 && (
      <Section title="清理：待提出拟办意见">
        <ul>
          {waiting.campaigns.map((c) => (
            <li>
              <a href={paths.campaigns.show({ id: c.campaignId }, { state: 'unproposed' })}>{c.name}</a>：{c.open} 件
            </li>
          ))}
        </ul>
      </Section>
    )}
  </div>
)

const More = ({ total, shown, href }: { readonly total: number; readonly shown: number; readonly href: string }) =>
  total > shown ? <LinkButton href={href} kind="plain">{`全部 ${total} 件`}</LinkButton> : null

const nothing = <Empty title="没有" />

const DocumentsPanel = ({ documents }: { readonly documents: Waiting['documents'] }) => (
  <Section
    title="文件：下一步"
    actions={<More total={documents.total} shown={documents.rows.length} href={paths.documents.list()} />}
  >
    <DataTable
      caption="等待办理的文件"
      rows={documents.rows}
      empty={nothing}
      columns={[
        { label: '名称', render: (d) => <a href={paths.documents.show({ id: d.documentId })}>{d.title}</a> },
        { label: '现状', nowrap: true, render: (d) => <StatusTag kind="stage" value={d.stage} /> },
        { label: '下一步', nowrap: true, render: (d) => wordOf('nextAct', d.next) },
      ]}
    />
  </Section>
)

const ReviewsPanel = ({ reviews, today }: { readonly reviews: Waiting['reviews']; readonly today: Day }) => (
  <Section
    title="审核：待受理和审核中"
    actions={<More total={reviews.total} shown={reviews.rows.length} href={paths.reviews.list({ state: 'waiting' })} />}
  >
    <DataTable
      caption="等待办理的审核"
      rows={reviews.rows}
      empty={nothing}
      columns={[
        { label: '名称', render: (r) => <a href={paths.reviews.show({ id: r.reviewId })}>{r.title}</a> },
        { label: '轮次', numeric: true, render: (r) => r.round },
        { label: '状态', nowrap: true, render: (r) => <StatusTag kind="round" value={r.status} /> },
        {
          label: '审核期限',
          render: (r) =>
            r.dueOn ? <DueDay day={r.dueOn} today={today} isProvisional={r.isProvisional} /> : '受理后起算',
        },
      ]}
    />
  </Section>
)

const FilingsPanel = ({ filings, today }: { readonly filings: Waiting['filings']; readonly today: Day }) => (
  <Section
    title="备案：待报送、待补正、待登记"
    actions={<More total={filings.total} shown={filings.rows.length} href={paths.filings.list()} />}
  >
    <DataTable
      caption="等待办理的备案"
      rows={filings.rows}
      empty={nothing}
      columns={[
        { label: '名称', render: (f) => <a href={paths.filings.show({ id: f.filingId })}>{f.title}</a> },
        { label: '报送单位', render: (f) => f.filingOrgan },
        { label: '接收机关', render: (f) => f.recipient },
        { label: '状态', nowrap: true, render: (f) => <StatusTag kind="filing" value={f.status} /> },
        {
          label: '报备期限',
          render: (f) => (
            <DueDay
              day={f.dueOn}
              today={today}
              isProvisional={f.isProvisional}
              doneOn={f.status === 'submitted' ? f.dueOn : null}
            />
          ),
        },
      ]}
    />
  </Section>
)
