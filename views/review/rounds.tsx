import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { ReviewPage, RoundDetail } from '../../src/review/model.ts'
import { nextStep } from '../../src/review/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { Deadline } from '../parts/deadline.tsx'
import { Facts } from '../parts/page-head.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'

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
        <RoundPart documentId={review.document.documentId} round={round} before={before} today={today} />
      ))}
  </>
)

interface RoundProps {
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
        {round.isUrgent && <Tag tone="warn">紧急</Tag>}
      </h3>
      <Facts
        rows={[
          ['送审', `${dayText(round.submittedOn)}，${round.submittedByName}`],
          ['送审稿', <DraftLinks {...props} />],
          round.note ? ['送审说明', <p class="plain-text">{round.note}</p>] : null,
          round.isUrgent ? ['紧急理由', round.urgencyReason] : null,
          round.supplements.length > 0 ? ['补正', <Supplements round={round} />] : null,
          round.acceptance ? ['受理', `${dayText(round.acceptance.acceptedOn)}，${round.acceptedByName ?? ''}`] : null,
          round.due && round.status !== 'withdrawn'
            ? ['审核期限', <Deadline due={round.due} today={props.today} doneOn={round.opinion?.givenOn ?? null} />]
            : null,
          round.advice.length > 0 ? ['顾问意见', <AdviceList round={round} />] : null,
          round.opinion ? ['审核意见', <OpinionPart round={round} />] : null,
          round.lateReason ? ['逾期原因', round.lateReason] : null,
        ]}
      />
    </article>
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

const Supplements = ({ round }: { readonly round: RoundDetail }) => (
  <ul>
    {round.supplements.map((s) => (
      <li>
        {dayText(s.requestedOn)} 要求补正：<span class="plain-text">{s.missing}</span>
        {s.answeredOn ? `（${dayText(s.answeredOn)} 已补齐）` : '（尚未补齐）'}
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

const OpinionPart = ({ round }: { readonly round: RoundDetail }) =>
  round.opinion && (
    <>
      <p>
        <StatusTag kind="opinion" value={round.opinion.kind} /> {dayText(round.opinion.givenOn)}，{round.opinionByName}
        。下一步：{wordOf('nextStep', nextStep(round.opinion.kind))}
      </p>
      <p class="plain-text">{round.opinionBody}</p>
    </>
  )
