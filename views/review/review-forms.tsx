import type { Child } from 'hono/jsx'
import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { MaterialKind } from '../../src/packs/model.ts'
import type { ReviewDue } from '../../src/review/model.ts'
import type { DraftChoice } from '../../src/review/page-model.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { Deadline } from '../parts/deadline.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextArea } from '../parts/field.tsx'

/** Forms of the page that were rejected, as they were typed. */
export type ReviewForms = Partial<
  Readonly<
    Record<
      | 'supplement'
      | 'answer'
      | 'opinion'
      | 'check'
      | 'approval'
      | 'returning'
      | 'extension'
      | 'emergency'
      | 'advice'
      | 'withdrawal'
      | 'assignment',
      FormState
    >
  >
>

/** The round that a form is about. */
export interface RoundKey {
  readonly id: string
  readonly serial: string
}

export interface FormProps {
  readonly round: RoundKey
  readonly state: FormState | undefined
}

/** A form that stands behind its name until somebody needs it, or until it was rejected. */
export const Disclosure = (props: {
  readonly summary: string
  readonly isOpen: boolean
  readonly children?: Child
}) => (
  <details class="disclosure" open={props.isOpen}>
    <summary>{props.summary}</summary>
    {props.children}
  </details>
)

export const AcceptForm = (props: {
  readonly round: RoundKey
  readonly preview: ReviewDue | null
  readonly today: Day
}) => (
  <form method="post" action={paths.reviews.acceptance(props.round)} class="form">
    {props.preview && (
      <>
        <p>
          如今日受理，审核期限为 {props.preview.limit} 个{wordOf('unit', props.preview.unit)}，最后一日是：
        </p>
        <Deadline due={props.preview} today={props.today} />
      </>
    )}
    <div class="form-end">
      <Button kind="primary">受理</Button>
    </div>
  </form>
)

interface SupplementProps extends FormProps {
  readonly missing: readonly MaterialKind[]
}

const listed = (missing: readonly MaterialKind[]): string =>
  missing.map((kind, i) => `${i + 1}. ${wordOf('reviewMaterial', kind)}`).join('\n')

/** What is known to be missing stands there already. */
export const SupplementForm = ({ round, missing, state = formOf({ missing: listed(missing) }) }: SupplementProps) => (
  <form method="post" action={paths.reviews.supplement(round)} class="form">
    <ErrorSummary state={state} />
    <TextArea
      state={state}
      name="missing"
      label="需要补正的材料"
      hint="逐项写明缺什么、补到什么程度。补正期间不计入审核期限。"
      required
    />
    <div class="form-end">
      <Button>要求补正</Button>
    </div>
  </form>
)

export const draftOptions = (drafts: readonly DraftChoice[]): readonly (readonly [string, string])[] =>
  drafts.map((d) => [d.revisionId, `第 ${d.serial} 稿：${d.fileName}${d.isReadable ? '' : '（文字尚未读出）'}`])

interface AnswerProps extends FormProps {
  readonly drafts: readonly DraftChoice[]
  readonly documentId: string
}

export const AnswerForm = ({ round, state, drafts, documentId }: AnswerProps) => {
  const shown = state ?? formOf({ revisionId: drafts[0]?.revisionId })
  return (
    <form method="post" action={paths.reviews.supplementAnswer(round)} class="form">
      <ErrorSummary state={shown} />
      <p>
        缺少的材料请先到<a href={paths.documents.pack({ id: documentId })}>送审材料</a>中补充。
      </p>
      <SelectField
        state={shown}
        name="revisionId"
        label="补正后的送审稿"
        hint="如文稿有改动，请先在文件页面上传新稿。"
        options={draftOptions(drafts)}
        required
      />
      <div class="form-end">
        <Button kind="primary">材料已补齐</Button>
      </div>
    </form>
  )
}

export const AdviceForm = ({ round, state = formOf() }: FormProps) => (
  <form method="post" action={paths.reviews.advice(round)} class="form">
    <ErrorSummary state={state} />
    <TextArea
      state={state}
      name="advice"
      label="顾问意见"
      hint="供审核机构参考；审核意见由审核机构负责。"
      rows={6}
      required
    />
    <div class="form-end">
      <Button kind="primary">提交顾问意见</Button>
    </div>
  </form>
)

export const WithdrawalForm = ({ round, state = formOf() }: FormProps) => (
  <form method="post" action={paths.reviews.withdrawal(round)} class="form">
    <ErrorSummary state={state} />
    <TextArea
      state={state}
      name="reason"
      label="撤回原因"
      hint="撤回后文件回到起草中，可以修改后重新送审。"
      rows={2}
      required
    />
    <div class="form-end">
      <Button kind="danger">撤回本轮送审</Button>
    </div>
  </form>
)
