import { type Context, Hono } from 'hono'
import { FiledCataloguePage, YearlyPage } from '../../views/reports/catalogue-pages.tsx'
import { FilingReportPage } from '../../views/reports/filing-report-page.tsx'
import { periodText } from '../../views/reports/period-filters.tsx'
import { FigureRowsPage } from '../../views/reports/rows-page.tsx'
import { catalogueReport, circularReport, yearlyReport } from '../../views/reports/word-reports.ts'
import { decodeCursor, sliceOf } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { NORMATIVE_CATEGORIES } from '../documents/model.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download, downloadList } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { yearOf } from '../lib/day.ts'
import { type Report, reportDocx, WORD_TYPE } from '../lib/word-report.ts'
import { listOrganChoices } from '../people/queries.ts'
import { BEHIND_DOCUMENTS, BEHIND_FILINGS, CATALOGUE, CIRCULAR, YEARLY } from './export-columns.ts'
import {
  DOCUMENT_FIGURES,
  type DocumentFigure,
  FILING_FIGURES,
  type FigureName,
  type FilingFigure,
} from './figure-rules.ts'
import { getFiledCatalogue, getYearlyList } from './queries/catalogues.ts'
import { GOVERNMENT_TRACK } from './queries/figures.ts'
import { getStatistics, listBehind, listDocumentsBehind } from './queries/statistics.ts'
import { listYears, periodOf } from './queries/years.ts'

const PAGE_SIZE = 50

/** What the bureau answers for: rates with their rows, circulars, catalogues, the yearly list. */
export function reportRoutes(deps: Deps): Hono<Env> {
  const reads = may('report.read')
  const asked = (c: Context<Env>) => periodOf(c.req.query('year'), deps.clock.today(), c.req.query('quarter'))
  const wholeYear = (c: Context<Env>) => periodOf(c.req.query('year'), deps.clock.today())
  const word = async (c: Context<Env>, report: Report) =>
    download(c, `${report.title}.docx`, WORD_TYPE, new Uint8Array(await reportDocx(report)))

  /** The rows behind the figure that the address names; `due` for anything else. */
  const behind = async (c: Context<Env>) => {
    const name = c.req.query('figure')
    const figure = ([...FILING_FIGURES, ...DOCUMENT_FIGURES] as FigureName[]).find((one) => one === name) ?? 'due'
    const organs = await listOrganChoices(deps.db, true)
    const organ = organs.find((one) => one.organId === c.req.query('organ')) ?? null
    const period = asked(c)
    const track = c.req.query('track') === 'government' ? ('government' as const) : null
    const scope = {
      ...period,
      categories: track === 'government' ? GOVERNMENT_TRACK : NORMATIVE_CATEGORIES,
      ...(organ ? { filingOrganId: organ.organId } : {}),
    }
    const isFiling = (FILING_FIGURES as readonly string[]).includes(figure)
    return {
      figure,
      period,
      organ,
      track,
      filings: isFiling ? await listBehind(deps.db, figure as FilingFigure, scope, deps.clock.today()) : null,
      documents: isFiling ? null : await listDocumentsBehind(deps.db, figure as DocumentFigure, scope),
    }
  }

  return new Hono<Env>()
    .get(paths.reports.filing.pattern, reads, async (c) => {
      const statistics = await getStatistics(deps.db, asked(c), deps.clock.today())
      const years = await listYears(deps.db, deps.clock.today())
      const body = <FilingReportPage statistics={statistics} years={years} />
      return reply(c, { title: `${periodText(statistics)}备案统计`, body })
    })
    .get(paths.reports.filingExport.pattern, reads, async (c) => {
      const statistics = await getStatistics(deps.db, asked(c), deps.clock.today())
      return downloadList(c, `${periodText(statistics)}备案统计`, CIRCULAR, statistics.organs)
    })
    .get(paths.reports.filingWord.pattern, reads, async (c) =>
      word(c, circularReport(await getStatistics(deps.db, asked(c), deps.clock.today()))),
    )
    .get(paths.reports.rows.pattern, reads, async (c) => {
      const { filings, documents, ...rest } = await behind(c)
      const cursor = decodeCursor(c.req.query('cursor'), 1)
      const body = (
        <FigureRowsPage
          {...rest}
          filings={filings && sliceOf(filings, cursor, PAGE_SIZE)}
          documents={documents && sliceOf(documents, cursor, PAGE_SIZE)}
        />
      )
      return reply(c, { title: '统计明细', body })
    })
    .get(paths.reports.rowsExport.pattern, reads, async (c) => {
      const { filings, documents } = await behind(c)
      return filings
        ? downloadList(c, '统计明细', BEHIND_FILINGS, filings)
        : downloadList(c, '统计明细', BEHIND_DOCUMENTS, documents ?? [])
    })
    .get(paths.reports.catalogue.pattern, reads, async (c) => {
      const period = asked(c)
      const catalogue = await getFiledCatalogue(deps.db, period)
      const years = await listYears(deps.db, deps.clock.today())
      return reply(c, { title: '备案目录', body: <FiledCataloguePage {...{ period, years }} {...catalogue} /> })
    })
    .get(paths.reports.catalogueExport.pattern, reads, async (c) => {
      const period = asked(c)
      return downloadList(
        c,
        `${periodText(period)}备案目录`,
        CATALOGUE,
        (await getFiledCatalogue(deps.db, period)).lines,
      )
    })
    .get(paths.reports.catalogueWord.pattern, reads, async (c) => {
      const { lines, secret } = await getFiledCatalogue(deps.db, asked(c))
      return word(c, catalogueReport(asked(c), lines, secret))
    })
    .get(paths.reports.yearly.pattern, reads, async (c) => {
      const period = wholeYear(c)
      const list = await getYearlyList(deps.db, period)
      const years = await listYears(deps.db, deps.clock.today())
      return reply(c, { title: '年度目录', body: <YearlyPage {...{ period, years }} {...list} /> })
    })
    .get(paths.reports.yearlyExport.pattern, reads, async (c) => {
      const period = wholeYear(c)
      const { lines } = await getYearlyList(deps.db, period)
      return downloadList(c, `${yearOf(period.from)}年制定修改废止目录`, YEARLY, lines)
    })
    .get(paths.reports.yearlyWord.pattern, reads, async (c) => {
      const period = wholeYear(c)
      const { lines, secret } = await getYearlyList(deps.db, period)
      return word(c, yearlyReport(period, lines, secret))
    })
}
