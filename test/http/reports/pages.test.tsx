import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import type { Role } from '../../../src/people/model.ts'
import { reportRoutes } from '../../../src/reports/routes.tsx'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import { type FilingDesk, givenFilingDesk, givenFilings, givenSubmission } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the reports', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let bureau: Visitor
  const visitor = async (role: Role) =>
    visitorOf(
      t.deps,
      appOf(t.deps, reportRoutes(t.deps)),
      await givenActor(t.deps, { organId: desk.city.bureau, roles: [role] }),
    )

  beforeEach(async () => {
    t.deps.clock.set('2026-02-10')
    desk = await givenFilingDesk(t.deps)
    const [filed = ''] = await givenFilings(t.deps, desk.drafter, { title: '甲办法', numberText: '拉交规〔2026〕1号' })
    await givenFilings(t.deps, desk.drafter, { title: '密办法', secrecy: 'secret', numberText: '拉交规〔2026〕2号' })
    await givenSubmission(t.deps, desk.drafter, { filingId: filed, on: '2026-02-10' })
    t.deps.clock.set('2026-04-30')
    bureau = await visitor('supervisor')
  })

  it('lead from each figure to as many rows, and count a secret document without its name', async () => {
    const page = await pageIn(await bureau.get(paths.reports.filing()))
    const links = [...page.querySelectorAll('#organs td a')]
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) {
      const rows = await pageIn(await bureau.get(link.getAttribute('href') ?? ''))
      expect(rows.querySelectorAll('tbody tr')).toHaveLength(Number(link.textContent))
      expect(textOf(rows, 'main')).not.toContain('密办法')
    }
    const missing = await pageIn(await bureau.get(paths.reports.rows({ figure: 'missing' })))
    expect(textOf(missing, 'main')).toContain('（涉密文件）')
    expect(textOf(page, '#sentences')).toContain('应报备2件次，已报备1件次，报备率50.0%')
    const csv = await (await bureau.get(paths.reports.rowsExport({ figure: 'due' }))).text()
    expect(csv).toContain('甲办法')
    expect(csv).not.toContain('密办法')
  })

  it('come as Word files that say the same', async () => {
    const file = await bureau.get(paths.reports.filingWord())
    const text = await extractFile(Buffer.from(await file.arrayBuffer()), '通报.docx')
    const words = text.paragraphs.map((one) => one.text).join('\n')
    expect(words).toContain('关于2026年规范性文件备案情况的通报')
    expect(words).toContain('报备率50.0%')
    expect(text.tables.length).toBe(3)
    for (const path of [paths.reports.catalogueWord(), paths.reports.yearlyWord()])
      expect((await bureau.get(path)).headers.get('Content-Type')).toContain('wordprocessingml')
  })

  it('are for a quarter too, and fall back to this year', async () => {
    expect(textOf(await pageIn(await bureau.get(paths.reports.filing({ quarter: 2 }))), 'h1')).toBe(
      '2026年第2季度备案统计',
    )
    expect(textOf(await pageIn(await bureau.get(paths.reports.filing({ year: 'x', quarter: 9 }))), 'h1')).toBe(
      '2026年备案统计',
    )
    const yearly = await pageIn(await bureau.get(paths.reports.yearly()))
    expect(textOf(yearly, 'main')).toContain('应于2027年1月31日前报送')
    expect(textOf(yearly, 'main')).toContain('另有涉密文件 1 件')
    expect(textOf(await pageIn(await bureau.get(paths.reports.catalogue())), 'main')).toContain('没有准予登记的备案')
  })

  it('are closed to drafters', async () => {
    const drafter = await visitor('drafter')
    for (const path of [
      paths.reports.filing(),
      paths.reports.rows(),
      paths.reports.catalogue(),
      paths.reports.yearlyWord(),
    ])
      expect((await drafter.get(path)).status).toBe(403)
  })
})
