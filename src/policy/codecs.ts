import type { DayLimit } from '../calendar/model.ts'
import type { FilingLimit, StartEvent } from '../filing/model.ts'
import type { ReadValue, ReviewLimit } from './model.ts'

/** Reads a value as a clerk types it and writes it back in one fixed form. */
export interface Codec<T> {
  read(text: string): ReadValue<T>
  write(value: T): string
}

const ok = <T>(value: T): ReadValue<T> => ({ ok: true, value })
const no = <T>(reason: string): ReadValue<T> => ({ ok: false, reason })

/** Makes a codec of a fixed list of values and the words for them. */
export function choice<T extends string | boolean>(words: readonly (readonly [T, string])[]): Codec<T> {
  const list = words.map(([, word]) => `“${word}”`).join('、')
  return {
    read: (text) => {
      const found = words.find(([value, word]) => word === text.trim() || String(value) === text.trim())
      return found ? ok(found[0]) : no(`请填写${list}之一。`)
    },
    write: (value) => words.find(([v]) => v === value)?.[1] ?? String(value),
  }
}

const LIMIT = /^(\d{1,4})\s*(?:(个?工作日)|个?(?:自然)?日|天)$/

function readLimit(text: string): DayLimit | undefined {
  const match = LIMIT.exec(text.trim())
  const limit = Number(match?.[1])
  if (!match || limit < 1 || limit > 3660) return undefined
  return { limit, unit: match[2] ? 'working' : 'calendar' }
}

const writeLimit = ({ limit, unit }: DayLimit): string => (unit === 'working' ? `${limit}个工作日` : `${limit}日`)

/** `30日` or `15个工作日`. */
export const dayLimit: Codec<DayLimit> = {
  read: (text) => {
    const limit = readLimit(text)
    return limit ? ok(limit) : no('请写成“30日”或“15个工作日”，天数为 1 至 3660。')
  },
  write: writeLimit,
}

const START_WORDS: readonly (readonly [StartEvent, string])[] = [
  ['published', '公布'],
  ['issued', '印发'],
  ['signed', '签署'],
  ['written', '成文'],
  ['effective', '施行'],
]

/** Gives the Chinese words for the event whose day is day zero. */
export const startWords = (start: StartEvent): string => `${START_WORDS.find(([one]) => one === start)?.[1]}之日`

/** `自公布之日起30日`: the start event is part of the limit, because clocks start from different dates. */
export const filingLimit: Codec<FilingLimit> = {
  read: (text) => {
    const match = /^自(..)之日起(.+)$/.exec(text.trim())
    const start = START_WORDS.find(([, word]) => word === match?.[1])?.[0]
    const limit = readLimit(match?.[2] ?? '')
    if (!start || !limit)
      return no('请写成“自公布之日起30日”，起算可为公布、印发、签署、成文、施行，期限为日或工作日。')
    return ok({ ...limit, start })
  },
  write: (value) => `自${startWords(value.start)}起${writeLimit(value)}`,
}

/** `15个工作日，不少于5个工作日`. */
export const reviewLimit: Codec<ReviewLimit> = {
  read: (text) => {
    const [most = '', least = ''] = text.split(/[，,]\s*不少于/)
    const limit = readLimit(most)
    const floor = readLimit(least)
    if (!limit || !floor || limit.unit !== floor.unit) return no('请写成“15个工作日，不少于5个工作日”，两处单位相同。')
    if (floor.limit > limit.limit) return no('最短时间不能长于最长时间。')
    return ok({ ...limit, least: floor.limit })
  },
  write: (value) => `${writeLimit(value)}，不少于${writeLimit({ limit: value.least, unit: value.unit })}`,
}

/** A whole number with its measure word, such as `5年`. */
export function whole(unit: string, from: number, to: number): Codec<number> {
  return {
    read: (text) => {
      const match = /^(\d{1,3})\s*(.*)$/.exec(text.trim())
      const value = Number(match?.[1])
      if (!match || (match[2] !== '' && match[2] !== unit) || value < from || value > to)
        return no(`请填写 ${from} 至 ${to} 的整数，如“${Math.min(5, to)}${unit}”。`)
      return ok(value)
    },
    write: (value) => `${value}${unit}`,
  }
}

