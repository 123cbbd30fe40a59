import type { FilingReviewLine } from '../../src/filing-review/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly page: PagerProps['page'] & { readonly rows: readonly FilingReviewLine[] }
  readonly filter: { readonly state?: string | undefined; readonly words?: string | undefined }
  readonly today: Day
}

/** The reviews of what was filed. */
export const FilingReviewListPage = ({ page, filter, today }: Props) => (
  <>
    <PageHead
      title="备案审查"
      crumbs={[[paths.filings.list(), '备案台账']]}
      lead="准予登记的备案在备案页面开始审查；发现问题的，依次沟通、书面意见、责令纠正、撤销。"
      actions={
        <>
          <LinkButton href={paths.suggestions.list()}>审查建议</LinkButton>
          <ExportLinks href={paths.filingReviews.export({ ...filter })} />
        </>
      }
    />
    <Filters isLive action={paths.filingReviews.list()} reset={paths.filingReviews.list()}>
      <FilterText name="words" label="名称" value={filter.words} />
      <FilterSelect name="state" label="状态" value={filter.state} options={wordsOf('filingReview')} />
    </Filters>
    <Results>
      <DataTable
        caption="备案审查"
        rows={page.rows}
        empty={<Empty title="没有这样的备案审查。" />}
        columns={[
          { label: '名称', render: (r) => <a href={paths.filingReviews.show({ id: r.filingId })}>{r.title}</a> },
          { label: '报送单位', render: (r) => r.filingOrgan },
          { label: '备案机关', render: (r) => r.recipient },
          { label: '状态', nowrap: true, render: (r) => <StatusTag kind="filingReview" value={r.state} /> },
          { label: '审查期限', render: (r) => <DueDay day={r.dueOn} today={today} doneOn={r.concludedOn} /> },
          { label: '最近一步', nowrap: true, render: (r) => (r.lastStep ? wordOf('correctionStep', r.lastStep) : '—') },
          { label: '纠正期限', nowrap: true, render: (r) => dayText(r.stepDueOn) },
        ]}
      />
      <Pager page={page} href={(cursor) => paths.filingReviews.list({ ...filter, cursor })} unit="件" />
    </Results>
  </>
)
