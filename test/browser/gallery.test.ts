import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetRoutes } from '../../src/http/assets.ts'
import { headers } from '../../src/http/security.ts'
import { accessibilityOf } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { galleryPage } from '../support/gallery/page.tsx'
import { type Look, openPage, WIDE } from '../support/open-page.ts'

const app = new Hono()
  .use(headers(false))
  .route('/', assetRoutes())
  .get('/', (c) => c.html(galleryPage()))
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const LOOKS: readonly Look[] = [1280, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
)

describe('the parts', () => {
  it.each(LOOKS)('are accessible at $width px, $colorScheme', async (look) => {
    const { page, complaints } = await openPage(browser, app, '/', look)
    const { kept, broken } = await accessibilityOf(page)
    expect(kept).toBeGreaterThan(25)
    expect(broken).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each(LOOKS)('fit a window of $width px without scrolling sideways, $colorScheme', async (look) => {
    const { page } = await openPage(browser, app, '/', look)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width)
    await page.context().close()
  })

  it('stand without a script, offering nothing that needs one', async () => {
    const { page } = await openPage(browser, app, '/', { ...WIDE, javaScriptEnabled: false })
    expect(await page.locator('[data-theme-choice]').isVisible()).toBe(false)
    expect(await page.locator('details summary').first().isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('the comforts of a script', () => {
  it('put the focus on what is wrong', async () => {
    const { page } = await openPage(browser, app, '/')
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary')
    await page.context().close()
  })

  it('choose all rows at once and count them', async () => {
    const { page } = await openPage(browser, app, '/')
    await page.getByLabel('选择本页全部').check()
    expect(await page.locator('tbody input:checked').count()).toBe(3)
    await page.locator('tbody input').first().uncheck()
    expect(await page.getByLabel('选择本页全部').evaluate((box) => Reflect.get(box, 'indeterminate'))).toBe(true)
    await page.context().close()
  })

  it('go from change to change by n and p', async () => {
    const { page } = await openPage(browser, app, '/')
    const here = () => page.evaluate('document.activeElement.dataset.change')
    await page.keyboard.press('n')
    expect(await here()).toBe('changed')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    expect(await here()).toBe('added')
    await page.keyboard.press('p')
    expect(await here()).toBe('changed')
    await page.context().close()
  })

  it('remember light or dark for the next page', async () => {
    const { page } = await openPage(browser, app, '/')
    const ground = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const light = await ground()
    await page.locator('[data-theme-choice]').selectOption('dark')
    expect(await ground()).not.toBe(light)
    expect(await page.evaluate('document.cookie')).toBe('theme=dark')
    await page.context().close()
  })
})
