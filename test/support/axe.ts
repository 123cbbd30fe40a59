import axe from 'axe-core'
import type { Page } from 'playwright-core'

interface Found {
  /** How many rules the page kept: a check of nothing keeps none. */
  readonly kept: number
  /** Each broken rule with the elements that break it. */
  readonly broken: readonly (readonly string[])[]
}

/** Asks axe what on a page some people cannot read or reach. */
export async function accessibilityOf(page: Page): Promise<Found> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const run = Reflect.get(globalThis, 'axe').run as () => Promise<{
      passes: unknown[]
      violations: { id: string; nodes: { html: string }[] }[]
    }>
    const { passes, violations } = await run()
    return { kept: passes.length, broken: violations.map((v) => [v.id, ...v.nodes.map((n) => n.html)]) }
  })
}
