import { type Day, isDay } from '../lib/day.ts'
import type { Io } from '../lib/io.ts'
import { type DayUnit, type DueTerms, SEED_CALENDAR_IDS, type SeedCalendarId } from './model.ts'
import { seedCalendar } from './seed-data.ts'
import { dueDate } from './working-days.ts'

const LONGEST = 3660
const USAGE = '用法：fadu due 2026-02-09 --limit 15 --unit working --calendar lhasa [--roll] [--json]'

interface Question {
  readonly from: Day
  readonly terms: DueTerms
  readonly calendarId: SeedCalendarId
  readonly json: boolean
}

/** Counts a limit from the seed calendars without a database; gives exit code 2 and one sentence on bad input. */
export async function dueCommand(argv: readonly string[], io: Io): Promise<number> {
  const question = readQuestion(argv)
  if (typeof question === 'string') {
    io.stderr(question)
    return 2
  }
  const due = dueDate(question.from, question.terms, seedCalendar(question.calendarId))
  if (question.json) {
    io.stdout(JSON.stringify({ due: due.day, provisional: due.provisional, trace: due.trace }, null, 2))
    return 0
  }
  const notes = due.trace.map((step, i) => `${i + 1}. ${step.text}`)
  io.stdout([`${due.day}${due.provisional ? '（暂定）' : ''}`, ...notes].join('\n'))
  return 0
}

function readQuestion(argv: readonly string[]): Question | string {
  const options = readOptions(argv)
  if (typeof options === 'string') return options
  const { from, values, flags } = options
  if (from === undefined) return `请写明起算日。${USAGE}`
  if (!isDay(from)) return `起算日“${from}”不是有效日期，请写成 2026-02-09 的形式。`
  const limit = values.get('--limit')
  if (limit === undefined) return `请用 --limit 写明期限天数。${USAGE}`
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > LONGEST)
    return `期限“${limit}”无效，请填 1 至 ${LONGEST} 的整数。`
  const unit = values.get('--unit') ?? 'calendar'
  if (!isUnit(unit)) return `单位“${unit}”无效，请填 working（工作日）或 calendar（自然日）。`
  const calendarId = values.get('--calendar') ?? 'lhasa'
  if (!isSeedCalendar(calendarId)) return `没有“${calendarId}”这个日历，请填 ${SEED_CALENDAR_IDS.join(' 或 ')}。`
  const terms = { limit: Number(limit), unit, roll: flags.has('--roll') }
  return { from, terms, calendarId, json: flags.has('--json') }
}

const isUnit = (text: string): text is DayUnit => text === 'working' || text === 'calendar'
const isSeedCalendar = (text: string): text is SeedCalendarId => SEED_CALENDAR_IDS.some((id) => id === text)

const VALUED = ['--limit', '--unit', '--calendar']
const FLAGS = ['--roll', '--json']

interface Options {
  readonly from: string | undefined
  readonly values: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
}

function readOptions(argv: readonly string[]): Options | string {
  const values = new Map<string, string>()
  const flags = new Set<string>()
  let from: string | undefined
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    const [name = '', given] = word.startsWith('--') ? splitOnce(word) : [word]
    if (VALUED.includes(name)) {
      const value = given ?? argv[++i]
      if (value === undefined || value.startsWith('--')) return `${name} 后面缺少取值。${USAGE}`
      values.set(name, value)
    } else if (FLAGS.includes(word)) flags.add(word)
    else if (word.startsWith('-') || from !== undefined) return `看不懂参数“${word}”。${USAGE}`
    else from = word
  }
  return { from, values, flags }
}

function splitOnce(word: string): [string] | [string, string] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}
