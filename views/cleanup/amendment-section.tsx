import { amendmentState, daysLeft } from '../../src/cleanup/amendment-rules.ts'
import type { AmendmentLine } from '../../src/cleanup/output-model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, TextArea, TextField } from '../parts/field.tsx'
import { Facts, Note, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'

interface AmendmentProps {
  readonly task: AmendmentLine
  readonly actor: Actor
  readonly today: Day
  readonly done: FormState
  readonly due: FormState
}

/** Calendar days to the deadline, in words. */
export const leftWords = (task: AmendmentLine, today: Day): string => {
  const left = daysLeft(task, today)
  if (left === null) return ''
  return left < 0 ? `已逾期${-left}日` : left === 0 ? '今天到期' : `还剩${left}日`
}

/** How an amendment that was decided stands, and what can be recorded of it. */
export const AmendmentSection = ({ task, actor, today, done, due }: AmendmentProps) => {
  const manages = may(actor, 'cleanup.manage')
  const follows = manages || (may(actor, 'cleanup.propose') && actor.organId === task.implementingOrganId)
  return (
    <Section title="修改跟踪" id="amendment">
      <Facts
        rows={[
          ['进度', <StatusTag kind="amendmentState" value={amendmentState(task, today)} />],
          [
            '修改期限',
            task.dueOn ? `${dayText(task.dueOn)}（清理决定所定，按自然日）${leftWords(task, today)}` : '未定期限',
          ],
          task.decided === 'amend_or_lapse' ? ['逾期后果', '限期内未修改的，自期限届满次日起失效'] : null,
          task.doneOn ? ['完成日期', dayText(task.doneOn)] : null,
          task.doneBy
            ? ['修改文件', <a href={paths.documents.show({ id: task.doneBy.documentId })}>{task.doneBy.title}</a>]
            : task.doneNote
              ? ['修改文件', task.doneNote]
              : null,
        ]}
      />
      {task.doneOn === null && task.found && (
        <Note tone="good">
          登记中《{task.found.title}》（{dayText(task.found.on)}
          印发）修改或者代替了本文件。核对无误的，请登记修改完成。
        </Note>
      )}
      {follows && task.doneOn === null && <DoneForm task={task} state={done} />}
      {manages && task.doneOn === null && task.decided === 'amend' && <DueForm task={task} state={due} />}
      {manages && task.doneOn !== null && <ReopenForm task={task} state={done} />}
    </Section>
  )
}

const at = (task: AmendmentLine) => ({ id: task.campaignId, item: task.itemId })
const prefilled = (state: FormState, name: string, value: string): FormState =>
  valueIn(state, name) === '' && state.errors.length === 0
    ? { ...state, values: { ...state.values, [name]: value } }
    : state

const DoneForm = ({ task, state }: { readonly task: AmendmentLine; readonly state: FormState }) => {
  const filled = prefilled(prefilled(state, 'by', task.found?.title ?? ''), 'doneOn', task.found?.on ?? '')
  return (
    <form class="form" method="post" action={paths.campaigns.amendmentDone(at(task))}>
      <ErrorSummary state={state} />
      <HiddenField name="version" value={task.version} />
      <div class="form-grid">
        <TextField
          state={filled}
          name="by"
          label="修改它的文件"
          hint="填写文号或者名称；登记中有的自动关联，没有的按文字记录"
          required
        />
        <DayField state={filled} name="doneOn" label="完成日期" hint="修改后的文本施行之日" required />
      </div>
      <div class="form-end">
        <Button>登记修改完成</Button>
      </div>
    </form>
  )
}

const DueForm = ({ task, state }: { readonly task: AmendmentLine; readonly state: FormState }) => (
  <details open={state.errors.length > 0}>
    <summary>{task.dueOn ? '变更修改期限' : '确定修改期限'}</summary>
    <form class="form" method="post" action={paths.campaigns.amendmentDue(at(task))}>
      <ErrorSummary state={state} />
      <HiddenField name="version" value={task.version} />
      <DayField state={state} name="dueOn" label="修改期限" hint="不填则不定期限" />
      <TextArea state={state} name="reason" label="理由" rows={2} required />
      <div class="form-end">
        <Button>保存期限</Button>
      </div>
    </form>
  </details>
)

const ReopenForm = ({ task, state }: { readonly task: AmendmentLine; readonly state: FormState }) => (
  <details open={state.errors.length > 0}>
    <summary>撤回修改完成的登记</summary>
    <form class="form" method="post" action={paths.campaigns.amendmentReopen(at(task))}>
      <ErrorSummary state={state} />
      <HiddenField name="version" value={task.version} />
      <TextArea state={state} name="reason" label="理由" rows={2} required />
      <div class="form-end">
        <Button>撤回</Button>
      </div>
    </form>
  </details>
)
