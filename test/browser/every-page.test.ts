import { describe, expect, it } from 'vitest'
import { useSite } from '../support/site.ts'
import type { Visitor } from '../support/visitor.ts'

const PEOPLE = ['起草员', '审核员', '顾问甲', '监督员', '管理员'] as const
const SELECTION = 'main table a[href^="/"]:not([download]), main .page-head a[href^="/"]:not([href*="export"])'

describe('every page', () => {
  const site = useSite(true)

  it.each(PEOPLE)(
    'that the menu of %s leads to opens without complaint, and so does what it lists first',
    async (name) => {
      const visitor = await site.as(name)
      const menu = await hrefs(visitor, 'nav.side a[href^="/"]')
      expect(menu.length).toBeGreaterThan(2)
      const seen = new Set<string>()
      const tooWide: string[] = []
      for (const entry of menu) {
        await visitor.go(entry)
        await visitor.expectNoBarriers()
        expect(await visitor.page.locator('h1').count(), entry).toBe(1)
        if (await overflowsOnTelephone(visitor)) tooWide.push(entry)
        for (const link of await firstOfEachKind(visitor)) seen.add(link)
      }
      expect(seen.size).toBeGreaterThan(2)
      for (const link of seen) {
        await visitor.go(link)
        expect(await visitor.page.locator('h1').count(), link).toBe(1)
        await visitor.expectNoBarriers()
        if (await overflowsOnTelephone(visitor)) tooWide.push(link)
      }
      expect(tooWide).toEqual([])
    },
  )
})

const hrefs = (visitor: Visitor, selection: string): Promise<string[]> =>
  visitor.page.locator(selection).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

/** Whether the page is wider than a telephone: nothing is to be cut, and only menus and tables scroll on their own. */
async function overflowsOnTelephone({ page }: Visitor): Promise<boolean> {
  const usual = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 800 })
  const overflows = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  if (usual) await page.setViewportSize(usual)
  return overflows
}

/** One link for each kind of address: numbers and ids stand for each other. */
async function firstOfEachKind(visitor: Visitor): Promise<string[]> {
  const kinds = new Map<string, string>()
  for (const href of await hrefs(visitor, SELECTION)) {
    const kind = href.replace(/[0-9a-f-]{36}|\d+/g, '*').replace(/[?#].*/, '')
    if (!kinds.has(kind)) kinds.set(kind, href)
  }
  return [...kinds.values()]
}
