import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { ReviewFilter, ReviewLine } from '../../src/review/model.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export interface ReviewListPageProps {
  readonly page: PagerProps['page'] & { readonly rows: readonly ReviewLine[] }
  readonly filter: ReviewFilter
  readonly years: readonly number[]
  readonly today: Day
  readonly mayClassify: boolean
}

/** 审核台账: one row for each review, as its last round stands. */
export const ReviewListPage = ({ page, filter, years, today, mayClassify }: ReviewListPageProps) => {
  const query = { ...filter }
  return (
    <>
      <PageHead
        title="审核台账"
        lead="每件审核一行，显示最近一轮的情况。审核期限自受理之日起按工作日计算，受理当日不计入。"
        actions={
          <>
            {mayClassify && <LinkButton href={paths.classifications.list()}>规范性文件认定</LinkButton>}
            <ExportLinks href={paths.reviews.export(query)} />
          </>
        }
      />
      <Filters isLive action={paths.reviews.list()} reset={paths.reviews.list()}>
        <FilterText name="words" label="文件名称" value={filter.words} />
        <FilterSelect name="state" label="待办" value={filter.state} options={wordsOf('reviewState')} />
        <FilterSelect name="status" label="状态" value={filter.status} options={wordsOf('round')} />
        <FilterSelect name="kind" label="种类" value={filter.kind} options={wordsOf('reviewKind')} />
        <FilterSelect
          name="year"
          label="送审年度"
          value={filter.year?.toString()}
          options={years.map((y) => [String(y), `${y} 年`] as const)}
        />
      </Filters>
      <Results>
        <DataTable
          caption="审核台账"
          rows={page.rows}
          empty={
            <Empty title="没有符合条件的审核。">
              <p>起草单位在文件页面送审后，审核会出现在这里。可清除筛选条件查看全部。</p>
            </Empty>
          }
          columns={[
            {
              label: '文件名称',
              render: (r) => (
                <>
                  <a href={paths.reviews.show({ id: r.reviewId })}>{r.title}</a>{' '}
                  {r.isUrgent && <Tag tone="warn">紧急</Tag>}
                </>
              ),
            },
            { label: '种类', nowrap: true, render: (r) => wordOf('reviewKind', r.kind) },
            { label: '起草单位', render: (r) => r.draftingOrgan },
            { label: '轮次', numeric: true, render: (r) => r.round },
            { label: '送审日期', nowrap: true, render: (r) => dayText(r.submittedOn) },
            { label: '审核期限', render: (r) => <ReviewDueCell review={r} today={today} /> },
            { label: '状态', nowrap: true, render: (r) => <StatusTag kind="round" value={r.status} /> },
            {
              label: '意见',
              nowrap: true,
              render: (r) => (r.opinion ? <StatusTag kind="opinion" value={r.opinion} /> : '—'),
            },
          ]}
        />
        <Pager page={page} href={(cursor) => paths.reviews.list({ ...query, cursor })} unit="件" />
      </Results>
    </>
  )
}

const ReviewDueCell = ({ review, today }: { readonly review: ReviewLine; readonly today: Day }) => {
  if (review.status === 'withdrawn') return <>—</>
  if (review.dueOn === null) return <>受理后起算</>
  return <DueDay day={review.dueOn} today={today} isProvisional={review.isProvisional} doneOn={review.givenOn} />
}
