import type { Day } from '../../src/lib/day.ts'
import type { FigureName } from '../../src/reports/figure-rules.ts'
import type { CountedFiling, RateSwitches, Statistics } from '../../src/reports/model.ts'
import { dayText, rateText } from '../format.ts'

export const FIGURE_WORDS: Readonly<Record<FigureName, string>> = {
  due: '应报备',
  filed: '已报备',
  missing: '应报未报',
  on_time: '按时报备',
  late: '逾期报备',
  conforming: '材料规范',
  not_conforming: '材料尚不规范',
  issued: '印发',
  published: '已公布',
  unpublished: '未公布',
  illegal: '印发文件中违法',
  found_illegal: '查明违法',
  corrected: '已纠正',
}

export const ACT_WORDS = { made: '制定', amended: '修改', repealed: '废止' } as const

/** Says by which rules the rates are counted (domain.md §3.5). */
export function switchWords(switches: RateSwitches, from: Day): string {
  const words = [
    switches.supplementedCountsFrom === 'first' ? '经补正的按首次报送日计算时间' : '经补正的按最后一次报送日计算时间',
    switches.supplementedConforms ? '补正后符合要求的计为规范' : '补正后才符合要求的不计为规范',
    switches.notYetDueCounts ? '尚未到期的计入应报备' : '尚未到期又未报的不计入应报备',
    switches.refusedLeaves ? '不属于备案范围的不计入' : '不属于备案范围的照计',
    switches.omissionYear === 'found' ? '事后查出的漏报计入查出的年度' : '事后查出的漏报计入公布的年度',
  ]
  return `统计口径（${dayText(from)}起）：${words.join('；')}。`
}

/** The title of a filing for people who count: a secret one is counted and not named. */
export const nameOf = (filing: Pick<CountedFiling, 'isSecret' | 'title'>): string =>
  filing.isSecret ? '（涉密文件）' : filing.title

const sum = (statistics: Statistics, pick: (counts: Statistics['organs'][number]['counts']) => number): number =>
  statistics.organs.reduce((total, organ) => total + pick(organ.counts), 0)

/** The totals of a circular. */
export const totalsOf = (statistics: Statistics) => ({
  issued: sum(statistics, (c) => c.issued),
  published: sum(statistics, (c) => c.published),
  due: sum(statistics, (c) => c.due),
  filed: sum(statistics, (c) => c.filed),
  onTime: sum(statistics, (c) => c.onTime),
  conforming: sum(statistics, (c) => c.conforming),
  illegal: sum(statistics, (c) => c.illegal),
  foundIllegal: sum(statistics, (c) => c.foundIllegal),
  corrected: sum(statistics, (c) => c.corrected),
})

/** The sentences of the circular and of the yearly report, drafted from the figures. */
export function circularSentences(statistics: Statistics): readonly string[] {
  const t = totalsOf(statistics)
  const rate = (part: number, whole: number): string => (whole === 0 ? '无应计件数' : rateText({ part, whole }))
  const rows = [
    `${dayText(statistics.from)}至${dayText(statistics.to)}，共印发规范性文件${t.issued}件，其中已公布${t.published}件，公布率${rate(t.published, t.issued)}；应报备${t.due}件次，已报备${t.filed}件次，报备率${rate(t.filed, t.due)}；其中按时${t.onTime}件次，及时率${rate(t.onTime, t.filed)}；材料规范${t.conforming}件次，规范率${rate(t.conforming, t.filed)}。以上截至${dayText(statistics.asOf)}。`,
  ]
  if (t.foundIllegal > 0)
    rows.push(
      `备案审查查明违法${t.foundIllegal}件，已纠正${t.corrected}件，纠错率${rate(t.corrected, t.foundIllegal)}；本期印发的文件违法率${rate(t.illegal, t.issued)}。`,
    )
  if (statistics.missing.length > 0)
    rows.push(`尚有${statistics.missing.length}件次应报未报，涉及${organsOf(statistics.missing)}。`)
  if (statistics.late.length > 0) rows.push(`逾期报备${statistics.late.length}件次，涉及${organsOf(statistics.late)}。`)
  if (statistics.missing.length + statistics.late.length === 0 && t.due > 0) rows.push('没有漏报，没有逾期。')
  return rows
}

function organsOf(filings: readonly CountedFiling[]): string {
  const counts = new Map<string, number>()
  for (const { filingOrgan } of filings) counts.set(filingOrgan, (counts.get(filingOrgan) ?? 0) + 1)
  return [...counts].map(([organ, count]) => `${organ}（${count}件次）`).join('、')
}
