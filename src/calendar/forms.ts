import { z } from 'zod'
import { choice, optional, required, requiredDay, ticked, version } from '../http/fields.ts'
import { daysBetween, yearOf } from '../lib/day.ts'

const FIRST = 1949
const LAST = 2099
const YEARS = `年份须在 ${FIRST} 至 ${LAST} 年之间。`
/** The longest arrangement of a notice; more is a slip of the pen in the year. */
const LONGEST_NOTICE = 31

const dayInRange = (ask: string) =>
  requiredDay(ask).refine((d) => !d || (yearOf(d) >= FIRST && yearOf(d) <= LAST), YEARS)

export const noticeForm = z
  .object({
    from: dayInRange('请填写起始日期。'),
    to: dayInRange('请填写终止日期；只有一天的，与起始日期相同。'),
    kind: choice(['off', 'work', 'ordinary'], '请选择放假、调休上班或恢复正常。'),
    note: required('请写明事由，如“藏历新年”。', 60),
    source: required('请写明依据的通知，如“拉萨市人民政府办公室关于2026年藏历新年放假的通知”。', 200),
    version: version(),
  })
  .refine((v) => v.to >= v.from, { path: ['to'], message: '终止日期不能早于起始日期。' })
  .refine((v) => v.to < v.from || daysBetween(v.from, v.to) < LONGEST_NOTICE, {
    path: ['to'],
    message: `一次最多录入 ${LONGEST_NOTICE} 天，请核对年份，或分几次录入。`,
  })

const year = (message: string) => z.coerce.number({ message }).int(message).min(FIRST, YEARS).max(LAST, YEARS)

export const yearForm = z.object({
  year: year('请填写年份，如 2027。'),
  yearNote: optional(200),
  version: version(),
})

const LONGEST_LIMIT = 3660
const LIMIT = `期限请填写 1 至 ${LONGEST_LIMIT} 的整数。`

export const calculatorForm = z.object({
  from: dayInRange('请填写起算日。'),
  limit: z.coerce.number({ message: LIMIT }).int(LIMIT).min(1, LIMIT).max(LONGEST_LIMIT, LIMIT),
  unit: choice(['working', 'calendar'], '请选择工作日或自然日。'),
  calendar: required('请选择日历。', 40),
  roll: ticked(),
})
