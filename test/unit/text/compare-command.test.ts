import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareCommand } from '../../../src/text/compare-command.ts'
import { firstVersion, secondVersion } from '../../fixtures/docx/two-versions.ts'

let folder = ''
let old = ''
let next = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compare-'))
  old = join(folder, '旧.docx')
  next = join(folder, '新.docx')
  await writeFile(old, await firstVersion())
  await writeFile(next, await secondVersion())
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const code = await compareCommand(argv, {
    stdout: (text) => void out.push(text),
    stderr: (text) => void err.push(text),
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('compare', () => {
  it('prints summary and provisions as JSON', async () => {
    const { code, out, err } = await run(old, next, '--json')
    expect([code, err]).toEqual([0, ''])
    const { summary, provisions } = JSON.parse(out)
    expect(summary.edits).toBe(5)
    expect(provisions.find((p: { change: string }) => p.change === 'added')).toMatchObject({
      old: [],
      new: [{ path: '3', label: '第三条' }],
      segments: [{ op: 'insert', text: '清理工作应当听取利害关系人、专家和社会公众的意见。' }],
    })
  })

  it('prints for reading', async () => {
    const { code, out } = await run(old, next)
    expect(code).toBe(0)
    expect(out).toContain('修改 5 处')
    expect(out).toContain('[-十五-]{+三十+}日内报送备案')
  })

  it('answers bad input with one sentence', async () => {
    const missing = join(folder, '没有.docx')
    const damaged = join(folder, '坏.docx')
    await writeFile(damaged, Buffer.from('PK\u0003\u0004 not a package'))
    for (const argv of [[], [old], [old, next, '--html'], [old, missing], [damaged, next], [old, folder]]) {
      const { code, out, err } = await run(...argv)
      expect([code, out, err.split('\n').length]).toEqual([2, '', 1])
    }
    expect((await run(old, missing)).err).toContain('没有.docx')
    expect((await run(damaged, next)).err).toContain('坏.docx')
  })
})
