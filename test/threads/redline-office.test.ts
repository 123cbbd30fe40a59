import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../src/text/compare.ts'
import { extractDocx } from '../../src/text/import/extract-docx.ts'
import type { ExtractedText } from '../../src/text/model.ts'
import { redlineDocx } from '../../src/text/outputs/redline.ts'
import { textInReading } from '../../src/text/readings.ts'
import { firstVersion, secondVersion } from '../fixtures/docx/two-versions.ts'

const program = process.env.SOFFICE_PATH ?? 'soffice'
const isThere = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0

const lines = (text: ExtractedText): string[] =>
  [
    ...text.paragraphs.map((p) => `${p.label ?? ''}${p.text}`),
    ...text.tables.flatMap((table) => table.cells.map((cell) => cell.text)),
  ]
    .map((line) => line.replace(/\s+/gu, ''))
    .filter(Boolean)

/** Opens a file in LibreOffice and saves it again, changes and all. */
function savedByOffice(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-redline-'))
  try {
    writeFileSync(join(folder, 'redline.docx'), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const out = join(folder, 'out')
    spawnSync(program, [profile, '--headless', '--convert-to', 'docx', '--outdir', out, join(folder, 'redline.docx')], {
      timeout: 90_000,
    })
    return new Uint8Array(readFileSync(join(out, 'redline.docx')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('the redline in LibreOffice', { timeout: 120_000 }, () => {
  it(`${isThere ? 'reads as the old and the new text' : 'is not looked at: the program is not on this machine'}`, async () => {
    const [old, next] = await Promise.all([firstVersion(), secondVersion()].map(async (v) => extractDocx(await v)))
    if (!old || !next) throw new Error('no fixture')
    const redline = redlineDocx(old, next, compareTexts(old, next), { author: '法度', at: '2026-03-16T02:00:00Z' })
    const text = await extractDocx(isThere ? savedByOffice(redline) : redline)
    expect(lines(textInReading(text, 'original'))).toEqual(lines(old))
    expect(lines(textInReading(text, 'final'))).toEqual(lines(next))
  })
})
