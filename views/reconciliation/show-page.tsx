import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { rowQuery } from '../../src/reconciliation/filter.ts'
import {
  type IssuingList,
  type IssuingRow,
  type ListCounts,
  type OrganChoice,
  ROW_OUTCOMES,
  type RowFilter,
} from '../../src/reconciliation/model.ts'
import { dayText, momentText, numberText, sizeText, wordOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField } from '../parts/field.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, Facts, Note, PageHead, Tabs } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { RowTable } from './row-table.tsx'

export interface IssuingListPageProps {
  readonly list: IssuingList
  readonly counts: ListCounts
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly IssuingRow[] }
  readonly filter: RowFilter
  readonly cursor: string | undefined
  readonly grounds: readonly string[]
  readonly makers: readonly OrganChoice[]
  readonly state: FormState
}

/** A list beside the register: how many rows agree, which do not, and what was decided on each. */
export const IssuingListPage = (props: IssuingListPageProps) => {
  const { list, counts, page, filter } = props
  const id = list.listId
  const query = rowQuery(filter)
  const at = (more: RowFilter) => paths.issuingLists.show({ id }, rowQuery(more))
  const entries = list.rowsTotal - list.rowsAbove - list.rowsEmpty
  return (
    <>
      <PageHead
        title={list.name}
        crumbs={[[paths.issuingLists.list(), '发文核对']]}
        lead={`${list.maker ?? '各制定机关'}，${dayText(list.coversFrom)}至${dayText(list.coversTo)}。`}
        actions={
          <>
            <LinkButton href={paths.issuingLists.columns({ id })}>核对各列</LinkButton>
            <Again list={list} />
            <ExportLinks href={paths.issuingLists.rowsExport({ id }, query)} />
          </>
        }
      />
      <ErrorSummary state={props.state} />
      {counts.open > 0 ? (
        <Note tone="warn">
          <p>
            还有 <b>{numberText(counts.open)}</b> 条等待处理，其中登记中没有的 {counts.byOutcome.omitted}{' '}
            件、已登记未报备的 {counts.byOutcome.unfiled} 件。<a href={at({ state: 'open' })}>只看待处理的</a>
          </p>
        </Note>
      ) : (
        <Note tone="good">
          <p>各条都已处理。</p>
        </Note>
      )}
      <details class="facts-fold">
        <summary>
          表中共 {numberText(list.rowsTotal)} 行：标题行及以上 {list.rowsAbove} 行，空行 {list.rowsEmpty} 行，条目{' '}
          {numberText(entries)} 行，其中无法比对 {counts.byOutcome.bad} 行
        </summary>
        <Facts
          rows={[
            ['文件', `${list.fileName}（${sizeText(list.size)}）`],
            ['文件指纹', <code class="digest">{list.digest}</code>],
            ['工作表', list.sheet],
            ['收到日期', <ReceivedOn list={list} />],
            ['导入', `${list.importedByName} ${momentText(list.importedAt)}`],
            ['比对', list.comparedAt ? `${list.comparedByName} ${momentText(list.comparedAt)}` : null],
          ]}
        />
      </details>
      <Tabs
        label="比对结果"
        tabs={[
          { href: at({}), label: '全部', isCurrent: filter.outcome === undefined },
          ...ROW_OUTCOMES.filter((one) => counts.byOutcome[one] > 0 || filter.outcome === one).map((one) => ({
            href: at({ outcome: one }),
            label: `${wordOf('listOutcome', one)} ${numberText(counts.byOutcome[one])}`,
            isCurrent: filter.outcome === one,
          })),
        ]}
      />
      <Filters isLive action={paths.issuingLists.show({ id })} reset={paths.issuingLists.show({ id })}>
        {filter.outcome && <input type="hidden" name="outcome" value={filter.outcome} />}
        <FilterText name="words" label="名称或文号" value={filter.words} />
        <FilterSelect
          name="state"
          label="进度"
          value={filter.state}
          options={[
            ['open', '待处理'],
            ['decided', '已处理'],
          ]}
        />
      </Filters>
      <Results>
        <form
          method="post"
          action={paths.issuingLists.decisions({ id }, { ...query, cursor: props.cursor })}
          class="plain-form"
        >
          <BulkBar {...props} open={counts.open} />
          {page.rows.length === 0 ? (
            <Empty title="没有符合条件的条目。">
              <p>可清除筛选条件查看全部。</p>
            </Empty>
          ) : (
            <RowTable listId={id} rows={page.rows} />
          )}
        </form>
        <Pager page={page} href={(cursor) => paths.issuingLists.show({ id }, { ...query, cursor })} unit="条" />
      </Results>
    </>
  )
}

/** The register has grown since: what nobody has decided is compared anew with the same columns. */
const Again = ({ list }: { readonly list: IssuingList }) => (
  <form method="post" action={paths.issuingLists.columns({ id: list.listId })}>
    <HiddenField name="version" value={list.version} />
    <HiddenField name="sheet" value={list.sheet ?? ''} />
    <HiddenField name="headingRow" value={list.headingRow ?? 0} />
    {Object.entries(list.columns ?? {}).map(([field, column]) => (
      <HiddenField name={field} value={column} />
    ))}
    <Button>重新比对</Button>
  </form>
)

const ReceivedOn = ({ list }: { readonly list: IssuingList }) => (
  <>
    {dayText(list.receivedOn)}
    {list.receivedOn > list.dueOn
      ? `（应于${dayText(list.dueOn)}前报送，已逾期）`
      : `（应于${dayText(list.dueOn)}前报送，按期）`}
  </>
)
