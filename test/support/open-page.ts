import type { Hono } from 'hono'
import type { Browser, Page } from 'playwright-core'

export interface Look {
  readonly width: number
  readonly colorScheme: 'light' | 'dark'
  readonly javaScriptEnabled?: boolean
}

export const WIDE: Look = { width: 1280, colorScheme: 'light' }

/** Opens a page of an app without a server, and notes what the browser complains about. */
export async function openPage(
  browser: Browser,
  app: Pick<Hono, 'request'>,
  path: string,
  { width, ...look }: Look = WIDE,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...look })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.route('**/*', async (route) => {
    const asked = route.request()
    const answer = await app.request(asked.url(), { headers: await asked.allHeaders() })
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
  await page.goto(`http://localhost${path}`)
  return { page, complaints }
}
