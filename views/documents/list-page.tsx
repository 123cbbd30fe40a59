import type { DocumentFilter, DocumentLine } from '../../src/documents/model.ts'
import type { LegacyPlan } from '../../src/documents/relation-model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField } from '../parts/field.tsx'
import { FilterDay, FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import type { OrganOption } from './register-fields.tsx'

interface Props {
  readonly page: {
    readonly rows: readonly DocumentLine[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  readonly filter: DocumentFilter
  readonly organs: readonly OrganOption[]
  readonly mayCreate: boolean
  readonly mayRecord: boolean
  /** What the policy does to documents without a period, for those who may write it. */
  readonly legacy: LegacyPlan | null
  readonly today: Day
}

/** The register. */
export const DocumentListPage = ({ page, filter, organs, legacy, today, ...may }: Props) => (
  <>
    <PageHead
      title="文件"
      actions={
        <>
          {may.mayCreate && (
            <LinkButton href={paths.documents.create()} kind="primary">
              登记新文件
            </LinkButton>
          )}
          {may.mayRecord && <LinkButton href={paths.documents.issued()}>补录已印发的文件</LinkButton>}
          {may.mayRecord && <LinkButton href={paths.ledgers.list()}>台账导入</LinkButton>}
          <ExportLinks href={paths.documents.export({ ...filter })} />
        </>
      }
    />
    <Filters isLive action={paths.documents.list()} reset={paths.documents.list()}>
      <FilterText name="words" label="名称或文号" value={filter.words} />
      <FilterSelect name="category" label="类别" value={filter.category} options={wordsOf('category')} />
      <FilterSelect
        name="organId"
        label="机关"
        value={filter.organId}
        options={organs.map((o) => [o.organId, `${'　'.repeat(o.depth)}${o.name}`] as const)}
      />
      <FilterSelect name="stage" label="办理阶段" value={filter.stage} options={wordsOf('stage')} />
      <FilterDay name="on" label="效力日期（空为今天）" value={filter.on} />
      <FilterSelect name="effect" label="该日的效力" value={filter.effect} options={EFFECTS} />
      <FilterSelect
        name="validity"
        label="有效期"
        value={filter.validity}
        options={[
          ['years', '规定了年限'],
          ['until', '规定了届满日'],
          ['none', '没有规定'],
          ['ending', '将届满，待评估'],
          ['legacy', '历史文件未定，待清理确定'],
        ]}
      />
      <FilterSelect name="secrecy" label="密级" value={filter.secrecy} options={wordsOf('secrecy')} />
      <FilterText name="year" label="公布年份" value={filter.year === undefined ? '' : String(filter.year)} />
    </Filters>
    {legacy && <LegacyNote plan={legacy} today={today} />}
    <Results>
      <DataTable
        caption={isToday(filter, today) ? '文件登记簿' : `文件登记簿（效力截至${dayText(filter.on ?? today)}）`}
        rows={page.rows}
        empty={
          <Nothing
            isFiltered={Object.entries(filter).some(([name, v]) => name !== 'on' && v !== undefined)}
            mayCreate={may.mayCreate}
          />
        }
        columns={[
          {
            label: '名称',
            render: (d) => (
              <>
                <a href={paths.documents.show({ id: d.documentId })}>{d.title}</a>
                {d.secrecy !== 'public' && <StatusTag kind="secrecy" value={d.secrecy} />}
              </>
            ),
          },
          { label: '文号', nowrap: true, render: (d) => d.numberText ?? '—' },
          { label: '类别', nowrap: true, render: (d) => wordOf('category', d.category) },
          { label: '制定机关', render: (d) => d.makingOrgan },
          { label: '阶段', nowrap: true, render: (d) => <StatusTag kind="stage" value={d.stage} /> },
          { label: '公布', nowrap: true, render: (d) => dayText(d.publishedOn ?? d.issuedOn) },
          {
            label: isToday(filter, today) ? '今天的效力' : `${dayText(filter.on ?? today)}的效力`,
            nowrap: true,
            render: (d) => (
              <>
                <StatusTag kind="effect" value={d.effect.state} />
                {d.effect.isAmended && <Tag tone="warn">已修改</Tag>}
              </>
            ),
          },
        ]}
      />
      <Pager page={page} href={(cursor) => paths.documents.list({ ...filter, cursor })} unit="件" />
    </Results>
  </>
)

/** What the policy does to documents without a period; it is done by a person, for the number that stands here. */
const LegacyNote = ({ plan, today }: { readonly plan: LegacyPlan; readonly today: Day }) => (
  <Note tone={plan.lastDay < today ? 'bad' : 'warn'}>
    <p>
      按“{plan.label}”，{dayText(plan.from)}以前印发、没有规定有效期的文件（规章、党内文件除外）自该日起 {plan.years}{' '}
      年届满，即有效期至{dayText(plan.lastDay)}。现有 {plan.count} 件；为实施法律、政策制定的，请先在登记中写明有效期。
      {plan.lastDay < today && '届满日已过，确定后这些文件即为失效。'}
    </p>
    {plan.count > 0 && (
      <form method="post" action={paths.documents.legacy()}>
        <HiddenField name="count" value={plan.count} />
        <button class="button" type="submit">
          将这 {plan.count} 件的有效期定为至{dayText(plan.lastDay)}
        </button>
      </form>
    )}
  </Note>
)

/** 有效 is all that is in force; what is in force as amended may be asked for alone. */
const EFFECTS = wordsOf('effect').flatMap((option) =>
  option[0] === 'in_force' ? [option, ['amended', `${option[1]}（已修改）`] as const] : [option],
)

const isToday = (filter: DocumentFilter, today: Day): boolean => (filter.on ?? today) === today

const Nothing = ({ isFiltered, mayCreate }: { readonly isFiltered: boolean; readonly mayCreate: boolean }) => (
  <>
    <p class="empty-title">{isFiltered ? '没有符合条件的文件。' : '还没有您可以查看的文件。'}</p>
    {isFiltered ? (
      <p>
        请放宽条件，或者<a href={paths.documents.list()}>清除筛选</a>。
      </p>
    ) : (
      mayCreate && (
        <p>
          从<a href={paths.documents.create()}>上传第一份送审稿</a>开始。
        </p>
      )
    )}
  </>
)
