import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import type { CleanupDocument } from '../../samples/datasets/types.ts'
import { readSheetFile } from '../../src/sheets/read/read-file.ts'
import { ledgerOf2019, ledgerWorkbook, officeInto } from '../support/office.ts'
import { useSite } from '../support/site.ts'
import type { Visitor } from '../support/visitor.ts'

const OUTCOMES = ['repeal', 'declare_lapsed', 'amend', 'remain'] as const
const COUNTS = { repeal: 95, declare_lapsed: 78, amend: 22, remain: 165 } as const
const PAGES = 4

describe('the clean-up of everything since 1951', () => {
  const site = useSite(true, officeInto)
  const documents = ledgerOf2019()
  const outcomeOf = new Map(documents.map((d) => [keyOf(d.title, d.number), d.proposal.outcome]))

  /** Ticks the rows of the page that an outcome is for, and proposes it; rows that have a proposal are left. */
  async function proposeOnPage(who: Visitor, outcome: CleanupDocument['proposal']['outcome']): Promise<number> {
    const { page } = who
    const rows = await page.locator('table.data tbody tr[id^=item]').evaluateAll((all) =>
      all.map((row) => ({
        title: row.querySelector('td[data-label="文件名称"] a')?.textContent ?? '',
        number: row.querySelector('td[data-label="文件名称"] small')?.textContent ?? '',
        isOpen: row.querySelector('td[data-label="拟办意见"]')?.textContent?.includes('待提出') ?? false,
      })),
    )
    const wanted = rows.map((row) => row.isOpen && outcomeOf.get(keyOf(row.title, row.number)) === outcome)
    const count = wanted.filter(Boolean).length
    if (count === 0) return 0
    await page.locator('td.pick input[type=checkbox]').evaluateAll(
      (boxes, ticked) =>
        boxes.forEach((box, at) => {
          if (ticked[at]) (box as unknown as { click(): void }).click()
        }),
      wanted,
    )
    await page.selectOption('select[name=outcome]', outcome)
    await page.fill('input[name=reason]', outcome === 'remain' ? '' : '逐件核对后提出')
    await who.press('提出拟办意见')
    return count
  }

  it('runs from an Excel ledger to four catalogues of 360 documents: 95, 78, 22 and 165', async () => {
    const bureau = await site.as('监督员')
    const { page } = bureau

    // The base list: a ledger as the office has it.
    await bureau.go('/ledgers/new')
    const workbook = await ledgerWorkbook(documents)
    await page.setInputFiles('input[name=file]', { name: '规范性文件台账.xlsx', mimeType: '', buffer: workbook })
    await page.fill('input[name=reason]', '历史文件，清理前补录')
    await bureau.press('上传并核对')
    await bureau.sees('新增 360，更改 0，相同 0，有问题 0')
    await bureau.press('写入登记簿')
    await bureau.sees('已写入')

    // The campaign: its scope is counted before it is opened.
    await bureau.go('/campaigns/new')
    await page.fill('input[name=cutOffOn]', '2018-10-31')
    await bureau.press('查看件数')
    await bureau.sees('这个范围现在共 360 件')
    expect(await page.inputValue('input[name=cutOffOn]')).toBe('2018-10-31')
    await page.fill('input[name=name]', '1951年以来行政规范性文件全面清理')
    await page.selectOption('select[name=kind]', 'full')
    await page.fill('textarea[name=scope]', '1951年至2018年10月印发的行政规范性文件')
    await page.selectOption('select[name=decidingOrganId]', { label: '拉萨市人民政府' })
    await bureau.press('启动清理')
    await bureau.sees('共 360 件')
    const campaign = bureau.address()
    await expect.poll(() => bureau.go(campaign).then(() => bureau.text())).toContain('疑点按')
    await bureau.expectNoBarriers()

    // A unit proposes in its own view; it cannot for others.
    const unit = await site.as('起草员')
    const own = documents.filter((d) => d.implementingOrganKey === 'construction')
    await unit.go(campaign)
    expect(await unit.text()).toContain(`共 ${own.length} 件`)
    expect(await unit.page.inputValue('select[name=organ]')).not.toBe('')
    let proposed = 0
    for (const outcome of OUTCOMES) proposed += await proposeOnPage(unit, outcome)
    expect(proposed).toBe(own.length)

    // The bureau proposes for the units without a liaison.
    for (let at = 0; at < PAGES; at++)
      for (const outcome of OUTCOMES) {
        await bureau.go(`${campaign}?state=unproposed`)
        proposed += await proposeOnPage(bureau, outcome)
      }
    expect(proposed).toBe(360)
    await bureau.go(campaign)
    expect(await bureau.text()).toContain('未拟办 0 件')
    await bureau.press('拟办完毕，转入审核')

    // The legal office: one with the key, one differently and withdrawn, the rest in bulk.
    const office = await site.as('审核员')
    await office.go(campaign)
    await office.page.locator('button[data-key=a]').first().focus()
    await office.page.keyboard.press('a')
    await office.sees('未审核 359 件')
    await office.page.locator('td.pick input[type=checkbox]').nth(5).check()
    await office.page.selectOption('select[name=outcome]', 'amend_or_lapse')
    await office.page.fill('input[name=reason]', '仍需要，应当修改')
    await office.page.fill('input[name=amendBy]', '2027-12-31')
    await office.press('提出审核意见')
    await office.sees('1 件审核与拟办不同')
    await office.page.locator('details.batches summary').click()
    await office.press('撤回这 1 件')
    await office.sees('未审核 359 件')
    await office.page.selectOption('select[name=scope]', 'found')
    await office.press('提出审核意见')
    await office.sees('未审核 0 件')
    await office.press('审核完毕，形成报告')

    // The report goes to the deciding organ, with the drafts of its decisions.
    const report = await wordOf(bureau, `${campaign}/outputs/export/report`)
    expect(report).toContain('共清理文件360件')
    expect(report).toContain('继续有效165件，废止95件，宣布失效78件，修改22件')
    expect(await wordOf(bureau, `${campaign}/outputs/export/decisions/repeal`)).toContain('等95件规范性文件予以废止')
    await bureau.go(campaign)
    await bureau.press('提请决定')
    for (const outcome of OUTCOMES) {
      await bureau.go(`${campaign}?proposed=${outcome}`)
      await page.fill('input[name=number]', `拉政发〔2026〕${OUTCOMES.indexOf(outcome) + 41}号`)
      if (outcome === 'amend') await page.fill('input[name=amendBy]', '2099-12-31')
      await page.selectOption('select[name=scope]', 'found')
      await bureau.press('登记决定')
    }
    await bureau.go(campaign)
    await bureau.press('决定完毕，公布目录')

    // Nothing in force dropped out; the catalogues are published, the result is filed.
    await bureau.go(`${campaign}/check`)
    expect(await bureau.text()).toContain('不在任何目录的文件 0')
    await bureau.go(campaign)
    const today = await page.evaluate(() => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format())
    await page.fill('input[name=actedOn]', today)
    await page.fill('input[name=place]', '市政府公报、门户网站')
    await bureau.press('登记目录已公布')
    await page.fill('input[name=actedOn]', today)
    await page.selectOption('select[name=recipientOrganId]', { label: '西藏自治区人民政府' })
    await page.fill('input[name=paperNumber]', '拉政函〔2026〕8号')
    await bureau.press('登记结果已备案')
    expect(await bureau.text()).toContain('22 件尚未修改')
    await page.locator('summary', { hasText: '阶段变动' }).click()
    await page.fill('input[name=note]', '由市司法局督办')
    await bureau.press('结束清理')

    // The four catalogues, counted from the files themselves.
    let rows = 0
    for (const outcome of OUTCOMES) {
      const answer = await page.request.get(
        new URL(`${campaign}/catalogues/${outcome}/export?format=xlsx`, page.url()).href,
      )
      const [sheet] = (await readSheetFile(await answer.body())).sheets
      const listed = (sheet?.rows ?? []).slice(1)
      expect([outcome, listed.length]).toEqual([outcome, COUNTS[outcome]])
      expect(await tableRowsOf(bureau, `${campaign}/catalogues/${outcome}/export/word`)).toBe(listed.length + 1)
      rows += listed.length
    }
    expect(rows).toBe(360)
    // What had no period ended by the decision; what had one had lapsed before.
    const ended = documents.filter((d) => d.proposal.outcome === 'repeal' && d.validity.kind === 'none')
    await bureau.go('/documents?effect=repealed')
    expect(await bureau.text()).toMatch(new RegExp(`共 ${ended.length} [条件]`))
  })
})

const keyOf = (title: string, number: string | null): string => `${title}|${digits(number)}`
/** A number without the way its brackets are written. */
const digits = (number: string | null): string =>
  (number ?? '').replace('无文号', '').replace(/[^\p{Script=Han}\d]|第/gu, '')

async function partOf(who: Visitor, path: string): Promise<string> {
  const answer = await who.page.request.get(new URL(path, who.page.url()).href)
  expect(answer.status(), path).toBe(200)
  const zip = await JSZip.loadAsync(await answer.body())
  return (await zip.file('word/document.xml')?.async('string')) ?? ''
}

const wordOf = async (who: Visitor, path: string): Promise<string> => (await partOf(who, path)).replace(/<[^>]+>/g, '')
const tableRowsOf = async (who: Visitor, path: string): Promise<number> =>
  (await partOf(who, path)).split(/<w:tr[ >]/).length - 1
