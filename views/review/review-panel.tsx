import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Submission } from '../../src/review/page-model.ts'
import { isOpen } from '../../src/review/rules.ts'
import { dayText } from '../format.ts'
import { LinkButton, Obstacles } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** The reviews of one document, for its page: the rounds, the way to the review, and the way to submit. */
export const ReviewPanel = ({ submission, today }: { readonly submission: Submission; readonly today: Day }) => {
  const { documentId, reviewId, rounds, earlier, obstacles } = submission
  const last = rounds.at(-1)
  const isOver = submission.stage === 'issued' || submission.stage === 'published' || last?.opinion?.kind === 'agree'
  const isWaiting = last !== undefined && isOpen(last.status)
  return (
    <>
      <DataTable
        caption="合法性审核各轮情况"
        rows={[...rounds].reverse()}
        empty="尚未送审。"
        columns={[
          {
            label: '轮次',
            nowrap: true,
            render: (r) =>
              reviewId && <a href={`${paths.reviews.show({ id: reviewId })}#round-${r.serial}`}>第 {r.serial} 轮</a>,
          },
          { label: '送审日期', nowrap: true, render: (r) => dayText(r.submittedOn) },
          { label: '送审稿', nowrap: true, render: (r) => (r.revisionSerial ? `第 ${r.revisionSerial} 稿` : '—') },
          { label: '状态', nowrap: true, render: (r) => <StatusTag kind="round" value={r.status} /> },
          {
            label: '审核期限',
            render: (r) =>
              r.due && r.status !== 'withdrawn' ? (
                <DueDay
                  day={r.due.day}
                  today={today}
                  isProvisional={r.due.provisional}
                  doneOn={r.opinion?.givenOn ?? null}
                />
              ) : (
                '—'
              ),
          },
          {
            label: '意见',
            nowrap: true,
            render: (r) => (r.opinion ? <StatusTag kind="opinion" value={r.opinion.kind} /> : '—'),
          },
        ]}
      />
      {earlier.length > 0 && (
        <p>
          以前的审核：
          {earlier.map((r) => (
            <a href={paths.reviews.show({ id: r.reviewId })}>{dayText(r.openedOn)} 送审</a>
          ))}
        </p>
      )}
      {obstacles !== null && !isWaiting && !isOver && <Obstacles what="送审" obstacles={obstacles} />}
      <p class="actions">
        {obstacles !== null && !isOver && (
          <LinkButton href={paths.documents.pack({ id: documentId })}>送审材料</LinkButton>
        )}
        {obstacles?.length === 0 && (
          <LinkButton
            kind={submission.stage === 'drafting' ? 'primary' : 'secondary'}
            href={paths.documents.reviews({ id: documentId })}
          >
            {rounds.length === 0 ? '送合法性审核' : '另起一轮送审'}
          </LinkButton>
        )}
        {reviewId && <LinkButton href={paths.reviews.show({ id: reviewId })}>打开审核</LinkButton>}
      </p>
    </>
  )
}
