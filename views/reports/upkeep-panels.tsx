import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Waiting } from '../../src/reports/model.ts'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

/** What clean-ups decided to amend and is not amended yet, the nearest deadline first. */
export const AmendmentsPanel = (props: { readonly amendments: Waiting['amendments']; readonly today: Day }) => (
  <Section
    title="清理：待修改的文件"
    actions={
      <LinkButton href={paths.amendments.list({ state: 'open' })} kind="plain">
        {`全部 ${props.amendments.total} 件`}
      </LinkButton>
    }
  >
    <DataTable
      caption="清理决定修改、尚未修改的文件"
      rows={props.amendments.rows}
      empty=""
      columns={[
        {
          label: '名称',
          render: (a) => (
            <a href={`${paths.campaigns.item({ id: a.campaignId, item: a.itemId })}#amendment`}>{a.title}</a>
          ),
        },
        { label: '实施单位', render: (a) => a.implementingOrgan },
        {
          label: '修改期限',
          render: (a) => (a.dueOn ? <DueDay day={a.dueOn} today={props.today} isProvisional={false} /> : '未定'),
        },
      ]}
    />
  </Section>
)

/** Documents near the end of their validity that nobody evaluated. */
export const EndingPanel = ({ ending, today }: { readonly ending: Waiting['ending']; readonly today: Day }) => (
  <Section
    title="有效期：将届满、待评估的文件"
    actions={
      <LinkButton href={paths.documents.list({ validity: 'ending', organId: ending.organId })} kind="plain">
        {`全部 ${ending.total} 件`}
      </LinkButton>
    }
  >
    <DataTable
      caption="有效期将届满、尚未评估的文件"
      rows={ending.rows}
      empty=""
      columns={[
        { label: '名称', render: (d) => <a href={paths.documents.show({ id: d.documentId })}>{d.title}</a> },
        { label: '实施单位', render: (d) => d.implementingOrgan ?? d.makingOrgan },
        {
          label: '有效期至',
          render: (d) => (d.lapsesAfter ? <DueDay day={d.lapsesAfter} today={today} isProvisional={false} /> : '—'),
        },
      ]}
    />
  </Section>
)
