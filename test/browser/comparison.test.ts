import { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { comparisonRoutes } from '../../src/comparisons/routes.tsx'
import { assetRoutes } from '../../src/http/assets.ts'
import type { Env } from '../../src/http/env.ts'
import { paths } from '../../src/http/paths.ts'
import { accessibilityOf } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { AFTER, BEFORE, givenText } from '../support/given/comparisons.ts'
import { givenDocument } from '../support/given/documents.ts'
import { givenActor, givenBasics, givenCity, givenSession } from '../support/given/people.ts'
import { type Look, openPage, WIDE } from '../support/open-page.ts'
import { appOf } from '../support/routes-app.ts'
import { useDeps } from '../support/use-deps.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('the page of a comparison', () => {
  const t = useDeps('sqlite')
  let open: (look?: Look, query?: Record<string, string>) => Promise<Page>

  beforeEach(async () => {
    await givenBasics(t.deps)
    const city = await givenCity(t.deps)
    const drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department })
    const old = await givenText(t.deps, documentId, 1, BEFORE)
    const texts = { old, new: await givenText(t.deps, documentId, 2, AFTER) }
    const app = appOf(t.deps, new Hono<Env>().route('/', assetRoutes()), comparisonRoutes(t.deps))
    const cookie = await givenSession(t.deps, drafter)
    const request: typeof app.request = (url, init) =>
      app.request(url, { ...init, headers: { ...(init?.headers as Record<string, string>), cookie } })
    open = async (look = WIDE, query = {}) => {
      const { page, complaints } = await openPage(browser, { request }, paths.comparisons.show(texts, query), look)
      expect(complaints).toEqual([])
      return page
    }
  })

  const focused = (page: Page) => page.evaluate<string>('document.activeElement?.id')
  const place = (page: Page) => page.locator('[data-step-place]').textContent()

  it('goes from change to change with n and p, and says which it is', async () => {
    const page = await open()
    await page.keyboard.press('n')
    expect([await focused(page), await place(page)]).toEqual(['n-2', '第 1 处，共 2 处'])
    await page.keyboard.press('n')
    expect([await focused(page), await place(page)]).toEqual(['n-3', '第 2 处，共 2 处'])
    await page.keyboard.press('n')
    expect([await focused(page), await place(page)]).toEqual(['n-3', '没有更多变化了'])
    await page.keyboard.press('p')
    expect(await focused(page)).toBe('n-2')
    expect(await page.locator('[data-step-place]').getAttribute('aria-live')).toBe('polite')
  })

  it('goes there with buttons too, and leaves n and p to those who type', async () => {
    const page = await open()
    await page.getByRole('button', { name: '下一处' }).click()
    await page.getByRole('button', { name: '下一处' }).click()
    expect(await focused(page)).toBe('n-3')
    await page.getByRole('button', { name: '上一处' }).click()
    expect(await focused(page)).toBe('n-2')
    await page.getByText('指定两条是同一条').click()
    await page.getByLabel('理由').pressSequentially('np')
    expect(await page.getByLabel('理由').inputValue()).toBe('np')
  })

  it('without scripts leads to each change by links, unfolds, and shows one kind', async () => {
    const page = await open({ ...WIDE, javaScriptEnabled: false })
    expect(await page.getByRole('button', { name: '下一处' }).count()).toBe(0)
    await page.getByRole('link', { name: '新增第三条' }).click()
    expect(new URL(page.url()).hash).toBe('#n-3')
    const folded = page.locator('.folded', { hasText: '文字未变（2条）' })
    expect(await folded.locator('.compared').first().isVisible()).toBe(false)
    await folded.locator('summary').click()
    expect(await folded.locator('.compared').first().isVisible()).toBe(true)
    await page.getByRole('link', { name: /^新增 1/ }).click()
    await page.waitForURL(/kind=added/)
    expect(await page.locator('.side-by-side > tbody > tr').count()).toBe(1)
  })

  it.each([
    ['side by side', { ...WIDE }, {}],
    ['in one column', { ...WIDE }, { mode: 'inline' }],
    ['on a telephone in the dark', { width: 390, colorScheme: 'dark' as const }, {}],
  ])('%s has no barriers and does not spill over', async (_name, look, query) => {
    const page = await open(look, query)
    const { kept, broken } = await accessibilityOf(page)
    expect(kept).toBeGreaterThan(10)
    expect(broken).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
  })

  it('prints on wide paper with what is folded told in its line', async () => {
    const page = await open()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.folded summary').first().isVisible()).toBe(true)
    expect(await page.locator('[data-steps]').isVisible()).toBe(false)
    expect(await page.evaluate<string>("getComputedStyle(document.querySelector('.comparison')).page")).toBe('wide')
  })
})
