import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Emergency, ReviewFloor, RoundDetail } from '../../src/review/model.ts'
import type { ReviewPage } from '../../src/review/page-model.ts'
import { isShortOf, nextStep } from '../../src/review/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { Deadline } from '../parts/deadline.tsx'
import { Facts } from '../parts/page-head.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { OpinionSteps } from './sign-off-forms.tsx'

interface RoundsProps {
  readonly review: ReviewPage
  readonly today: Day
}

/** All rounds, the newest first, each with the text it speaks of. */
export const Rounds = ({ review, today }: RoundsProps) => (
  <>
    {review.rounds
      .map((round, i) => ({ round, before: review.rounds[i - 1] ?? null }))
      .reverse()
      .map(({ round, before }) => (
        <RoundPart
          reviewId={review.reviewId}
          documentId={review.document.documentId}
          round={round}
          before={before}
          today={today}
        />
      ))}
  </>
)

interface RoundProps {
  readonly reviewId: string
  readonly documentId: string
  readonly round: RoundDetail
  readonly before: RoundDetail | null
  readonly today: Day
}

const RoundPart = (props: RoundProps) => {
  const { round } = props
  return (
    <article class="round" id={`round-${round.serial}`} aria-labelledby={`round-${round.serial}-title`}>
      <h3 id={`round-${round.serial}-title`}>
        第 {round.serial} 轮 <StatusTag kind="round" value={round.status} />
        {round.isUrgent && <Tag tone="warn">紧急</Tag>} {round.emergency && <Tag tone="bad">应急程序</Tag>}
      </h3>
      <Facts
        rows={[
          ['送审', `${dayText(round.submittedOn)}，${round.submittedByName}`],
          ['送审稿', <DraftLinks {...props} />],
          round.note ? ['送审说明', <p class="plain-text">{round.note}</p>] : null,
          round.isUrgent ? ['紧急理由', round.urgencyReason] : null,
          round.supplements.length > 0 ? ['补正', <Supplements {...props} />] : null,
          round.acceptance ? ['受理', `${dayText(round.acceptance.acceptedOn)}，${round.acceptedByName ?? ''}`] : null,
          round.due && !['withdrawn', 'returned'].includes(round.status)
            ? ['审核期限', <Deadline due={round.due} today={props.today} doneOn={round.opinion?.givenOn ?? null} />]
            : null,
          round.floor ? ['最短审核时间', <FloorPart round={round} floor={round.floor} />] : null,
          round.extension ? ['延期', <ExtensionPart round={round} />] : null,
          round.emergency ? ['应急程序', <EmergencyPart emergency={round.emergency} />] : null,
          round.returned ? ['退回', <ReturnPart {...props} />] : null,
          round.advice.length > 0 ? ['顾问意见', <AdviceList round={round} />] : null,
          round.opinion ? ['审核意见', <OpinionPart {...props} />] : null,
          round.lateReason ? ['逾期原因', round.lateReason] : null,
        ]}
      />
    </article>
  )
}

/** Pointed out, not refused: the time is the drafters' duty to leave, and the reviewers may need less. */
const FloorPart = ({ round, floor }: { readonly round: RoundDetail; readonly floor: ReviewFloor }) => {
  const isShort = round.opinion !== null && isShortOf(floor, round.opinion.givenOn)
  return (
    <>
      {floor.limit} 个{wordOf('unit', floor.unit)}，至 {dayText(floor.until)}
      {isShort && (
        <>
          {' '}
          <Tag tone="warn">不足最短时间</Tag>
          {round.isUrgent ? '（送审时已说明紧急理由）' : '（送审时没有说明紧急理由）'}
        </>
      )}
    </>
  )
}

const DraftLinks = ({ documentId, round, before }: RoundProps) => {
  if (round.revisionSerial === null) return <>没有送审稿</>
  const serial = String(round.revisionSerial)
  const old = before?.revisionSerial ?? null
  return (
    <>
      <a href={paths.documents.revision({ id: documentId, serial })}>
        第 {serial} 稿（{round.revisionFileName}）
      </a>
      {old !== null && String(old) !== serial && (
        <>
          {' · '}
          <a href={paths.documents.comparison({ id: documentId }, { old, new: serial })}>与上一轮的第 {old} 稿对照</a>
        </>
      )}
    </>
  )
}

const Supplements = ({ reviewId, round }: RoundProps) => (
  <ul>
    {round.supplements.map((s, i) => (
      <li>
        {dayText(s.requestedOn)} 要求补正：<span class="plain-text">{s.missing}</span>
        {s.answeredOn ? `（${dayText(s.answeredOn)} 已补齐）` : '（尚未补齐）'}{' '}
        <a href={paths.rounds.supplementNotice({ id: reviewId, serial: String(round.serial), nth: String(i + 1) })}>
          下载补正通知书
        </a>
      </li>
    ))}
  </ul>
)

const AdviceList = ({ round }: { readonly round: RoundDetail }) => (
  <ul>
    {round.advice.map((a) => (
      <li>
        {a.givenByName}，{dayText(a.givenOn)}：<span class="plain-text">{a.body}</span>
      </li>
    ))}
  </ul>
)

const ExtensionPart = ({ round: { extension, extensionReason, extendedByName } }: { readonly round: RoundDetail }) =>
  extension && (
    <>
      由 {dayText(extension.oldDueOn)} 延至 {dayText(extension.newDueOn)}，{extendedByName} 批准：
      <span class="plain-text">{extensionReason}</span>
    </>
  )

const EmergencyPart = ({ emergency: e }: { readonly emergency: Emergency }) => (
  <>
    {wordOf('emergencyGround', e.ground)}，{dayText(e.enteredOn)} 转入，决定人：{e.orderedBy}，登记：{e.enteredByName}。
    {e.waivesConsultation && '免予公开征求意见。'}
    {e.waivesTime && '审核时间可以少于最短期限。'}
    <span class="plain-text">{e.reason}</span>
  </>
)

const ReturnPart = ({ reviewId, round: { serial, returned, returnedByName } }: RoundProps) =>
  returned && (
    <>
      {dayText(returned.on)}，{returnedByName}：{wordOf('returnGround', returned.ground)}。
      <span class="plain-text">{returned.reason}</span>{' '}
      <a href={paths.rounds.returnNotice({ id: reviewId, serial: String(serial) })}>下载退回通知书</a>
    </>
  )

const OpinionPart = ({ reviewId, round }: RoundProps) =>
  round.opinion && (
    <>
      <p>
        <StatusTag kind="opinion" value={round.opinion.kind} /> {dayText(round.opinion.givenOn)}，{round.opinionByName}
        。下一步：{wordOf('nextStep', nextStep(round.opinion.kind))}
      </p>
      <p class="plain-text">{round.opinionBody}</p>
      <OpinionSteps steps={round.opinionSteps} />
      {round.opinionFile && (
        <p>
          <a href={paths.rounds.opinionFile({ id: reviewId, serial: String(round.serial) })}>
            下载审核意见书{round.opinionFile.number && `（${round.opinionFile.number}）`}
          </a>{' '}
          <small class="digest">校验码 {round.opinionFile.digest}</small>
        </p>
      )}
    </>
  )
