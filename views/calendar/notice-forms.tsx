import type { CalendarYearPage, MovingDues } from '../../src/calendar/model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, RadioGroup, TextField } from '../parts/field.tsx'
import { Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly calendar: CalendarYearPage
  readonly state: FormState
}

/** Records what a notice says about some days. */
export const NoticeForm = ({ calendar, state, moving }: Props & { readonly moving: readonly MovingDues[] | null }) => (
  <Section title="录入通知" id="notice">
    <p class="hint">放假和调休上班分别录入。保存后，未办结的审核、备案截止日会重新计算，每一处变动都写入该件的记录。</p>
    <form method="post" action={paths.calendars.days({ id: calendar.calendarId })} class="form">
      <ErrorSummary state={state} />
      {moving && <Moving moving={moving} />}
      <HiddenField name="version" value={valueIn(state, 'version')} />
      <div class="form-grid">
        <DayField state={state} name="from" label="起始日期" required />
        <DayField state={state} name="to" label="终止日期" required hint="含当日；只有一天的，与起始日期相同。" />
      </div>
      <RadioGroup
        state={state}
        name="kind"
        label="安排"
        required
        options={[
          ['off', '放假'],
          ['work', '调休上班'],
          ['ordinary', '恢复正常', resetHint(calendar)],
        ]}
      />
      <TextField state={state} name="note" label="事由" required hint="如“藏历新年”“雪顿节”“藏历新年调休”。" />
      <TextField state={state} name="source" label="依据" required width="wide" hint="通知的标题、文号和日期。" />
      <div class="form-end">
        <Button kind="primary">保存并重算期限</Button>
        <Button name="intent" value="preview">
          先看哪些期限会变
        </Button>
      </div>
    </form>
  </Section>
)

/** What would move; nothing is recorded yet. */
const Moving = ({ moving }: { readonly moving: readonly MovingDues[] }) => (
  <div class="note note-warn" id="moving" role="status" tabindex={-1} data-focus-after-swap>
    <p>
      {moving.length === 0
        ? '尚未保存。按这样录入，没有未办结的截止日会变动。'
        : `尚未保存。按这样录入，${moving.reduce((sum, m) => sum + m.count, 0)} 件未办结事项的截止日会变动：`}
    </p>
    {moving.length > 0 && (
      <DataTable
        caption="将变动的截止日"
        columns={[
          { label: '事项', render: (m) => wordOf('subject', m.subject) },
          { label: '现在的截止日', nowrap: true, render: (m) => dayText(m.from) },
          { label: '变动后', nowrap: true, render: (m) => dayText(m.to) },
          { label: '件数', numeric: true, render: (m) => m.count },
        ]}
        rows={moving}
        empty={<p>没有变动。</p>}
      />
    )}
  </div>
)

const resetHint = (calendar: CalendarYearPage): string =>
  calendar.basedOnName
    ? `撤去本日历录入的安排，改按“${calendar.basedOnName}”计算。`
    : '撤去已录入的安排，改按周一至周五计算。'

/** Records that the arrangement of a year has been published in full. */
export const YearForm = ({ calendar, state }: Props) => (
  <Section title={calendar.isPublished ? '更正公布情况' : '登记安排已公布'} id="year">
    <p class="hint">全年的放假和调休都录入后登记，涉及该年的期限不再标为“暂定”。</p>
    <form method="post" action={paths.calendars.years({ id: calendar.calendarId })} class="form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={valueIn(state, 'version')} />
      <div class="form-grid">
        <TextField state={state} name="year" label="年份" type="number" required width="short" />
        <TextField state={state} name="yearNote" label="说明" hint="如“雪顿节放假通知待发”。" />
      </div>
      <div class="form-end">
        <Button>登记为已公布</Button>
      </div>
    </form>
  </Section>
)
