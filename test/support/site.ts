import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openBrowser } from './browser.ts'
import { type RunningProgram, startProgram } from './program.ts'
import { type Visitor, visit } from './visitor.ts'

/** Every journey is made twice. */
export const BOTH_WAYS = [
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const

export interface Site {
  /** Signs a person in at a browser of their own. */
  as(username: string, password?: string): Promise<Visitor>
}

/** The program with the sample data and a browser, for the tests of one file or block. No page may complain. */
export function useSite(scripts: boolean): Site {
  let browser: Browser
  let program: RunningProgram
  const visitors: Visitor[] = []
  beforeAll(async () => {
    program = await startProgram(inject('samplesFolder'))
    browser = await openBrowser()
  })
  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints)
    for (const visitor of visitors.splice(0)) await visitor.close()
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })
  return {
    as: async (username, password) => {
      const visitor = await visit(browser, program.url, username, scripts, password)
      visitors.push(visitor)
      return visitor
    },
  }
}
