import { dayText, wordOf } from '../../views/format.ts'
import { paths } from '../http/paths.ts'
import type { FeedEvent } from './ics.ts'
import type { Deadline } from './model.ts'
import { isOfCleanup } from './rules.ts'

/** Stands for the title of a secret document wherever it would leave the program. */
export const WITHHELD = '（涉密文件，名称请登录系统查看）'

/** Says what has to be done by the day. */
export const taskText = (deadline: Deadline): string =>
  deadline.kind === 'filing' || deadline.kind === 'supplement'
    ? `${deadline.recipient ? `向${deadline.recipient}` : ''}${wordOf('deadlineKind', deadline.kind)}`
    : wordOf('deadlineKind', deadline.kind)

/** Says which clock made the day: from when, how long, by which calendar. */
export function clockText({ kind, clock, isProvisional }: Deadline): string {
  const { from, event, limit, unit } = clock
  if (kind === 'validity') {
    const source = clock.validitySource ? `（${wordOf('validitySource', clock.validitySource)}）` : ''
    return unit === 'years' ? `自${dayText(from)}起有效 ${limit} 年${source}` : `规定了届满日${source}`
  }
  if (kind === 'amendment') return `${dayText(from)}的清理决定或者其后的变更所定，按自然日计算`
  const start = `自${dayText(from)}（${wordOf('startEvent', event)}）起`
  const length =
    limit === null ? wordOf('policy', clock.policyKey) : `${limit} ${unit === 'working' ? '个工作日' : '日'}`
  const more = `${clock.isExtended ? '，已延长一次' : ''}${isProvisional ? '，暂定' : ''}`
  return `${start} ${length}，按${clock.calendarName}${more}`
}

/** Gives the page where it is done. */
export function deadlineLink({ kind, subjectId: id, campaignId }: Deadline): string {
  if (isOfCleanup(kind)) return paths.campaigns.item({ id: campaignId ?? '', item: id })
  if (kind === 'review') return paths.reviews.show({ id })
  if (kind === 'filing_review' || kind === 'correction') return paths.filingReviews.show({ id })
  return kind === 'validity' ? paths.documents.show({ id }) : paths.filings.show({ id })
}

/** Writes a last day for a calendar outside the program. */
export function feedEvent(deadline: Deadline, publicUrl: string | null): FeedEvent {
  const title = deadline.secrecy === 'secret' ? WITHHELD : deadline.title
  return {
    uid: `${deadline.kind}-${deadline.subjectId}@fadu`,
    on: deadline.on,
    summary: `${taskText(deadline)}：${title}`,
    description: [`单位：${deadline.organ}`, clockText(deadline)].join('\n'),
    category: wordOf('deadlineKind', deadline.kind),
    url: publicUrl ? new URL(deadlineLink(deadline), publicUrl).href : null,
  }
}
