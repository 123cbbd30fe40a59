import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { NumberLine, SeriesLine } from '../../src/numbering/model.ts'
import { dayText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField, TextField } from '../parts/field.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'

interface NumberPageProps {
  readonly series: SeriesLine
  readonly numbers: readonly NumberLine[]
  readonly mayEdit: boolean
  readonly state: FormState
  readonly history: readonly TimelineEntry[]
}

export const NumberPage = ({ series, numbers, mayEdit, state, history }: NumberPageProps) => (
  <>
    <PageHead
      title={`${series.label}编号`}
      crumbs={[[paths.numbers.list(), '文书编号']]}
      actions={<ExportLinks href={paths.numbers.export({ key: series.key })} />}
    />
    <Section title="现在的格式" id="format">
      <Facts
        rows={[
          ['格式', series.pattern],
          ['今年已用', `${series.taken} 个`],
          ['下一个', series.next],
        ]}
      />
      {mayEdit && (
        <form method="post" action={paths.numbers.show({ key: series.key })} class="form">
          <ErrorSummary state={state} />
          <HiddenField name="version" value={String(series.version)} />
          <TextField
            state={state}
            name="pattern"
            label="新的格式"
            required
            hint="{year} 代表年份，{n} 代表顺序号，例如：拉司审〔{year}〕{n}号。只影响以后取的号。"
          />
          <div class="form-end">
            <Button kind="primary">保存格式</Button>
          </div>
        </form>
      )}
    </Section>
    <Section title={`取过的号（${numbers.length}）`} id="numbers">
      <DataTable
        caption="取过的号"
        columns={[
          { label: '编号', nowrap: true, render: (n) => n.text },
          { label: '取号日期', nowrap: true, render: (n) => dayText(n.takenOn) },
          { label: '取号人', nowrap: true, render: (n) => n.takenByName },
          { label: '文书校验码（SHA-256）', render: (n) => (n.digest ? <code class="digest">{n.digest}</code> : '—') },
        ]}
        rows={numbers}
        empty={<p>还没有取过号。签发第一份文书时取第 1 号。</p>}
      />
    </Section>
    <Section title="变动记录" id="history">
      <Timeline entries={history} />
    </Section>
  </>
)
