import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetRoutes } from '../../src/http/assets.ts'
import type { Env } from '../../src/http/env.ts'
import { reply } from '../../src/http/reply.tsx'
import { headers } from '../../src/http/security.ts'
import { LinkButton } from '../../views/parts/button.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../../views/parts/filters.tsx'
import { PageHead } from '../../views/parts/page-head.tsx'
import { openBrowser } from '../support/browser.ts'
import { shell } from '../support/gallery/page.tsx'
import { openPage, WIDE } from '../support/open-page.ts'

let browser: Browser
let asked: string[] = []

const app = new Hono<Env>()
  .use(headers(false))
  .route('/', assetRoutes())
  .use(async (c, next) => {
    c.set('shell', shell)
    await next()
  })
  .get('/filings', (c) => {
    const words = c.req.query('words') ?? ''
    asked.push(words)
    const body = (
      <>
        <PageHead
          title="备案台账"
          actions={
            <LinkButton icon="download" href={`/filings/export?words=${words}`}>
              导出
            </LinkButton>
          }
        />
        <Filters isLive action="/filings" reset="/filings">
          <FilterText name="words" label="名称" value={words} />
          <FilterSelect name="status" label="状态" value="" options={[['due', '待报送']]} />
        </Filters>
        <Results>
          <p class="found">{words || '全部'}</p>
        </Results>
      </>
    )
    return reply(c, { title: '备案', body })
  })

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a list under filters', () => {
  it('follows what is typed: rows, export and address, while the typing goes on', async () => {
    asked = []
    const { page, complaints } = await openPage(browser, app, '/filings')
    await page.getByLabel('名称').pressSequentially('停车')
    await page.locator('.found', { hasText: '停车' }).waitFor()
    expect(await page.locator('#page-head a').getAttribute('href')).toBe('/filings/export?words=停车')
    expect(decodeURIComponent(page.url())).toContain('words=停车')
    expect(await page.evaluate('document.activeElement.name')).toBe('words')
    expect(await page.locator('main #page-head, main #results, main .filters').count()).toBe(3)
    expect(asked).toEqual(['', '停车'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is not searched for the letters of characters still being composed', async () => {
    asked = []
    const { page } = await openPage(browser, app, '/filings')
    await page.getByLabel('名称').focus()
    const keyboard = await page.context().newCDPSession(page)
    await keyboard.send('Input.imeSetComposition', { text: 'tingche', selectionStart: 7, selectionEnd: 7 })
    await page.waitForTimeout(700)
    expect(asked).toEqual([''])
    await keyboard.send('Input.insertText', { text: '停车' })
    await page.locator('.found', { hasText: '停车' }).waitFor()
    expect(asked).toEqual(['', '停车'])
    await page.context().close()
  })

  it('works by its button without a script', async () => {
    const { page } = await openPage(browser, app, '/filings', { ...WIDE, javaScriptEnabled: false })
    await page.getByLabel('名称').fill('停车')
    await page.getByRole('button', { name: '筛选' }).click()
    await page.locator('.found', { hasText: '停车' }).waitFor()
    await page.context().close()
  })
})
