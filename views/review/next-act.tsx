import { findingsInWords } from '../../src/findings/rules.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Obstacle } from '../../src/lib/obstacle.ts'
import type { ReviewDesk } from '../../src/review/page-model.ts'
import { isOpen, isShortOf, nextStep } from '../../src/review/rules.ts'
import { wordOf } from '../format.ts'
import { LinkButton, Obstacles } from '../parts/button.tsx'
import { Note } from '../parts/page-head.tsx'
import { EmergencyForm, ExtensionForm, ReturnForm } from './exception-forms.tsx'
import {
  AcceptForm,
  AdviceForm,
  AnswerForm,
  Disclosure,
  type ReviewForms,
  type RoundKey,
  SupplementForm,
  WithdrawalForm,
} from './review-forms.tsx'
import { OpinionForm, OpinionInHand, VerdictForm } from './sign-off-forms.tsx'

export interface NextActProps extends ReviewDesk {
  /** The round that the forms are about. */
  readonly serial: string
  readonly forms: ReviewForms
  readonly today: Day
}

const isFree = (act: readonly Obstacle[] | null): boolean => act !== null && act.length === 0

/** What the person who looks at the page may do with the present round, or why not, or for whom it waits. */
export const NextAct = (props: NextActProps) => {
  const { acts, forms } = props
  const key: RoundKey = { id: props.review.reviewId, serial: props.serial }
  return (
    <>
      <WaitsFor {...props} />
      {isFree(acts.accept) && <AcceptForm round={key} preview={props.preview} today={props.today} />}
      {(isFree(acts.requestSupplement) || forms.supplement) && (
        <Disclosure summary="材料不齐，要求补正" isOpen={forms.supplement !== undefined}>
          <SupplementForm round={key} state={forms.supplement} missing={props.pack?.missing ?? []} />
        </Disclosure>
      )}
      {(isFree(acts.answerSupplement) || forms.answer) && (
        <AnswerForm
          round={key}
          state={forms.answer}
          drafts={props.drafts}
          documentId={props.review.document.documentId}
        />
      )}
      {(isFree(acts.returnRound) || forms.returning) && (
        <Disclosure summary="退回起草单位" isOpen={forms.returning !== undefined}>
          <ReturnForm round={key} state={forms.returning} />
        </Disclosure>
      )}
      <ToWorkbench {...props} />
      <Opinion {...props} />
      <WhyNot {...props} />
      {(isFree(acts.advise) || forms.advice) && <AdviceForm round={key} state={forms.advice} />}
      {(isFree(acts.withdraw) || forms.withdrawal) && (
        <Disclosure summary="撤回送审" isOpen={forms.withdrawal !== undefined}>
          <WithdrawalForm round={key} state={forms.withdrawal} />
        </Disclosure>
      )}
      {(isFree(acts.extend) || forms.extension) && (
        <Disclosure summary="延长审核期限" isOpen={forms.extension !== undefined}>
          <ExtensionForm round={key} state={forms.extension} />
        </Disclosure>
      )}
      {(isFree(acts.expedite) || forms.emergency) && (
        <Disclosure summary="转入应急程序" isOpen={forms.emergency !== undefined}>
          <EmergencyForm round={key} state={forms.emergency} />
        </Disclosure>
      )}
      <Resubmission {...props} />
    </>
  )
}

/** Where the opinion lies: with its drafter, the checker or the signer. */
const Opinion = (props: NextActProps) => {
  const { round, acts, forms, signing } = props
  const key: RoundKey = { id: props.review.reviewId, serial: props.serial }
  const isLate = round.acceptance !== null && props.today > round.acceptance.dueOn
  const shortOf = isShortOf(round.floor, props.today) ? round.floor : null
  const { opinionDraft: draft, opinionSteps: steps } = round
  if (isFree(acts.opine) || forms.opinion)
    return (
      <OpinionForm
        round={key}
        state={forms.opinion}
        draft={draft}
        signing={signing}
        opinions={props.opinions}
        isLate={isLate}
        shortOf={shortOf}
        steps={steps}
        findings={findingsInWords(props.findings.filter((f) => f.roundSerial === round.serial))}
      />
    )
  if (!draft) return null
  const hand = { round: key, draft, steps, isLate, shortOf }
  if (isFree(acts.check) || forms.check) return <VerdictForm {...hand} state={forms.check} act="check" />
  if (isFree(acts.approve) || forms.approval) return <VerdictForm {...hand} state={forms.approval} act="approve" />
  if (props.mayReadDraft) return <OpinionInHand draft={draft} steps={steps} />
  return null
}

