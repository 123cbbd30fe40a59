import { addDays, type Day, daysBetween, weekday, yearOf } from '../lib/day.ts'
import { dayWords, dayWordsWithWeekday, spanWords } from '../lib/day-words.ts'
import type { Calendar, DueDate, DueTerms, TraceLine } from './model.ts'

/** Tells whether offices work on the day; a year the calendar does not know is taken as Monday to Friday. */
export function isWorkingDay(d: Day, calendar: Calendar): boolean {
  const special = calendar.days.get(d)
  if (special) return special.kind === 'work'
  return weekday(d) >= 1 && weekday(d) <= 5
}

/** Gives the day itself when offices work on it, else the next day on which they do. */
export function nextWorkingDay(d: Day, calendar: Calendar): Day {
  let at = d
  while (!isWorkingDay(at, calendar)) at = addDays(at, 1)
  return at
}

/** Gives the `count`-th working day after `from`, which is day zero; counts back when negative. */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  const step = Math.sign(wholeDays(count))
  let at = from
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(at, calendar)) left--
  }
  return at
}

/**
 * Gives the day `count` calendar days after `from`, which is day zero; with `roll` a last day off moves on.
 * Basis: 民法典 arts. 201, 203 by analogy; whether it applies to a limit is policy `filing-roll`.
 */
export function addCalendarDays(from: Day, count: number, calendar: Calendar, roll: boolean): Day {
  const last = addDays(from, wholeDays(count))
  return roll ? nextWorkingDay(last, calendar) : last
}

/** Counts the working days after `from` up to and with `to`; negative when `to` is earlier. */
export function countWorkingDays(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return -countWorkingDays(to, from, calendar)
  let count = 0
  for (let at = from; at < to; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, calendar)) count++
  }
  return count
}

/** Gives the last day of a limit counted from day zero, with every step a clerk needs to check it by hand. */
export function dueDate(from: Day, terms: DueTerms, calendar: Calendar): DueDate {
  const { limit, unit, roll } = terms
  const day = unit === 'working' ? addWorkingDays(from, limit, calendar) : addCalendarDays(from, limit, calendar, roll)
  const unknown = unknownYears(from, day, terms, calendar)
  return {
    day,
    provisional: unknown.length > 0,
    trace: [
      line('start', from, from, `${dayWordsWithWeekday(from)}为起算日，当日不计入期限，按“${calendar.name}”计算。`),
      ...(unit === 'working' ? workingSteps(from, day, calendar) : calendarSteps(from, day, terms, calendar)),
      ...unknown.map((year) => unknownLine(year, from, day, calendar)),
      line('result', day, day, resultWords(day, terms)),
    ],
    countedFrom: from,
    limit,
    unit,
    roll,
    calendarId: calendar.id,
  }
}

function wholeDays(count: number): number {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${count}`)
  return count
}

const line = (kind: TraceLine['kind'], from: Day, to: Day, text: string): TraceLine => ({ kind, from, to, text })

function resultWords(day: Day, { limit, unit }: DueTerms): string {
  const amount = unit === 'working' ? `${limit}个工作日` : `${limit}日`
  return `期限${amount}，最后一日为${dayWordsWithWeekday(day)}。`
}

/** A calendar limit depends on holidays only through its last day; a working limit through each day it passes. */
function unknownYears(from: Day, to: Day, { limit, unit, roll }: DueTerms, calendar: Calendar): number[] {
  const first = unit === 'working' ? addDays(from, 1) : addDays(from, limit)
  if ((unit === 'calendar' && !roll) || first > to) return []
  const years: number[] = []
  for (let year = yearOf(first); year <= yearOf(to); year++) if (!calendar.knownYears.has(year)) years.push(year)
  return years
}

function unknownLine(year: number, from: Day, to: Day, calendar: Calendar): TraceLine {
  const text = `“${calendar.name}”尚未录入${year}年的放假安排，暂按周一至周五为工作日推算，结果可能变动。`
  return line('unknown_year', from, to, text)
}

function calendarSteps(from: Day, day: Day, { limit, roll }: DueTerms, calendar: Calendar): TraceLine[] {
  const last = addDays(from, limit)
  const counted = line('count', last, last, `自次日起按自然日计满${limit}日，为${dayWordsWithWeekday(last)}。`)
  if (isWorkingDay(last, calendar)) return [counted]
  const off = `${dayWords(last)}为${restWords(last, calendar)}`
  if (!roll) return [counted, line('skip', last, last, `${off}，本期限不顺延。`)]
  const span = spanWords(last, addDays(day, -1))
  const rolled = line('roll', last, day, `${off}，${span}休息，顺延至其后第一个工作日${dayWordsWithWeekday(day)}。`)
  const makeUp = calendar.days.get(day)
  const made = makeUp?.kind === 'work' ? [line('make_up', day, day, makeUpWords(day, makeUp.note))] : []
  return [counted, rolled, ...made]
}

const makeUpWords = (d: Day, note: string): string => `${dayWordsWithWeekday(d)}为调休上班日（${note}），按工作日计算。`

const restWords = (d: Day, calendar: Calendar): string => {
  const note = calendar.days.get(d)?.note
  return note ? `放假日（${note}）` : '周末休息日'
}

function workingSteps(from: Day, to: Day, calendar: Calendar): TraceLine[] {
  const lines: TraceLine[] = []
  let weekends = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const special = calendar.days.get(at)
    if (special?.kind === 'work') lines.push(line('make_up', at, at, makeUpWords(at, special.note)))
    if (isWorkingDay(at, calendar)) continue
    const end = addDays(nextWorkingDay(at, calendar), -1)
    const notes = notesBetween(at, end, calendar)
    if (notes.length === 0) weekends += daysBetween(at, end) + 1
    else lines.push(line('skip', at, end, `${spanWords(at, end)}放假（${notes.join('、')}），不计入。`))
    at = end
  }
  if (weekends > 0) lines.push(line('skip', from, to, `其间另有周末休息日${weekends}天，不计入。`))
  return lines
}

function notesBetween(from: Day, to: Day, calendar: Calendar): string[] {
  const notes = new Set<string>()
  for (let at = from; at <= to; at = addDays(at, 1)) {
    const note = calendar.days.get(at)?.note
    if (note) notes.add(note)
  }
  return [...notes]
}
