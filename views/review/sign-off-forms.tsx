import { formOf, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { OpinionDraft, OpinionKind, OpinionSigning, OpinionStepLine, ReviewFloor } from '../../src/review/model.ts'
import { nextStep } from '../../src/review/rules.ts'
import { leastTimeText, momentText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, RadioGroup, TextArea } from '../parts/field.tsx'
import { Note } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import type { FormProps } from './review-forms.tsx'

interface DraftFormProps extends FormProps {
  readonly draft: OpinionDraft | null
  readonly signing: OpinionSigning
  readonly opinions: readonly OpinionKind[]
  readonly isLate: boolean
  /** The least time that an opinion given today would not leave. */
  readonly shortOf: ReviewFloor | null
  readonly steps: readonly OpinionStepLine[]
  /** The findings of the round, in words: what the opinion begins with. */
  readonly findings: string
}

const HANDING_ON = { three: '提交复核', two: '提交签发', one: '出具意见' } as const satisfies Record<
  OpinionSigning,
  string
>

/** The form in which the opinion is written; what was kept of it is there again. */
export const OpinionForm = ({
  round,
  state,
  draft,
  signing,
  opinions,
  isLate,
  shortOf,
  steps,
  findings,
}: DraftFormProps) => {
  const shown =
    state ??
    formOf(
      draft
        ? { kind: draft.kind, body: draft.body, lateReason: draft.lateReason, version: draft.version }
        : { body: findings },
    )
  return (
    <form method="post" action={paths.reviews.opinion(round)} class="form">
      <ErrorSummary state={shown} />
      {shown.isStale && draft && (
        <>
          <p>别人保存的意见如下，您填写的在它下面。核对后再提交，以您提交的为准。</p>
          <OpinionInHand draft={draft} steps={steps} />
        </>
      )}
      <HiddenField
        name="version"
        value={String((shown.isStale ? undefined : shown.values.version) ?? draft?.version ?? 0)}
      />
      <RadioGroup
        state={shown}
        name="kind"
        label="审核意见"
        required
        options={opinions.map((k) => [k, wordOf('opinion', k), `之后：${wordOf('nextStep', nextStep(k))}`] as const)}
      />
      <TextArea
        state={shown}
        name="body"
        label="意见内容"
        hint="写明理由和依据；需要修改的，逐条写明修改意见。"
        rows={8}
        required
      />
      {isLate && (
        <TextArea
          state={shown}
          name="lateReason"
          label="逾期原因"
          hint="已超过审核期限，须写明原因。"
          rows={2}
          required
        />
      )}
      <TooSoon shortOf={shortOf} />
      <div class="form-end">
        <Button kind="primary" name="act" value="hand_on">
          {HANDING_ON[signing]}
        </Button>
        <Button name="act" value="keep">
          暂存
        </Button>
        {findings !== '' && !valueIn(shown, 'body').replaceAll('\r\n', '\n').includes(findings) && (
          <Button kind="plain" name="act" value="refill" isUnchecked>
            并入现在的各条意见
          </Button>
        )}
      </div>
    </form>
  )
}

const TooSoon = ({ shortOf }: { readonly shortOf: ReviewFloor | null }) =>
  shortOf && (
    <Note tone="warn">
      现在出具意见，不足规定的{leastTimeText(shortOf)}。确需提前的，照常提交即可；审核页面和办理记录会注明。
    </Note>
  )

interface VerdictFormProps extends FormProps {
  readonly draft: OpinionDraft
  readonly steps: readonly OpinionStepLine[]
  readonly act: 'check' | 'approve'
  readonly isLate: boolean
  /** The least time that an opinion given today would not leave. */
  readonly shortOf: ReviewFloor | null
}

/** The opinion as it lies before the checker or the signer, with their two ways. */
export const VerdictForm = ({
  round,
  state = formOf({ verdict: 'pass' }),
  draft,
  steps,
  act,
  isLate,
  shortOf,
}: VerdictFormProps) => {
  const [name, action] =
    act === 'check'
      ? (['复核', paths.reviews.opinionCheck(round)] as const)
      : (['签发', paths.reviews.opinionApproval(round)] as const)
  return (
    <form method="post" action={action} class="form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={String(draft.version)} />
      <OpinionInHand draft={draft} steps={steps} />
      <RadioGroup
        state={state}
        name="verdict"
        label={`${name}结论`}
        required
        options={[
          [
            'pass',
            act === 'check' ? '同意，提交签发' : '同意签发',
            act === 'check' ? '' : '签发后即为正式意见，不能再改。',
          ],
          ['back', '退回起草人修改', '须写明理由。'],
        ]}
      />
      <TextArea state={state} name="note" label="说明" hint="退回修改的，必须写明理由。" rows={2} isConditional />
      {isLate && draft.lateReason === null && act === 'approve' && (
        <TextArea state={state} name="lateReason" label="逾期原因" hint="已超过审核期限，签发时须写明原因。" rows={2} />
      )}
      <TooSoon shortOf={shortOf} />
      <div class="form-end">
        <Button kind="primary">提交{name}结论</Button>
      </div>
    </form>
  )
}

/** An opinion that is on its way, for those who may only look. */
export const OpinionInHand = ({
  draft,
  steps,
}: {
  readonly draft: OpinionDraft
  readonly steps: readonly OpinionStepLine[]
}) => (
  <Note>
    <p>
      审核意见{wordOf('opinionDraftState', draft.state)}：<StatusTag kind="opinion" value={draft.kind} />
    </p>
    <p class="plain-text">{draft.body}</p>
    <OpinionSteps steps={steps} />
  </Note>
)

/** Who wrote, checked and signed, each with the time. */
export const OpinionSteps = ({ steps }: { readonly steps: readonly OpinionStepLine[] }) =>
  steps.length === 0 ? null : (
    <ul>
      {steps.map((s) => (
        <li>
          {wordOf('opinionStep', s.step)}：{s.takenByName}，{momentText(s.takenAt)}
          {s.note ? `（${s.note}）` : ''}
        </li>
      ))}
    </ul>
  )
