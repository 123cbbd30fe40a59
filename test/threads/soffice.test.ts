import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/lib/root.ts'
import { createExtractor } from '../../src/text/import/pool.ts'
import { libreOffice } from '../../src/text/import/soffice.ts'
import { doc } from '../fixtures/docx/doc-build.ts'
import { elevenArticles } from '../fixtures/docx/eleven-articles.ts'

const FAKE = packagePath('test', 'fixtures', 'office', 'fake-office.mjs')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const order = (...lines: readonly string[]): Buffer => Buffer.concat([OLE, Buffer.from(lines.join('\n'))])

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fadu-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const left = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('fadu-office-'))
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

describe('the office program', () => {
  it('gives the .docx it made, and leaves nothing behind', async () => {
    const made = join(folder, 'made.docx')
    writeFileSync(made, 'a docx')
    expect((await libreOffice(FAKE).toDocx(order('convert', made)))?.toString()).toBe('a docx')
    expect(left()).toEqual([])
  })

  it.each([
    ['fails', () => libreOffice(FAKE).toDocx(order('fail'))],
    ['makes nothing', () => libreOffice(FAKE).toDocx(order('nothing'))],
    ['is not there', () => libreOffice(join(folder, 'none')).toDocx(order('convert'))],
  ])('that %s gives nothing', async (_, run) => {
    expect(await run()).toBeNull()
    expect(left()).toEqual([])
  })

  it('that hangs is killed with what it started', async () => {
    const pidFile = join(folder, 'pid')
    expect(await libreOffice(FAKE, { timeoutMs: 1_500 }).toDocx(order('hang', pidFile))).toBeNull()
    expect(existsSync(pidFile)).toBe(true)
    const pid = Number(readFileSync(pidFile, 'utf8'))
    await expect.poll(() => isAlive(pid)).toBe(false)
  })

  it('that makes too much is not believed', async () => {
    const made = join(folder, 'made.docx')
    writeFileSync(made, 'x'.repeat(2_000))
    expect(await libreOffice(FAKE, { maxBytes: 1_000 }).toDocx(order('convert', made))).toBeNull()
  })
})

describe('an old Word file', () => {
  it('is read from what the office program made of it, and the report says so', async () => {
    const made = join(folder, 'made.docx')
    writeFileSync(made, await elevenArticles())
    const extractor = createExtractor({ office: libreOffice(FAKE) })
    const text = await extractor.extract(order('convert', made), '旧稿.doc').finally(() => extractor.close())
    expect(text.provisions.filter((x) => x.kind === 'article')).toHaveLength(11)
    expect(text.warnings[0]?.code).toBe('converted')
    expect(text.report?.format).toBe('doc')
  })

  it('is read as it is when the office program fails', async () => {
    const extractor = createExtractor({ office: libreOffice(join(folder, 'none')) })
    const bytes = doc([{ text: '第一条　为了规范停车，制定本办法。' }])
    const text = await extractor.extract(bytes, '旧稿.doc').finally(() => extractor.close())
    expect(text.provisions.map((x) => x.label)).toEqual(['第一条'])
    expect(text.warnings[0]?.code).toBe('not-converted')
  })
})