/** `6、3、2、1个月`: warnings before the end, the earliest first. */
export const months: Codec<readonly number[]> = {
  read: (text) => {
    const parts = text
      .trim()
      .replace(/\s*个月$/, '')
      .split(/\s*[、,，]\s*/)
    if (!parts.every((part) => /^\d{1,2}$/.test(part) && Number(part) > 0)) return no('请写成“6、3、2、1个月”。')
    const values = [...new Set(parts.map(Number))].sort((a, b) => b - a)
    return ok(values)
  },
  write: (values) => `${values.join('、')}个月`,
}

/** `5、2、0个工作日`: reminders before a last day, the earliest first; 0 is the day itself. */
export function daysBefore(unit: '日' | '个工作日'): Codec<readonly number[]> {
  const tail = unit === '日' ? /\s*(?:日|天|个自然日)$/ : /\s*个?工作日$/
  return {
    read: (text) => {
      const parts = text
        .trim()
        .replace(tail, '')
        .split(/\s*[、,，]\s*/)
      if (!parts.every((part) => /^\d{1,2}$/.test(part))) return no(`请写成“5、2、0${unit}”，0 为到期当日。`)
      return ok([...new Set(parts.map(Number))].sort((a, b) => b - a))
    },
    write: (values) => `${values.join('、')}${unit}`,
  }
}

/** One entry on each line; empty lines do not count. */
export function lines<T>(one: Codec<T>, least: number): Codec<readonly T[]> {
  return {
    read: (text) => {
      const values: T[] = []
      const typed = text.split('\n').filter((line) => line.trim() !== '')
      for (const [i, line] of typed.entries()) {
        const read = one.read(line)
        if (!read.ok) return no(`第${i + 1}行：${read.reason}`)
        values.push(read.value)
      }
      return values.length < least ? no(`至少填写${least}行，每行一项。`) : ok(values)
    },
    write: (values) => values.map((value) => one.write(value)).join('\n'),
  }
}

/** Refuses what the check gives a reason against, a Chinese sentence. */
export const checked = <T>(one: Codec<T>, reasonAgainst: (value: T) => string | null): Codec<T> => ({
  read: (text) => {
    const read = one.read(text)
    const reason = read.ok ? reasonAgainst(read.value) : null
    return reason === null ? read : no(reason)
  },
  write: one.write,
})

/** Any words up to a length. */
export const words = (most: number): Codec<string> => ({
  read: (text) => {
    const value = text.trim()
    return value.length > 0 && value.length <= most ? ok(value) : no(`请填写 1 至 ${most} 个字。`)
  },
  write: (value) => value,
})

/** A day of every year, typed `1月31日` and kept as `01-31`. */
export const dayOfYear: Codec<string> = {
  read: (text) => {
    const match = /^(\d{1,2})月(\d{1,2})日$/.exec(text.trim())
    const [month, date] = [Number(match?.[1]), Number(match?.[2])]
    const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    if (!match || last === undefined || date < 1 || date > last) return no('请写成“1月31日”，须为每年都有的日子。')
    return ok(`${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
  },
  write: (value) => value.replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日'),
}

/** The name of a calendar as it is kept. */
export const calendarId: Codec<string> = {
  read: (text) => {
    const value = text.trim()
    return /^[a-z][a-z0-9-]{0,30}$/.test(value) ? ok(value) : no('请填写日历代号，如 lhasa 或 national。')
  },
  write: (value) => value,
}

/** Several named values, one `名称：取值` on each line, all of them required. */
export function fields<T extends object>(spec: { readonly [K in keyof T]: readonly [string, Codec<T[K]>] }): Codec<T> {
  const keys = Object.keys(spec) as (keyof T)[]
  return {
    read: (text) => {
      const pairs = text.split('\n').map((line) => line.split(/[：:]/).map((part) => part.trim()))
      const typed = new Map(pairs.map(([label = '', value = '']) => [label, value]))
      const value: Partial<T> = {}
      for (const key of keys) {
        const [label, codec] = spec[key]
        const given = typed.get(label)
        if (given === undefined) return no(`缺少“${label}”一行。`)
        const read = codec.read(given)
        if (!read.ok) return no(`“${label}”：${read.reason}`)
        value[key] = read.value
      }
      return ok(value as T)
    },
    write: (value) => keys.map((key) => `${spec[key][0]}：${spec[key][1].write(value[key])}`).join('\n'),
  }
}
