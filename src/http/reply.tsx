import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Page } from '../../views/layout/page.tsx'
import { SpriteProvider } from '../../views/parts/icon.tsx'
import type { Env } from './env.ts'

/** A page is a title and a fragment; `reply` decides whether the layout goes around it. */
export interface View {
  readonly title: string
  readonly body: JSX.Element
}

/** Tells whether only a part of a page is wanted: htmx asked, and not to restore its history. */
export const wantsFragment = (c: Context): boolean =>
  c.req.header('HX-Request') === 'true' && c.req.header('HX-History-Restore-Request') !== 'true'

/** Answers with the fragment alone for htmx, else with the whole page. A whole page needs its doctype or browsers use quirks mode. */
export async function reply(c: Context<Env>, view: View, status: ContentfulStatusCode = 200): Promise<Response> {
  c.header('Vary', 'HX-Request')
  c.header('Cache-Control', 'no-store')
  if (wantsFragment(c)) {
    const fragment = <SpriteProvider value={c.var.shell.assets.icons}>{view.body}</SpriteProvider>
    return c.html(`${await fragment}`, status)
  }
  const title = status === 422 || status === 409 ? `有误：${view.title}` : view.title
  const page = (
    <Page title={title} shell={c.var.shell} theme={themeOf(c)}>
      {view.body}
    </Page>
  )
  return c.html(`<!doctype html>${await page}`, status)
}

/** What the person chose in the footer; anything else in the cookie is no choice. */
function themeOf(c: Context): 'light' | 'dark' | undefined {
  const theme = getCookie(c, 'theme')
  return theme === 'light' || theme === 'dark' ? theme : undefined
}

/** Sends the person elsewhere after a change: 303 for a browser, a client-side redirect for htmx. */
export function seeOther(c: Context, path: string): Response {
  if (c.req.header('HX-Request') === 'true') return c.body(null, 204, { 'HX-Redirect': path })
  return c.redirect(path, 303)
}
