import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractCommand } from '../../../../src/text/import/extract-command.ts'
import { elevenArticles } from '../../../fixtures/docx/eleven-articles.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extract-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await extractCommand(argv, {
    stdout: (text) => void out.push(text),
    stderr: (text) => void err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('extract', () => {
  it('prints the whole text as JSON', async () => {
    const file = join(folder, '文稿.docx')
    await writeFile(file, await elevenArticles())
    const { code, out, err } = await run(file, '--json')
    const text = JSON.parse(out)
    expect([code, err]).toEqual([0, ''])
    expect(Object.keys(text)).toEqual(
      expect.arrayContaining([
        'title',
        'documentNumber',
        'makingOrgan',
        'dates',
        'paragraphs',
        'provisions',
        'tables',
        'notes',
        'headers',
        'textBoxes',
        'changes',
        'comments',
        'warnings',
      ]),
    )
    expect(text.paragraphs.find((x: { label: string }) => x.label === '第十一条').text).toBe(
      '本办法自2020年2月1日起施行。',
    )
  })

  it('prints it for reading without --json', async () => {
    const file = join(folder, '文稿.txt')
    await writeFile(file, '某办法\n第一条 甲。')
    expect((await run(file)).out).toContain('标题：某办法\n\n某办法\n第一条 甲。')
  })

  it.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['an unknown option', ['a', '--xml']],
    ['a file that is not there', ['/nowhere/文稿.docx', '--json']],
  ])('answers %s with one sentence and exit code 2', async (_, argv) => {
    const { code, out, err } = await run(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^[^\n]+$/)
  })

  it('answers a damaged file with one sentence and exit code 2', async () => {
    const file = join(folder, '坏.docx')
    await writeFile(file, (await elevenArticles()).subarray(0, 900))
    const { code, err } = await run(file, '--json')
    expect(code).toBe(2)
    expect(err).toMatch(/^[^\n]*已损坏[^\n]*。$/)
  })
})