/** Where the draft is read and findings are written, before the opinion is. */
const ToWorkbench = ({ review, round, acts, serial, findings }: NextActProps) => {
  if (!isFree(acts.opine)) return null
  const count = findings.filter((f) => f.roundSerial === round.serial && f.withdrawn === null).length
  return (
    <p class="actions">
      <LinkButton href={paths.rounds.workbench({ id: review.reviewId, serial })}>到工作台逐条审核</LinkButton>
      <span>已写意见 {count} 条</span>
    </p>
  )
}

const WhyNot = ({ round, acts }: NextActProps) => (
  <>
    {['submitted', 'supplement_requested'].includes(round.status) && (
      <Obstacles what="受理" obstacles={acts.accept ?? []} />
    )}
    {isOpen(round.status) && !isFree(acts.accept) && <Obstacles what="起草意见" obstacles={acts.opine ?? []} />}
    <Obstacles what="复核" obstacles={acts.check ?? []} />
    <Obstacles what="签发" obstacles={acts.approve ?? []} />
  </>
)

const WaitsFor = ({ review, round, acts }: NextActProps) => {
  const names = review.assignments.filter((a) => a.duty === 'reviewer').map((a) => a.name)
  const isTheirs = isFree(acts.check) || isFree(acts.approve)
  if (acts.isWithOthers && isOpen(round.status) && !isTheirs)
    return <Note>本件由{names.join('、')}办理。如需由您办理，请先在“办理人员”中分派给您。</Note>
  if (round.opinion) {
    const { kind } = round.opinion
    return (
      <Note tone={['agree', 'agree_with_changes'].includes(kind) ? 'good' : 'warn'}>
        本轮意见：{wordOf('opinion', kind)}。下一步：{wordOf('nextStep', nextStep(kind))}。
      </Note>
    )
  }
  if (round.returned)
    return (
      <Note tone="warn">
        本轮已退回：{wordOf('returnGround', round.returned.ground)}。{round.returned.reason}
      </Note>
    )
  if (round.status === 'withdrawn') return <Note>本轮已由起草单位撤回。</Note>
  if (round.status === 'supplement_requested')
    return (
      <Note tone="warn">
        等待起草单位补正：
        {round.supplements
          .filter((s) => s.answeredOn === null)
          .map((s) => s.missing)
          .join('；')}
      </Note>
    )
  if (isFree(acts.accept) || isFree(acts.opine)) return null
  if (round.status === 'submitted') return <Note>已送审，等待审核机构受理。审核期限自受理之日起算。</Note>
  return <Note>已受理，{names.join('、') || '审核机构'}正在审核。</Note>
}

/** A changed text is a new round: the way there for the drafter, or what is still missing. */
const Resubmission = (props: NextActProps) => {
  const { review, round, resubmission } = props
  if (isOpen(round.status) || resubmission === null) return null
  const { documentId } = review.document
  if (resubmission.length > 0 && round.opinion?.kind === 'agree') return null
  return (
    <>
      <Obstacles what="另起一轮送审" obstacles={resubmission} />
      <p class="actions">
        {round.opinion && props.findings.some((f) => f.roundSerial === round.serial) && (
          <LinkButton
            kind={resubmission.length === 0 ? 'secondary' : 'primary'}
            href={paths.rounds.responses({ id: review.reviewId, serial: String(round.serial) })}
          >
            填写采纳情况
          </LinkButton>
        )}
        {resubmission.length === 0 ? (
          <LinkButton kind="primary" href={paths.documents.reviews({ id: documentId })}>
            修改后另起一轮送审
          </LinkButton>
        ) : (
          <LinkButton href={paths.documents.show({ id: documentId })}>到文件页面上传新稿</LinkButton>
        )}
      </p>
    </>
  )
}
