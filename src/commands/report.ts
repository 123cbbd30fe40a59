import { parseArgs } from 'node:util'
import type { Day } from '../lib/day.ts'
import { isDay, yearOf, yearSpan } from '../lib/day.ts'
import type { Io } from '../lib/io.ts'
import { Refused } from '../lib/refused.ts'
import type { Figures } from '../reports/model.ts'
import { getFigures } from '../reports/queries/figures.ts'
import { withDeps } from './with-deps.ts'

/** Prints the figures of the home page, counted from rows, for the documents of a period (this year when left out). */
export async function report(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: { json: { type: 'boolean' }, from: { type: 'string' }, to: { type: 'string' } },
  })
  return withDeps(async (deps) => {
    const today = deps.clock.today()
    const [first, last] = yearSpan(yearOf(dayOf(values.from) ?? today))
    const period = { from: dayOf(values.from) ?? first, to: dayOf(values.to) ?? last }
    if (period.from > period.to) throw new Refused('invalid', '起始日期晚于截止日期，请核对 --from 和 --to。')
    const figures = await getFigures(deps.db, period, today)
    io.stdout(values.json ? JSON.stringify(plain(figures), null, 2) : readable(figures))
    return 0
  })
}

function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  if (!isDay(text)) throw new Refused('invalid', `“${text}”不是日期，请写成 2026-02-06 的样子。`)
  return text
}

/** The overdue list without the rows behind it: names and days only. */
const plain = (figures: Figures) => ({
  ...figures,
  overdue: figures.overdue.map(({ filing, daysLate }) => ({
    title: filing.title,
    number: filing.numberText,
    recipient: filing.recipient,
    filingOrgan: filing.filingOrgan,
    dueOn: filing.dueOn,
    daysLate,
  })),
})

function readable({ from, to, rates, overdue, party, campaigns }: Figures): string {
  const rate = [rates.filing, rates.timeliness, rates.conformity].map((r) => r.formula)
  const lines = campaigns.map(({ name, items, totals: { proposals: p, decisions: d } }) => {
    const parts = (t: typeof p): string =>
      `废止 ${t.byOutcome.repeal}、宣布失效 ${t.byOutcome.declare_lapsed}、修改 ${t.byOutcome.amend + t.byOutcome.amend_or_lapse}、继续有效 ${t.byOutcome.remain}、未定 ${t.open}`
    return `${name}：${items} 件；拟办：${parts(p)}；决定：${parts(d)}`
  })
  return [
    `${from} 至 ${to}`,
    ...rate,
    `逾期未报：${overdue.length} 件`,
    `党内前置审核：${party.preReviews} 次 ${party.preReviewedDocuments} 件；党内备案：${party.filed} 件`,
    ...lines,
  ].join('\n')
}
