import { Hono } from 'hono'
import { FilingReportPage } from '../../views/reports/filing-report-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { reply } from '../http/reply.tsx'
import { yearOf } from '../lib/day.ts'
import type { OrganRates } from './model.ts'
import { listOrganRates } from './queries/by-organ.ts'
import { listYears, periodOf } from './queries/years.ts'

const COLUMNS: readonly ExportColumn<OrganRates>[] = [
  { label: '报送单位', value: (r) => r.organ },
  { label: '文件数', value: (r) => r.documents },
  { label: '应报备', value: (r) => r.counts.due },
  { label: '已报备', value: (r) => r.counts.filed },
  { label: '按时', value: (r) => r.counts.onTime },
  { label: '规范', value: (r) => r.counts.conforming },
  { label: '报备率', value: (r) => r.rates.filing.text },
  { label: '及时率', value: (r) => r.rates.timeliness.text },
  { label: '规范率', value: (r) => r.rates.conformity.text },
]

export function reportRoutes(deps: Deps): Hono<Env> {
  return new Hono<Env>()
    .get(paths.reports.filing.pattern, may('report.read'), async (c) => {
      const today = deps.clock.today()
      const period = periodOf(c.req.query('year'), today)
      const rows = await listOrganRates(deps.db, period, today)
      const years = await listYears(deps.db, today)
      const body = <FilingReportPage rows={rows} period={period} years={years} today={today} />
      return reply(c, { title: `${yearOf(period.from)}年备案统计`, body })
    })
    .get(paths.reports.filingExport.pattern, may('report.read'), async (c) => {
      const today = deps.clock.today()
      const period = periodOf(c.req.query('year'), today)
      const rows = await listOrganRates(deps.db, period, today)
      return downloadList(c, `${yearOf(period.from)}年备案统计`, COLUMNS, rows)
    })
}
