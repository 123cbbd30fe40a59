import { CATEGORY_WORDS } from '../documents/words.ts'
import { type Day, daysBetween } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OrganNode } from '../people/model.ts'
import { indented } from '../templates/indented.ts'
import type { TemplateData } from '../templates/model.ts'
import type { LetterFacts } from './letter-model.ts'
import type { DeskLetterKind, FilingFacts } from './model.ts'

/**
 * Tells whether somebody of an organ acts for a filing authority: materials go to the working body (司法局) of the
 * government they are filed with (法规规章备案审查条例 art. 8, 径送), so it writes the letters.
 */
export const actsFor = (organ: Pick<OrganNode, 'organId' | 'parentId' | 'kind'>, recipientId: string): boolean =>
  organ.organId === recipientId || (organ.kind === 'department' && organ.parentId === recipientId)

/** What decides whether a letter can be written. */
export interface LetterDraft {
  readonly kind: DeskLetterKind
  readonly filing: FilingFacts
  readonly isOwn: boolean
  /** A letter of this kind was written for the same cause. */
  readonly isWritten: boolean
  readonly replyBy: Day | null
  readonly today: Day
}

/** Gives what a letter is about: the outcome of the last submission, or the day on which a filing is asked for. */
export function causeOf(kind: DeskLetterKind, filingId: string, filing: FilingFacts, today: Day): string {
  return kind === 'filing-urging' ? `${filingId}/${today}` : `${filingId}/${filing.submissions.length}`
}

const OUTCOME = { 'filing-supplement': 'suspended', 'filing-refusal': 'refused' } as const

/** Why a letter cannot be written; empty means it can. Apart from the day to reply by, see `obstaclesToReplyDay`. */
export function obstaclesToLetter({
  kind,
  filing,
  isOwn,
  isWritten,
}: Omit<LetterDraft, 'replyBy' | 'today'>): Obstacle[] {
  const outcome = filing.submissions.at(-1)?.registration?.outcome
  const wanted = kind === 'filing-urging' ? null : OUTCOME[kind]
  return obstacles([
    [!isOwn, 'not_recipient', '文书由备案机关或者它的备案审查工作机构出具；这件备案不是报送给您单位的。'],
    [wanted === 'suspended' && outcome !== wanted, 'not_suspended', '最近一次报送没有被暂缓登记，不需要补正通知。'],
    [wanted === 'refused' && outcome !== wanted, 'not_refused', '最近一次报送没有被不予登记，不需要不予备案通知。'],
    [kind === 'filing-urging' && filing.status !== 'due', 'filed', '已经报送，不需要督促。'],
    [
      isWritten,
      'written',
      kind === 'filing-urging' ? '今天已经就这件备案出具过督促报备函。' : '这次登记结果的通知已经出具过。',
    ],
  ])
}

/** Why a filing cannot be asked for by a day. */
export const obstaclesToReplyDay = (replyBy: Day | null, today: Day): Obstacle[] =>
  obstacles([
    [replyBy === null, 'no_day', '请填写限期报备日。'],
    [replyBy !== null && replyBy <= today, 'past', '限期报备日应当晚于今天。'],
  ])

/** Who writes a letter, and when. */
export interface LetterHead {
  readonly number: string
  readonly organ: string
  readonly clerk: string
  readonly on: Day
}

/** Gives what every letter about a filing is filled with. */
export const letterData = (facts: LetterFacts, head: LetterHead) => ({
  编号: head.number,
  文件名称: facts.title,
  发文字号: facts.numberText ?? '无文号',
  文件类别: CATEGORY_WORDS[facts.category],
  制定机关: facts.makers.join('、'),
  报送单位: facts.filingOrgan,
  备案机关: facts.recipient,
  公布日期: facts.publishedOn ? dayWords(facts.publishedOn) : '______',
  报备期限: dayWords(facts.dueOn),
  报送日期: facts.submittedOn ? dayWords(facts.submittedOn) : '尚未报送',
  经办人: head.clerk,
  落款机关: head.organ,
  落款日期: dayWords(head.on),
})

/** Gives what a notice of a supplement says beside. */
export const supplementWords = (missing: string, until: Day): TemplateData => ({
  补正内容: indented(missing),
  补正期限: dayWords(until),
})

/** Gives what a notice of a refusal says beside. */
export const refusalWords = (reason: string): TemplateData => ({ 不予备案理由: indented(reason) })

/** Gives what a letter that asks for a filing says beside. */
export function urgingWords(dueOn: Day, replyBy: Day, note: string | null, today: Day): TemplateData {
  const late = daysBetween(dueOn, today)
  const state = late > 0 ? `已逾期${late}日` : late === 0 ? '今天到期' : `距期限届满还有${-late}日`
  return { 报备情况: state, 限期报备日: dayWords(replyBy), 补充说明: note ? indented(note) : '' }
}
