import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '../../samples/seed/people.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One person at one browser. */
export interface Visitor {
  readonly page: Page
  readonly complaints: string[]
  /** Opens an address of the program. */
  go(path: string): Promise<void>
  /** Presses a button or follows a link by its words and waits for the page that comes. */
  press(name: string | RegExp): Promise<void>
  text(): Promise<string>
  /** Fails when the page has a serious barrier for people with disabilities. Needs scripts. */
  expectNoBarriers(): Promise<void>
  close(): Promise<void>
}

/** Signs a sample person in. */
export async function visit(
  browser: Browser,
  url: string,
  username: string,
  javaScriptEnabled = true,
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    bypassCSP: false,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  // A refused form is an answer, not a fault, though the browser reports its status.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 422')) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${url}/sign-in`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', DEMO_PASSWORD)
  await page.click('main button[type=submit]')
  await page.waitForURL(`${url}/`)
  return {
    page,
    complaints,
    go: async (path) => {
      const answer = await page.goto(`${url}${path}`)
      expect(answer?.status(), path).toBe(200)
    },
    press: async (name) => {
      const target = page
        .getByRole('main')
        .getByRole('button', { name, exact: typeof name === 'string' })
        .or(page.getByRole('main').getByRole('link', { name, exact: typeof name === 'string' }))
        .first()
      await Promise.all([page.waitForLoadState('load'), target.click()])
      await page.waitForTimeout(javaScriptEnabled ? 150 : 50)
      await page.waitForLoadState('load')
    },
    text: async () => ((await page.textContent('main')) ?? '').replace(/\s+/g, ' '),
    expectNoBarriers: async () => {
      if (!javaScriptEnabled) return
      const found = await page.evaluate(
        `(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' | '))) })()`,
      )
      expect(found).toEqual([])
    },
    close: () => context.close(),
  }
}
