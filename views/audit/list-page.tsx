import type { AuditLine } from '../../src/audit/model.ts'
import { paths } from '../../src/http/paths.ts'
import { momentText, wordOf, wordsOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterDay, FilterSelect, Filters, Results } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { DataTable } from '../parts/table.tsx'
import { actionName, actionOptions } from './action-names.ts'
import { auditSentence } from './wording.ts'

export interface AuditFilterProps {
  readonly subject?: string | undefined
  readonly id?: string | undefined
  readonly person?: string | undefined
  readonly action?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const AuditListPage = (props: {
  readonly page: PagerProps['page'] & { readonly rows: readonly AuditLine[] }
  readonly filter: AuditFilterProps
  readonly people: readonly (readonly [string, string])[]
  /** Kinds of subject whose pages the reader may open. */
  readonly openKinds: readonly string[]
}) => (
  <>
    <PageHead
      title="审计记录"
      lead="每一次变动一条，只增不改；同一事项的记录环环相扣，每天封存。"
      actions={<ExportLinks href={paths.audit.export({ ...props.filter })} />}
    />
    <Filters isLive action={paths.audit.list()} reset={paths.audit.list()}>
      {props.filter.id && <input type="hidden" name="id" value={props.filter.id} />}
      <FilterSelect name="subject" label="对象" value={props.filter.subject} options={wordsOf('subject')} />
      <FilterSelect
        name="person"
        label="办理人"
        value={props.filter.person}
        options={[['system', '系统'], ...props.people]}
      />
      <FilterSelect name="action" label="事项" value={props.filter.action} options={actionOptions} />
      <FilterDay name="from" label="自" value={props.filter.from} />
      <FilterDay name="to" label="至" value={props.filter.to} />
    </Filters>
    <Results>
      <DataTable
        caption="审计记录"
        columns={[
          { label: '时间', nowrap: true, render: (line) => momentText(line.at) },
          { label: '办理人', nowrap: true, render: (line) => line.actorName },
          {
            label: '对象',
            nowrap: true,
            render: (line) => <Subject line={line} mayOpen={props.openKinds.includes(line.subjectType)} />,
          },
          { label: '事项', nowrap: true, render: (line) => actionName(line.action) },
          { label: '内容', render: (line) => auditSentence(line) },
        ]}
        rows={props.page.rows}
        rowId={(line) => `audit-${line.auditId}`}
        empty={<p>没有符合条件的记录。请放宽筛选条件，或点“清除”查看全部。</p>}
      />
      <Pager page={props.page} href={(cursor) => paths.audit.list({ ...props.filter, cursor })} />
    </Results>
  </>
)

const PAGES: Readonly<Record<string, (id: string) => string>> = {
  document: (id) => paths.documents.show({ id }),
  review: (id) => paths.reviews.show({ id }),
  filing: (id) => paths.filings.show({ id }),
  issuing_list: (id) => paths.issuingLists.show({ id }),
  campaign: (id) => paths.campaigns.show({ id }),
  user: (id) => paths.users.show({ id }),
  organ: (id) => paths.organs.show({ id }),
  calendar: (id) => paths.calendars.show({ id }),
  policy: (key) => paths.policies.show({ key }),
}

/** The kind of subject, leading to its page, and a link to everything that happened to it. */
const Subject = ({ line, mayOpen }: { readonly line: AuditLine; readonly mayOpen: boolean }) => {
  const page = mayOpen ? PAGES[line.subjectType]?.(line.subjectId) : undefined
  const word = wordOf('subject', line.subjectType)
  return (
    <>
      {page ? <a href={page}>{word}</a> : word}{' '}
      <a href={paths.audit.list({ subject: line.subjectType, id: line.subjectId })}>
        <small>
          全部<span class="hidden">这一{word}的记录</span>
        </small>
      </a>
    </>
  )
}
