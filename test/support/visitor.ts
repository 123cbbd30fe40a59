import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { DEMO_PASSWORD } from '../../samples/seed/people.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One person at one browser. */
export interface Visitor {
  readonly page: Page
  readonly scripts: boolean
  readonly complaints: string[]
  /** Opens an address of the program. */
  go(path: string): Promise<void>
  /** Presses a button or follows a link by its words and waits for the page that comes. */
  press(name: string | RegExp): Promise<void>
  /** Presses a button that with scripts changes a part of the page, and without brings a new one. */
  pressInPlace(button: Locator): Promise<void>
  text(): Promise<string>
  /** Waits for words of the page; without scripts a person reloads. */
  sees(words: string | RegExp): Promise<void>
  /** The address without the host. */
  address(): string
  /** Fails when the page has a serious barrier for people with disabilities. Needs scripts. */
  expectNoBarriers(): Promise<void>
  close(): Promise<void>
}

/** Signs a person in. */
export async function visit(
  browser: Browser,
  url: string,
  username: string,
  scripts = true,
  password = DEMO_PASSWORD,
): Promise<Visitor> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(`${url}/sign-in`)
  await page.fill('input[name=username]', username)
  await page.fill('input[name=password]', password)
  await page.click('main button[type=submit]')
  await page.waitForURL((address) => address.pathname !== '/sign-in')
  const text = async (): Promise<string> => ((await page.textContent('main')) ?? '').replace(/\s+/g, ' ')
  const onNewPage = async (act: () => Promise<void>): Promise<void> => {
    await Promise.all([page.waitForEvent('load', { timeout: 20_000 }), act()])
  }
  return {
    page,
    scripts,
    complaints,
    text,
    go: async (path) => {
      const answer = await page.goto(`${url}${path}`)
      expect(answer?.status(), path).toBe(200)
    },
    press: async (name) => {
      const exact = typeof name === 'string'
      const main = page.getByRole('main')
      const target = main.getByRole('button', { name, exact }).or(main.getByRole('link', { name, exact }))
      await onNewPage(() => target.first().click())
    },
    pressInPlace: (button) => (scripts ? button.click() : onNewPage(() => button.click())),
    sees: async (words) => {
      const look = async (): Promise<string> => {
        if (!scripts) await page.reload()
        return text()
      }
      const seen = expect.poll(look, { timeout: 30_000, interval: scripts ? 100 : 500 })
      await (typeof words === 'string' ? seen.toContain(words) : seen.toMatch(words))
    },
    address: () => new URL(page.url()).pathname,
    expectNoBarriers: async () => {
      if (!scripts) return
      const found = await page.evaluate(
        `(() => { ${axe}; return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes.map((n) => n.html).slice(0, 3).join(' | '))) })()`,
      )
      expect(found).toEqual([])
    },
    close: () => context.close(),
  }
}

/** What the page complains of. A refused form is an answer, not a fault, though the browser reports its status. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (409|422)/.test(message.text())) complaints.push(message.text())
  })
  // The browser says so when one page follows another before its own fading is over.
  page.on('pageerror', (error) => {
    if (error.message !== 'Transition was skipped') complaints.push(error.message)
  })
  return complaints
}
