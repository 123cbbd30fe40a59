import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/lib/root.ts'
import { createExtractor } from '../../src/text/import/pool.ts'
import { libreOffice, type OfficeConverter } from '../../src/text/import/soffice.ts'
import { doc } from '../fixtures/docx/doc-build.ts'
import { elevenArticles } from '../fixtures/docx/eleven-articles.ts'

const FAKE = packagePath('test', 'fixtures', 'office', 'fake-office.mjs')
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('WordDocument', 'utf16le')])
/** What looks like an old file and tells the stand-in what to do. */
const order = (...lines: readonly string[]): Buffer => Buffer.concat([OLE, Buffer.from(['', ...lines].join('\n'))])
const rtfOrder = (...lines: readonly string[]): Buffer => Buffer.from(['{\\rtf1', ...lines].join('\n'))

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
    expect((await libreOffice(FAKE).toDocx(order('convert', made), 'doc'))?.toString()).toBe('a docx')
    expect(left()).toEqual([])
  })

  it.each([
    ['fails', () => libreOffice(FAKE).toDocx(order('fail'), 'doc')],
    ['makes nothing', () => libreOffice(FAKE).toDocx(order('nothing'), 'doc')],
    ['is not there', () => libreOffice(join(folder, 'none')).toDocx(order('convert'), 'doc')],
  ])('that %s gives nothing', async (_, run) => {
    expect(await run()).toBeNull()
    expect(left()).toEqual([])
  })

  it('sees nothing of the server but its own folder', async () => {
    const told = await libreOffice(FAKE).toDocx(rtfOrder('tell'), 'rtf')
    const { HOME, TMPDIR, source, profile, ...rest } = JSON.parse(told?.toString() ?? '')
    expect(source).toBe(join(HOME, 'source.rtf'))
    expect([TMPDIR, profile]).toEqual([HOME, `file://${HOME}/profile`])
    expect(Object.keys(rest).sort()).toEqual(['LANG', 'PATH', 'http_proxy', 'https_proxy'])
  })

  it('runs for one file at a time', async () => {
    const [log, mark] = [join(folder, 'log'), join(folder, 'mark')]
    const office = libreOffice(FAKE)
    await Promise.all([1, 2, 3].map(() => office.toDocx(order('slow', log, mark), 'doc')))
    expect(readFileSync(log, 'utf8')).toBe('alone alone alone ')
  })

  const hanging = async (office: OfficeConverter, until: () => Promise<void>): Promise<void> => {
    const pidFile = join(folder, 'pid')
    const made = office.toDocx(order('hang', pidFile), 'doc')
    await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '', { timeout: 10_000 }).toBe(true)
    await until()
    expect(await made).toBeNull()
    await expect.poll(() => isAlive(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
    expect(left()).toEqual([])
  }

  it('that hangs is killed with what it started', async () => {
    await hanging(libreOffice(FAKE, { timeoutMs: 1_500 }), async () => {})
  })

  it('does not outlive the server', async () => {
    const office = libreOffice(FAKE)
    await hanging(office, () => office.close())
    expect(await office.toDocx(order('convert', FAKE), 'doc')).toBeNull()
  })

  it('that makes too much is not believed', async () => {
    const made = join(folder, 'made.docx')
    writeFileSync(made, 'x'.repeat(2_000))
    expect(await libreOffice(FAKE, { maxBytes: 1_000 }).toDocx(order('convert', made), 'doc')).toBeNull()
  })
})

describe('an old file', () => {
  const read = async (bytes: Uint8Array, office: OfficeConverter) => {
    const extractor = createExtractor({ office })
    return extractor.extract(bytes, '旧稿.doc').finally(() => extractor.close())
  }

  it.each([
    ['doc', order],
    ['rtf', rtfOrder],
  ] as const)('(.%s) is read from what the office program made of it, and the report says so', async (format, file) => {
    const made = join(folder, 'made.docx')
    writeFileSync(made, await elevenArticles())
    const text = await read(file('convert', made), libreOffice(FAKE))
    expect(text.provisions.filter((x) => x.kind === 'article')).toHaveLength(11)
    expect(text.warnings[0]?.code).toBe('converted')
    expect(text.report?.format).toBe(format)
  })

  const old = doc([{ text: '第一条　为了规范停车，制定本办法。' }])

  it('is read as it is when the office program fails', async () => {
    const text = await read(old, libreOffice(join(folder, 'none')))
    expect(text.provisions.map((x) => x.label)).toEqual(['第一条'])
    expect(text.warnings[0]?.code).toBe('not-converted')
  })

  it('is read as it is when the office program makes rubbish of it', async () => {
    const rubbish: OfficeConverter = { toDocx: async () => Buffer.from('PK\u0003\u0004rubbish'), close: async () => {} }
    const text = await read(old, rubbish)
    expect(text.warnings[0]?.code).toBe('not-converted')
  })

  it('in RTF is refused with a sentence when the office program fails', async () => {
    await expect(read(rtfOrder('fail'), libreOffice(FAKE))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringMatching(/RTF.*LibreOffice 未能转换/),
    })
  })
})

const program = process.env.SOFFICE_PATH ?? 'soffice'
const isThere = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0
const rtf = (text: string, more = ''): Buffer => {
  const coded = [...text].map((c) => `\\u${c.charCodeAt(0)}?`).join('')
  return Buffer.from(`{\\rtf1\\ansi\\uc1 ${more}${coded}\\par}`)
}

describe('LibreOffice itself', { timeout: 120_000 }, () => {
  it(`${isThere ? 'converts RTF and fetches nothing that it names' : 'is not on this machine, and RTF is refused'}`, async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const link = (name: string): string => `{\\field{\\*\\fldinst ${name} "${address}/x" \\\\d}{\\fldrslt }}`
    const bytes = rtf('第一条　为了规范停车，制定本办法。', link('INCLUDEPICTURE') + link('INCLUDETEXT'))
    const extractor = createExtractor({ office: libreOffice(program) })
    const answer = await extractor
      .extract(bytes, '旧稿.rtf')
      .then(
        (text) => text.provisions.map((x) => x.label),
        (error: Error) => error.message,
      )
      .finally(() => extractor.close())
    server.close()
    expect(answer).toEqual(isThere ? ['第一条'] : expect.stringContaining('RTF'))
    expect(asked).toEqual([])
  })
})
