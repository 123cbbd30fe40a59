import type { DueDate } from '../../src/calendar/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayWordsWithWeekday } from '../../src/lib/day-words.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, DayField, RadioGroup, SelectField, TextField } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'

export const CalculatorPage = (props: {
  readonly state: FormState
  readonly calendars: readonly (readonly [string, string])[]
  readonly due: DueDate | null
}) => (
  <>
    <PageHead
      title="期限计算"
      lead="起算日当天不计入。按工作日计的，放假不计、调休上班要计；按自然日计的，末日遇休息日可顺延。"
    />
    {props.due && <Result due={props.due} />}
    <form method="get" action={paths.calculator()} class="form">
      <ErrorSummary state={props.state} />
      <div class="form-grid">
        <DayField state={props.state} name="from" label="起算日" required hint="如受理之日、公布之日。" />
        <TextField state={props.state} name="limit" label="期限（天）" type="number" required width="short" />
        <RadioGroup
          state={props.state}
          name="unit"
          label="单位"
          required
          options={[
            ['working', '工作日'],
            ['calendar', '自然日'],
          ]}
        />
        <SelectField state={props.state} name="calendar" label="日历" required options={props.calendars} />
      </div>
      <CheckField state={props.state} name="roll" label="末日遇休息日顺延" hint="只用于按自然日计的期限。" />
      <div class="form-end">
        <Button kind="primary">计算</Button>
      </div>
    </form>
  </>
)

const Result = ({ due }: { readonly due: DueDate }) => (
  <Section title="结果" id="result">
    <p class="deadline-day">
      最后一日：<strong>{dayWordsWithWeekday(due.day)}</strong>
      {due.provisional && <strong>（暂定）</strong>}
    </p>
    <ol class="trace">
      {due.trace.map((line) => (
        <li>{line.text}</li>
      ))}
    </ol>
    <label class="field">
      <span>可复制的文字</span>
      <textarea readonly rows={Math.min(10, due.trace.length + 2)}>
        {copyText(due)}
      </textarea>
    </label>
  </Section>
)

/** The result as it goes into a note or a letter. */
const copyText = (due: DueDate): string =>
  [
    `最后一日：${dayWordsWithWeekday(due.day)}${due.provisional ? '（暂定）' : ''}`,
    ...due.trace.map((line, i) => `${i + 1}. ${line.text}`),
  ].join('\n')
