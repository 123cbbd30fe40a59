import { amendmentState } from '../../src/cleanup/amendment-rules.ts'
import { AMENDMENT_STATES, type AmendmentFilter, type AmendmentLine } from '../../src/cleanup/output-model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { leftWords } from './amendment-section.tsx'

export interface AmendmentListProps {
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly AmendmentLine[] }
  readonly counts: Readonly<Record<'open' | 'late' | 'done', number>>
  readonly filter: AmendmentFilter
  readonly campaigns: readonly { readonly campaignId: string; readonly name: string }[]
  readonly organs: readonly { readonly organId: string; readonly name: string }[]
  readonly today: Day
}

export const AmendmentListPage = (props: AmendmentListProps) => {
  const { page, counts, filter, today } = props
  const query = { campaign: filter.campaignId, organ: filter.organId, state: filter.state }
  return (
    <>
      <PageHead
        title="修改跟踪"
        crumbs={[[paths.campaigns.list(), '文件清理']]}
        lead={`清理决定修改的文件：尚未修改 ${counts.open} 件，其中逾期 ${counts.late} 件；已修改 ${counts.done} 件。期限由清理决定确定，按自然日计算。`}
      />
      <Filters action={paths.amendments.list()} reset={paths.amendments.list()}>
        <FilterSelect
          name="campaign"
          label="清理"
          value={filter.campaignId}
          options={props.campaigns.map((c) => [c.campaignId, c.name] as const)}
        />
        <FilterSelect
          name="organ"
          label="实施单位"
          value={filter.organId}
          options={props.organs.map((o) => [o.organId, o.name] as const)}
        />
        <FilterSelect
          name="state"
          label="进度"
          value={filter.state}
          options={[
            ['open', '尚未修改'],
            ...AMENDMENT_STATES.map((state) => [state, wordOf('amendmentState', state)] as const),
          ]}
        />
      </Filters>
      <Results>
        <DataTable
          caption="需要修改的文件"
          rows={page.rows}
          empty={
            <Empty title="没有需要跟踪的修改。">
              <p>清理决定修改的文件会列在这里，直到登记修改完成。</p>
            </Empty>
          }
          columns={[
            {
              label: '文件名称',
              render: (a) => (
                <>
                  <a href={`${paths.campaigns.item({ id: a.campaignId, item: a.itemId })}#amendment`}>{a.title}</a>
                  <br />
                  <small class="quiet">{a.numberText ?? '无文号'}</small>
                </>
              ),
            },
            { label: '清理', render: (a) => a.campaignName },
            { label: '实施单位', render: (a) => a.implementingOrgan },
            { label: '决定', render: (a) => <StatusTag kind="outcome" value={a.decided} /> },
            {
              label: '修改期限',
              nowrap: true,
              render: (a) => (
                <>
                  {a.dueOn ? dayText(a.dueOn) : '未定'}
                  {a.dueOn && a.doneOn === null && <small class="reason">{leftWords(a, today)}</small>}
                </>
              ),
            },
            {
              label: '进度',
              nowrap: true,
              render: (a) => <StatusTag kind="amendmentState" value={amendmentState(a, today)} />,
            },
            {
              label: '完成',
              render: (a) =>
                a.doneOn ? (
                  <>
                    {dayText(a.doneOn)}
                    <small class="reason">{a.doneBy?.title ?? a.doneNote}</small>
                  </>
                ) : a.found ? (
                  <small class="reason">登记中有《{a.found.title}》，待核对</small>
                ) : (
                  '—'
                ),
            },
          ]}
        />
        <div class="list-end">
          <Pager page={page} href={(cursor) => paths.amendments.list({ ...query, cursor })} unit="件" />
          <ExportLinks href={paths.amendments.export(query)} />
        </div>
      </Results>
    </>
  )
}
