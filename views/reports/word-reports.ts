import { yearOf } from '../../src/lib/day.ts'
import type { Report, ReportTable } from '../../src/lib/word-report.ts'
import type { CatalogueLine, CountedFiling, Statistics, YearlyLine } from '../../src/reports/model.ts'
import { dayText, rateText } from '../format.ts'
import { ACT_WORDS, circularSentences, nameOf, switchWords } from './figure-words.ts'
import { type PeriodProps, periodText } from './period-filters.tsx'

/** The circular as a Word file says it. */
export function circularReport(statistics: Statistics): Report {
  return {
    title: `关于${periodText(statistics)}规范性文件备案情况的通报`,
    paragraphs: [...circularSentences(statistics), switchWords(statistics.switches, statistics.switchesFrom)],
    tables: [
      {
        title: '一、各单位备案情况',
        heads: ['单位', '印发', '公布', '应报备', '已报备', '按时', '规范', '报备率', '及时率', '规范率', '公布率'],
        widths: [55, 15, 15, 16, 16, 15, 15, 20, 20, 20, 18],
        figures: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
        empty: '没有应当统计的单位。',
        rows: statistics.organs.map(({ organ, counts, rates }) => [
          organ,
          ...[counts.issued, counts.published, counts.due, counts.filed, counts.onTime, counts.conforming].map(String),
          ...[rates.filing, rates.timeliness, rates.conformity, rates.publication].map(rateText),
        ]),
      },
      filingTable('二、应报未报', statistics.missing, '没有应报未报的文件。'),
      filingTable('三、逾期报备', statistics.late, '没有逾期报备的文件。'),
    ],
  }
}

const filingTable = (title: string, filings: readonly CountedFiling[], empty: string): ReportTable => ({
  title,
  heads: ['名称', '文号', '报送单位', '接收机关', '公布日期', '报备期限', '报送日期'],
  widths: [60, 35, 32, 32, 22, 22, 22],
  figures: [],
  empty,
  rows: filings.map((f) => [
    nameOf(f),
    f.isSecret ? '' : (f.numberText ?? ''),
    f.filingOrgan,
    f.recipient,
    dayText(f.publishedOn),
    dayText(f.dueOn),
    dayText(f.submissions[0]?.submittedOn),
  ]),
})

const secretWords = (count: number): readonly string[] => (count > 0 ? [`另有涉密文件${count}件，不列入本目录。`] : [])

/** The quarterly catalogue as a Word file says it. */
export const catalogueReport = (
  period: PeriodProps['period'],
  lines: readonly CatalogueLine[],
  secret: number,
): Report => ({
  title: `${periodText(period)}规范性文件备案目录`,
  paragraphs: secretWords(secret),
  tables: [
    {
      title: `共${lines.length}件`,
      heads: ['序号', '名称', '文号', '制定机关', '公布日期', '备案机关', '登记日期', '登记号'],
      widths: [12, 62, 36, 32, 22, 29, 22, 10],
      figures: [0],
      empty: '没有准予登记的备案。',
      rows: lines.map((l, at) => [
        String(at + 1),
        l.title,
        l.numberText ?? '',
        l.maker,
        dayText(l.publishedOn),
        l.recipient,
        dayText(l.registeredOn),
        l.registrationNumber ?? '',
      ]),
    },
  ],
})

/** The yearly list as a Word file says it. */
export const yearlyReport = (period: PeriodProps['period'], lines: readonly YearlyLine[], secret: number): Report => ({
  title: `${yearOf(period.from)}年制定、修改、废止规范性文件目录`,
  paragraphs: secretWords(secret),
  tables: (['made', 'amended', 'repealed'] as const).map((act) => {
    const own = lines.filter((line) => line.act === act)
    return {
      title: `${ACT_WORDS[act]}（${own.length}件）`,
      heads: ['序号', '制定机关', '名称', '文号', act === 'made' ? '印发日期' : '生效日期', '依据'],
      widths: [12, 40, 80, 38, 25, 30],
      figures: [0],
      empty: '没有。',
      rows: own.map((l, at) => [String(at + 1), l.maker, l.title, l.numberText ?? '', dayText(l.on), l.source ?? '']),
    }
  }),
})
