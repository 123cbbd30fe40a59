import { paths } from '../../src/http/paths.ts'
import { type Day, yearOf } from '../../src/lib/day.ts'
import type { CatalogueLine, YearlyLine } from '../../src/reports/model.ts'
import { dayText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { ACT_WORDS } from './figure-words.ts'
import { PeriodFilters, type PeriodProps, periodQuery, periodText } from './period-filters.tsx'

const secretWords = (count: number): string => (count > 0 ? `另有涉密文件 ${count} 件，不列入目录。` : '')

/** The catalogue of what was registered in a period, for publication every quarter. */
export const FiledCataloguePage = (
  props: PeriodProps & { readonly lines: readonly CatalogueLine[]; readonly secret: number },
) => {
  const query = periodQuery(props.period)
  return (
    <>
      <PageHead
        title={`${periodText(props.period)}规范性文件备案目录`}
        crumbs={[[paths.reports.filing(query), '备案统计']]}
        lead={`按准予登记的日期列入，共 ${props.lines.length} 件。${secretWords(props.secret)}`}
        actions={
          <>
            <LinkButton href={paths.reports.catalogueWord(query)} icon="download">
              下载目录（Word）
            </LinkButton>
            <ExportLinks href={paths.reports.catalogueExport(query)} />
          </>
        }
      />
      <PeriodFilters period={props.period} years={props.years} action={paths.reports.catalogue()} />
      <DataTable
        caption="准予备案的文件"
        rows={props.lines}
        empty={<Empty title="这一时期没有准予登记的备案。" />}
        columns={[
          { label: '名称', render: (l) => <a href={paths.documents.show({ id: l.documentId })}>{l.title}</a> },
          { label: '文号', nowrap: true, render: (l) => l.numberText ?? '—' },
          { label: '制定机关', render: (l) => l.maker },
          { label: '公布日期', nowrap: true, render: (l) => dayText(l.publishedOn) },
          { label: '备案机关', render: (l) => l.recipient },
          { label: '报送日期', nowrap: true, render: (l) => dayText(l.filedOn) },
          { label: '登记日期', nowrap: true, render: (l) => dayText(l.registeredOn) },
          { label: '登记号', nowrap: true, render: (l) => l.registrationNumber ?? '—' },
        ]}
      />
    </>
  )
}

/** What was made, amended and repealed in a year, for the list that is due on 31 January. */
export const YearlyPage = (
  props: PeriodProps & {
    readonly lines: readonly YearlyLine[]
    readonly secret: number
    readonly dueOn: Day
    readonly dueBasis: string
  },
) => {
  const year = yearOf(props.period.from)
  return (
    <>
      <PageHead
        title={`${year}年制定、修改、废止文件目录`}
        crumbs={[[paths.reports.filing({ year }), '备案统计']]}
        lead={`应于${dayText(props.dueOn)}前报送（${props.dueBasis}）。${secretWords(props.secret)}`}
        actions={
          <>
            <LinkButton href={paths.reports.yearlyWord({ year })} icon="download">
              下载目录（Word）
            </LinkButton>
            <ExportLinks href={paths.reports.yearlyExport({ year })} />
          </>
        }
      />
      <PeriodFilters period={props.period} years={props.years} action={paths.reports.yearly()} />
      {(['made', 'amended', 'repealed'] as const).map((act) => {
        const lines = props.lines.filter((line) => line.act === act)
        return (
          <Section title={`${ACT_WORDS[act]}（${lines.length}）`}>
            <DataTable
              caption={`${ACT_WORDS[act]}的文件`}
              rows={lines}
              empty={<p class="empty-title">没有。</p>}
              columns={[
                { label: '制定机关', render: (l) => l.maker },
                { label: '名称', render: (l) => <a href={paths.documents.show({ id: l.documentId })}>{l.title}</a> },
                { label: '文号', nowrap: true, render: (l) => l.numberText ?? '—' },
                { label: act === 'made' ? '印发日期' : '生效日期', nowrap: true, render: (l) => dayText(l.on) },
                ...(act === 'made' ? [] : [{ label: '依据', render: (l: YearlyLine) => l.source ?? '—' }]),
              ]}
            />
          </Section>
        )
      })}
    </>
  )
}
