import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/lib/day.ts'
import { uploadRevision } from '../support/pages/documents.ts'
import { registerResult } from '../support/pages/filings.ts'
import { useSite } from '../support/site.ts'
import type { Visitor } from '../support/visitor.ts'

const TITLE = '拉萨市城市公共停车设施管理办法（备案演练）'

describe('the filings of a city rule', () => {
  const site = useSite(true)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now()) as Day
  const ago = (days: number): Day => addDays(today, -days)

  /** Records a rule that was issued outside, with its text, and publishes it; gives the addresses of its filings. */
  async function publish(bureau: Visitor, drafter: Visitor, number: string, days: number): Promise<string[]> {
    const { page } = bureau
    await bureau.go('/documents/issued')
    await page.fill('input[name=title]', `${TITLE}${number}`)
    await page.selectOption('select[name=category]', 'rule')
    await page.fill('input[name=numberText]', `拉萨市人民政府令第${number}号`)
    await page
      .locator('select[name=makingOrganId] option', { hasText: /^\s*拉萨市人民政府$/ })
      .first()
      .waitFor({ state: 'attached' })
    await page.selectOption('select[name=makingOrganId]', await organ(bureau, '拉萨市人民政府'))
    await page.selectOption('select[name=draftingOrganId]', await organ(bureau, '拉萨市城市管理和综合执法局'))
    await page.fill('input[name=signedOn]', ago(days + 1))
    await page.fill('input[name=issuedOn]', ago(days + 1))
    await page.check('input[name=stage][value=issued]')
    await page.fill('textarea[name=reason], input[name=reason]', '在本系统启用前审核印发')
    await page.locator('main form .form-end button').first().click()
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
    const document = bureau.address()
    await drafter.go(document)
    await uploadRevision(drafter, 'parking-rule.docx', 'official')
    await drafter.go(`${document}/publication`)
    await drafter.page.fill('input[name=publishedOn]', ago(days))
    await drafter.page.fill('input[name=effectiveOn]', addDays(ago(days), 60))
    await drafter.page.locator('main form .form-end button').first().click()
    await drafter.page.waitForLoadState()
    await drafter.go(document)
    const links = await drafter.page
      .locator('main a[href^="/filings/"]')
      .evaluateAll((all) =>
        [...new Set(all.map((one) => one.getAttribute('href') ?? ''))].filter((href) =>
          /^\/filings\/[0-9a-f-]{36}$/.test(href),
        ),
      )
    return links
  }

  async function organ(visitor: Visitor, name: string): Promise<string> {
    const value = await visitor.page
      .locator('select[name=makingOrganId] option')
      .evaluateAll((all, wanted) => all.find((one) => one.textContent?.trim() === wanted)?.getAttribute('value'), name)
    if (!value) throw new Error(`no organ ${name} to choose`)
    return value
  }

  async function submit(drafter: Visitor, filing: string, on: Day, lateReason?: string): Promise<void> {
    await drafter.go(filing)
    await drafter.page.fill('input[name=submittedOn]', on)
    for (const box of await drafter.page
      .locator('#submission input[type=checkbox][name="materials[]"], #submission input[type=checkbox][name=materials]')
      .all())
      await box.check()
    if (lateReason) await drafter.page.fill('textarea[name=lateReason]', lateReason)
    await drafter.press('登记报送')
  }

  it('are four, by two calendars; one is supplemented, one corrected and filed anew, one late with its reason', async () => {
    const bureau = await site.as('监督员')
    const clerk = await site.as('审核员')
    const drafter = await site.as('城管起草员')
    const counts = async () => {
      await bureau.go('/reports/filing')
      const text = await bureau.text()
      const of = (words: string): number => Number(new RegExp(`合计：.*${words} (\\d+) 件`).exec(text)?.[1])
      return { due: of('应报备'), filed: of('已报备'), onTime: of('按时') }
    }
    const before = await counts()

    // Published 40 days ago: three of the four limits of 30 days are over unless filed in time.
    const filings = await publish(bureau, drafter, '901', 40)
    expect(filings).toHaveLength(4)
    const calendars = new Set<string>()
    for (const filing of filings) {
      await bureau.go(filing)
      calendars.add(
        (await bureau.page.locator('.deadline').first().textContent())?.match(/(全国|拉萨)日历/u)?.[1] ?? 'none',
      )
    }
    expect([...calendars].sort()).toEqual(['全国', '拉萨'])

    const [first = '', second = '', third = '', fourth = ''] = filings
    // The first: suspended, supplemented, registered.
    await submit(clerk, first, ago(30))
    await registerResult(clerk, 'suspended', { reason: '缺少起草说明' })
    expect(await clerk.text()).toContain('缺少起草说明')
    await submit(clerk, first, today)
    await registerResult(clerk, 'registered', { number: '备登901-1' })
    // The second and the third in time, registered at once.
    for (const [filing, number] of [
      [second, '备登901-2'],
      [third, '备登901-3'],
    ] as const) {
      await submit(clerk, filing, ago(20))
      await registerResult(clerk, 'registered', { number })
    }
    // The fourth late, and not without its reason.
    await clerk.go(fourth)
    expect(await clerk.text()).toContain('已逾期')
    await submit(clerk, fourth, today, '经办人员变动')
    expect(await clerk.text()).toContain('经办人员变动')

    // The second is reviewed, found wrong, corrected by a new rule, which is filed anew.
    await clerk.go(`${second}/review`)
    await clerk.press('开始备案审查')
    await clerk.page.check('input[name=outcome][value=problems]')
    await clerk.page.check('input[name^=grounds][value=authority]')
    await clerk.page.fill('textarea[name=conclusion]', '第十二条设定收费没有依据。')
    await clerk.press('作出结论')
    await clerk.page.check('input[name=kind][value=opinion]')
    await clerk.page
      .locator('form:has(input[name=kind][value=opinion]) textarea[name=words]')
      .fill('请在三十日内自行纠正。')
    await clerk.press('办理')
    expect(await clerk.text()).toContain('书面审查意见')
    const refiled = await publish(bureau, drafter, '902', 0)
    expect(refiled).toHaveLength(4)
    await clerk.go(`${second}/review`)
    const answer = clerk.page.locator('form:has(input[name=correctedNumber])')
    await answer.locator('textarea[name=words]').fill('已重新制定公布。')
    await answer.locator('input[name=correctedNumber]').fill('拉萨市人民政府令第902号')
    await clerk.press('提交答复')
    await clerk.page.check('input[name=kind][value=confirm]')
    await clerk.page.locator('form:has(input[name=kind][value=confirm]) textarea[name=words]').fill('已纠正。')
    await clerk.press('办理')
    expect(await clerk.text()).toContain('重新报送的备案')
    await clerk.expectNoBarriers()

    // By hand: of the four, all filed, three on time; the four of the new rule are not yet due and not yet filed.
    const after = await counts()
    expect(after).toEqual({ due: before.due + 4, filed: before.filed + 4, onTime: before.onTime + 3 })
    const text = await bureau.text()
    expect(text).toMatch(/本期查明违法 ?\d+ 件/)
    expect(text).toMatch(/已自行纠正和撤销 ?[1-9]\d* 件/)
  })
})
