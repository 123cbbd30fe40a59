import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { assetRoutes, assetUrls } from '../../../src/http/assets.ts'
import type { Env } from '../../../src/http/env.ts'
import { reply } from '../../../src/http/reply.tsx'
import { Icon } from '../../../views/parts/icon.tsx'
import { shell } from '../../support/gallery/page.tsx'
import { pageIn } from '../../support/html.ts'

const app = new Hono<Env>()
  .route('/', assetRoutes())
  .use(async (c, next) => {
    c.set('shell', shell)
    await next()
  })
  .get('/', (c) => reply(c, { title: '备案', body: <Icon name="download" /> }))

const ask = (headers: Record<string, string> = {}) => app.request('/', { headers })

describe('an answer', () => {
  it('is a whole page in standards mode, or the part alone for htmx', async () => {
    expect(await (await ask()).text()).toMatch(/^<!doctype html><html lang="zh-CN">/)
    expect(await (await ask({ 'HX-Request': 'true' })).text()).toMatch(/^<svg/)
  })

  it('finds its icons where they are served, alone or in a page', async () => {
    for (const headers of [{}, { 'HX-Request': 'true' }]) {
      const icon = (await pageIn(await ask(headers))).querySelector('use')?.getAttribute('href')
      expect(icon).toBe(`${assetUrls.icons}#download`)
    }
    expect((await app.request(assetUrls.icons)).status).toBe(200)
  })

  it('is light or dark as chosen, and takes nothing else from the cookie', async () => {
    const theme = async (cookie: string) =>
      (await pageIn(await ask({ Cookie: cookie }))).querySelector('html')?.getAttribute('data-theme')
    expect([await theme('theme=dark'), await theme('theme=light')]).toEqual(['dark', 'light'])
    expect(await theme('theme="><script>')).toBeNull()
  })
})

describe('an asset', () => {
  it('that is not there is simply not there', async () => {
    expect((await app.request('/assets/fadu.000000000000.css')).status).toBe(404)
  })

  it.each(Object.entries(assetUrls))('%s is kept for ever under a name of its content', async (_, url) => {
    const answer = await app.request(url)
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(url).toMatch(/\.[0-9a-f]{12}\./)
  })
})
