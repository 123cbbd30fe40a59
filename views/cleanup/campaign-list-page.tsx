import type { CampaignSummary, NextCleanup } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, Note, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface CampaignListProps {
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly CampaignSummary[] }
  /** By when the next full or periodic clean-up is due. */
  readonly next: NextCleanup | null
  readonly today: Day
  readonly actor: Actor
}

export const CampaignListPage = (props: CampaignListProps) => (
  <>
    <PageHead
      title="文件清理"
      lead="谁实施、谁清理：实施单位提出拟办意见，司法局汇总审核，制定机关作出决定。拟办与决定分别记录。"
      actions={
        <>
          <LinkButton href={paths.amendments.list({ state: 'open' })}>修改跟踪</LinkButton>
          {may(props.actor, 'cleanup.manage') && (
            <LinkButton kind="primary" href={paths.campaigns.create()}>
              启动清理
            </LinkButton>
          )}
        </>
      }
    />
    {props.next && (
      <Note tone={props.next.due < props.today ? 'warn' : 'info'}>
        上一次全面或者定期清理于{dayText(props.next.last)}启动；按“{props.next.label}”
        {!props.next.isConfirmed && '（待确认）'}，下一次应当在
        {dayText(props.next.due)}前启动{props.next.due < props.today && '，已经超过'}。
      </Note>
    )}
    <DataTable
      caption="历次清理"
      rows={props.page.rows}
      empty={
        <Empty title="还没有清理。">
          <p>由司法局确定范围和截止日期后启动，符合范围的文件会自动列入。</p>
        </Empty>
      }
      columns={[
        { label: '名称', render: (c) => <a href={paths.campaigns.show({ id: c.campaignId })}>{c.name}</a> },
        { label: '类型', nowrap: true, render: (c) => wordOf('campaignKind', c.kind) },
        { label: '阶段', nowrap: true, render: (c) => <StatusTag kind="campaignStage" value={c.stage} /> },
        { label: '启动日期', nowrap: true, render: (c) => dayText(c.openedOn) },
        { label: '文件截止日', nowrap: true, render: (c) => dayText(c.cutOffOn) },
        { label: '件数', numeric: true, render: (c) => c.items },
        { label: '已拟办', numeric: true, render: (c) => c.items - c.totals.proposals.open },
        { label: '已决定', numeric: true, render: (c) => c.items - c.totals.decisions.open },
        { label: '决定机关', render: (c) => c.decidingOrgan },
      ]}
    />
    <div class="list-end">
      <Pager page={props.page} href={(cursor) => paths.campaigns.list({ cursor })} unit="次" />
      <ExportLinks href={paths.campaigns.listExport()} />
    </div>
  </>
)
