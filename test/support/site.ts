import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openBrowser } from './browser.ts'
import { type RunningProgram, startProgram, temporaryFolder } from './program.ts'
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

/**
 * The program and a browser, for the tests of one file or block: with the sample data, or with what is put into a folder.
 * No page may complain.
 */
export function useSite(scripts: boolean, fill?: (folder: string) => Promise<string>): Site {
  let browser: Browser
  let program: RunningProgram
  const visitors: Visitor[] = []
  beforeAll(async () => {
    const folder = fill ? await fill(temporaryFolder()) : inject('samplesFolder')
    program = await startProgram(folder)
    if (fill) rmSync(folder, { recursive: true, force: true })
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
