import { dayText, wordOf } from '../../views/format.ts'
import { WITHHELD } from '../deadlines/wording.ts'
import { paths } from '../http/paths.ts'
import type { Digest } from '../mail/messages/digest.ts'
import { NOTICE_KINDS, type NoticeLine } from './model.ts'
import { LATE } from './rules.ts'

type Said = Pick<NoticeLine, 'kind' | 'day' | 'step' | 'detail'>

/** What the last day is for, by kind. */
const OF_WHAT = {
  review_due: '出具审核意见',
  filing_due: '报送备案',
  supplement_due: '补正备案材料',
  filing_review_due: '完成备案审查',
  correction_due: '纠正备案审查指出的问题',
  cleanup_due: '因上位规定变动提出清理意见',
  amendment_due: '按清理决定修改文件',
} as const

/** Says what a notice tells, as of the moment when it was written; the title stands beside it. */
export function noticeSentence({ kind, day, step, detail }: Said): string {
  const moved = detail.movedFrom ? `截止日由${dayText(detail.movedFrom)}改为${dayText(day)}。` : ''
  const to = detail.recipient ? `向${detail.recipient}` : ''
  const words = detail.words ? `：${detail.words}` : ''
  const number = detail.number ? `，登记号 ${detail.number}` : ''
  switch (kind) {
    case 'review_due':
    case 'filing_due':
    case 'supplement_due':
    case 'filing_review_due':
    case 'correction_due':
    case 'cleanup_due':
    case 'amendment_due':
      return `${moved}${to}${OF_WHAT[kind]}${howNear({ day, step, detail })}${detail.isProvisional ? '（暂定）' : ''}。`
    case 'validity_end':
      return `${moved}${validityWords(day, step)}`
    case 'assigned':
      return detail.duty === 'adviser' ? '请您对这件审核提出顾问意见。' : '这件审核已分派给您办理。'
    case 'round_submitted':
      return `第 ${detail.round} 轮已送审，等待受理。`
    case 'supplement_requested':
      return `第 ${detail.round} 轮要求补正${words}。`
    case 'round_returned':
      return `第 ${detail.round} 轮已退回${words}。`
    case 'opinion_issued':
      return `第 ${detail.round} 轮审核意见已出具：${wordOf('opinion', detail.opinion)}。`
    case 'filing_registered':
      return `${to}的备案已准予登记${number}。`
    case 'filing_suspended':
      return `${to}的备案暂缓登记，要求补正${words}。`
    case 'filing_letter':
      return `备案机关出具了${detail.words ?? '文书'}（${detail.number ?? '无编号'}），请在备案页面查看并按期办理。`
    case 'filing_refused':
      return `${to}的备案不予登记${words}。`
  }
}

function howNear({ day, step, detail }: Pick<Said, 'day' | 'step' | 'detail'>): string {
  const last = `${dayText(day)}截止`
  if (step === LATE) return `已经逾期，截止日为${dayText(day)}`
  if (detail.left === undefined) return `的期限为${dayText(day)}`
  if (detail.left === 0) return `今天截止（${dayText(day)}）`
  return `还剩 ${detail.left} ${detail.unit === 'working' ? '个工作日' : '天'}，${last}`
}

function validityWords(day: NoticeLine['day'], step: string): string {
  if (step === LATE) return `有效期已于${dayText(day)}届满，文件自次日起失效。`
  return `有效期将于${dayText(day)}届满（${step} 个月内），请评估后决定继续、修改或者不再延长。`
}

/** Puts what a letter says together. The words of a secret document stay here with its title. */
export function digestOf(person: string, dayWords: string, notices: readonly NoticeLine[], publicUrl: string): Digest {
  const full = (path: string): string => new URL(path, publicUrl).href
  const itemOf = (notice: NoticeLine) => ({
    what: noticeSentence(notice.isSecret ? { ...notice, detail: { ...notice.detail, words: undefined } } : notice),
    title: notice.isSecret ? WITHHELD : notice.title,
    link: full(noticeLink(notice)),
  })
  return {
    person,
    dayText: dayWords,
    groups: NOTICE_KINDS.map((kind) => ({
      label: wordOf('noticeKind', kind),
      items: notices.filter((notice) => notice.kind === kind).map(itemOf),
    })).filter((group) => group.items.length > 0),
    listLink: full(paths.notices.list()),
    settingsLink: full(paths.notices.settings()),
  }
}

/** Gives the page that a notice is about. */
export function noticeLink(line: Pick<NoticeLine, 'subjectType' | 'subjectId'>): string {
  const id = line.subjectId
  if (line.subjectType === 'review') return paths.reviews.show({ id })
  return line.subjectType === 'filing' ? paths.filings.show({ id }) : paths.documents.show({ id })
}
