import { type Day, weekday } from './day.ts'

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** Writes a day as a Chinese sentence needs it: 2026年2月9日. */
export function dayWords(d: Day): string {
  const [y, m, dd] = d.split('-').map(Number)
  return `${y}年${m}月${dd}日`
}

/** Writes a day with its weekday: 2026年2月9日（周一）. */
export const dayWordsWithWeekday = (d: Day): string => `${dayWords(d)}（${WEEKDAYS[weekday(d)]}）`

/** Writes a span of days, or the one day when both are equal. */
export const spanWords = (from: Day, to: Day): string =>
  from === to ? dayWordsWithWeekday(from) : `${dayWordsWithWeekday(from)}至${dayWordsWithWeekday(to)}`
