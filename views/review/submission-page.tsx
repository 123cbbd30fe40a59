import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PackDesk } from '../../src/packs/model.ts'
import type { Submission } from '../../src/review/page-model.ts'
import { wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, SelectField, TextArea } from '../parts/field.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'
import { draftOptions } from './review-forms.tsx'

export interface SubmissionPageProps {
  readonly submission: Submission
  /** Null when the draft is not this person's to submit. */
  readonly pack: PackDesk | null
  readonly state: FormState
}

/** Submitting a draft: the first round, or the next one with a changed text. */
export const SubmissionPage = ({ submission, pack, state }: SubmissionPageProps) => {
  const { documentId, title, rounds } = submission
  const obstacles = submission.obstacles && [...submission.obstacles, ...(pack?.obstacles ?? [])]
  const show = paths.documents.show({ id: documentId })
  return (
    <>
      <PageHead
        title="送合法性审核"
        crumbs={[[show, title]]}
        lead={
          rounds.length === 0
            ? '每一轮审核只针对一份固定的送审稿；送审后修改文本，须另起一轮。'
            : `已有 ${rounds.length} 轮审核。本次送审另起一轮，针对选定的送审稿。`
        }
      />
      {obstacles !== null && obstacles.length > 0 ? (
        <>
          <Obstacles what="送审" obstacles={obstacles} />
          <p class="actions">
            {(pack?.obstacles.length ?? 0) > 0 && (
              <LinkButton kind="primary" href={paths.documents.pack({ id: documentId })}>
                填写送审材料
              </LinkButton>
            )}
            <ResponsesLink submission={submission} kind={(pack?.obstacles.length ?? 0) > 0 ? 'secondary' : 'primary'} />
            <LinkButton href={show}>回到文件页面</LinkButton>
          </p>
        </>
      ) : (
        <form method="post" action={paths.documents.reviews({ id: documentId })} class="form">
          <ErrorSummary state={state} />
          {pack && pack.missing.length > 0 && (
            <Note tone="warn">
              必备材料还缺：{pack.missing.map((kind) => wordOf('reviewMaterial', kind)).join('、')}
              。可以先送审，但补齐之前不能受理，审核期限也不起算。
              <a href={paths.documents.pack({ id: documentId })}>补充材料</a>
            </Note>
          )}
          {submission.unanswered.all > 0 && (
            <Note tone="warn">
              还有 {submission.unanswered.all} 条意见没有填写采纳情况。
              <ResponsesLink submission={submission} kind="plain" />
            </Note>
          )}
          <SelectField
            state={state}
            name="revisionId"
            label="送审稿"
            options={draftOptions(submission.drafts)}
            required
          />
          <TextArea
            state={state}
            name="note"
            label={rounds.length === 0 ? '送审说明' : '送审说明（逐条写明上一轮意见的采纳情况）'}
            hint="起草的必要性、依据、征求意见及采纳情况、主要分歧。"
            rows={6}
          />
          <CheckField
            state={state}
            name="isUrgent"
            label="紧急送审"
            hint="自然灾害、公共卫生事件等紧急情况，或者上级机关的紧急命令。"
          />
          <TextArea
            state={state}
            name="urgencyReason"
            label="紧急理由"
            hint="紧急送审必须填写；紧急只缩短时间，不免除审核。"
            rows={2}
          />
          <div class="form-end">
            <Button kind="primary">送审</Button>
            <LinkButton href={show} kind="plain">
              取消
            </LinkButton>
          </div>
        </form>
      )}
    </>
  )
}

/** To the findings of the last opinion, while some are not answered. */
const ResponsesLink = (props: {
  readonly submission: Submission
  readonly kind: 'primary' | 'secondary' | 'plain'
}) => {
  const { reviewId, rounds, unanswered } = props.submission
  const serial = rounds.at(-1)?.serial
  if (unanswered.all === 0 || reviewId === null || serial === undefined) return null
  return (
    <LinkButton kind={props.kind} href={paths.rounds.responses({ id: reviewId, serial: String(serial) })}>
      填写采纳情况
    </LinkButton>
  )
}
