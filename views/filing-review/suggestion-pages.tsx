import { SUGGESTION_OUTCOMES, SUGGESTION_SOURCES, type SuggestionLine } from '../../src/filing-review/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { DayField, HiddenField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, Facts, PageHead, Section } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

const outcomeText = (one: SuggestionLine): string => (one.outcome ? wordOf('suggestionOutcome', one.outcome) : '未答复')

/** Suggestions, with what became of each. */
export const SuggestionTable = ({ rows, today }: { readonly rows: readonly SuggestionLine[]; readonly today: Day }) => (
  <DataTable
    caption="审查建议"
    rows={rows}
    empty={<Empty title="没有审查建议。" />}
    columns={[
      { label: '文件', render: (s) => <a href={paths.suggestions.show({ id: s.suggestionId })}>{s.title}</a> },
      { label: '来源', render: (s) => `${wordOf('suggestionSource', s.source)}：${s.sourceName}` },
      { label: '收到', nowrap: true, render: (s) => dayText(s.receivedOn) },
      { label: '答复期限', render: (s) => <DueDay day={s.dueOn} today={today} doneOn={s.repliedOn} /> },
      {
        label: '处理结果',
        nowrap: true,
        render: (s) => <Tag tone={s.outcome === null ? 'warn' : 'good'}>{outcomeText(s)}</Tag>,
      },
    ]}
  />
)

interface ListProps {
  readonly page: PagerProps['page'] & { readonly rows: readonly SuggestionLine[] }
  readonly filter: {
    readonly source?: string | undefined
    readonly open?: string | undefined
    readonly words?: string | undefined
  }
  readonly today: Day
}

export const SuggestionListPage = ({ page, filter, today }: ListProps) => (
  <>
    <PageHead
      title="审查建议"
      crumbs={[[paths.filingReviews.list(), '备案审查']]}
      lead="公民、组织和国家机关的建议，行政复议的附带审查，人民法院的处理建议，都在这里登记和答复。"
      actions={
        <>
          <LinkButton href={paths.suggestions.create()} kind="primary">
            登记审查建议
          </LinkButton>
          <ExportLinks href={paths.suggestions.export({ ...filter })} />
        </>
      }
    />
    <Filters isLive action={paths.suggestions.list()} reset={paths.suggestions.list()}>
      <FilterText name="words" label="文件" value={filter.words} />
      <FilterSelect name="source" label="来源" value={filter.source} options={wordsOf('suggestionSource')} />
      <FilterSelect
        name="open"
        label="办理"
        value={filter.open}
        options={[
          ['open', '未答复'],
          ['answered', '已答复'],
        ]}
      />
    </Filters>
    <Results>
      <SuggestionTable rows={page.rows} today={today} />
      <Pager page={page} href={(cursor) => paths.suggestions.list({ ...filter, cursor })} unit="件" />
    </Results>
  </>
)

export const NewSuggestionPage = ({ state }: { readonly state: FormState }) => (
  <>
    <PageHead title="登记审查建议" crumbs={[[paths.suggestions.list(), '审查建议']]} />
    <form method="post" action={paths.suggestions.create()} class="form">
      <ErrorSummary state={state} />
      <RadioGroup
        state={state}
        name="source"
        label="来源"
        required
        options={SUGGESTION_SOURCES.map((one) => [one, wordOf('suggestionSource', one)] as const)}
      />
      <TextField state={state} name="sourceName" label="提出的人或者机关" required />
      <TextField
        state={state}
        name="title"
        label="被建议审查的文件"
        hint="填写文号或者完整的名称；登记簿中有的会自动关联，没有的也可以登记。"
        width="wide"
        required
      />
      <TextArea state={state} name="words" label="建议的内容和理由" rows={5} required />
      <DayField state={state} name="receivedOn" label="收到日期" hint="答复期限从这一天起算。" required />
      <div class="form-end">
        <Button kind="primary">登记</Button>
        <LinkButton href={paths.suggestions.list()} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)

interface PageProps {
  readonly suggestion: SuggestionLine
  readonly state: FormState
  readonly today: Day
}

export const SuggestionPage = ({ suggestion, state, today }: PageProps) => (
  <>
    <PageHead
      title={`对《${suggestion.title}》的审查建议`}
      crumbs={[[paths.suggestions.list(), '审查建议']]}
      tag={<Tag tone={suggestion.outcome === null ? 'warn' : 'good'}>{outcomeText(suggestion)}</Tag>}
    />
    <Section title="建议">
      <Facts
        rows={[
          [
            '文件',
            suggestion.documentId ? (
              <a href={paths.documents.show({ id: suggestion.documentId })}>{suggestion.title}</a>
            ) : (
              `${suggestion.title}（登记簿中没有）`
            ),
          ],
          ['来源', `${wordOf('suggestionSource', suggestion.source)}：${suggestion.sourceName}`],
          ['收到', dayText(suggestion.receivedOn)],
          ['答复期限', <DueDay day={suggestion.dueOn} today={today} doneOn={suggestion.repliedOn} />],
          ['怎样算出来的', suggestion.dueTrace.join('')],
          ['登记人', suggestion.recordedByName],
        ]}
      />
      <p class="plain-text">{suggestion.words}</p>
    </Section>
    {suggestion.outcome === null ? (
      <Section title="答复" id="answer">
        <form method="post" action={paths.suggestions.show({ id: suggestion.suggestionId })} class="form">
          <ErrorSummary state={state} />
          <HiddenField name="version" value={suggestion.version} />
          <RadioGroup
            state={state}
            name="outcome"
            label="处理结果"
            required
            options={SUGGESTION_OUTCOMES.map((one) => [one, wordOf('suggestionOutcome', one)] as const)}
          />
          <TextArea state={state} name="reply" label="答复的内容" rows={5} required />
          <DayField state={state} name="repliedOn" label="答复日期" required />
          <div class="form-end">
            <Button kind="primary">登记答复</Button>
          </div>
        </form>
      </Section>
    ) : (
      <Section title="答复">
        <Facts
          rows={[
            ['处理结果', outcomeText(suggestion)],
            ['答复', `${dayText(suggestion.repliedOn)}，${suggestion.repliedByName ?? ''}`],
          ]}
        />
        <p class="plain-text">{suggestion.reply}</p>
      </Section>
    )}
  </>
)
