import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { builtinTemplate } from '../../src/templates/builtin.ts'
import { KINDS } from '../../src/templates/kinds.ts'
import { TEMPLATE_KINDS, TEMPLATE_LABELS, type TemplateData, type TemplateKind } from '../../src/templates/model.ts'
import { fillTemplate } from '../../src/templates/render.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'

const program = process.env.SOFFICE_PATH ?? 'soffice'
const isThere = spawnSync(program, ['--version'], { timeout: 60_000 }).status === 0

/** Opens a file in LibreOffice and gives it as the PDF it prints. */
function printed(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-opinion-'))
  try {
    writeFileSync(join(folder, 'paper.docx'), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const asked = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'paper.docx')]
    spawnSync(program, asked, { timeout: 90_000 })
    return new Uint8Array(readFileSync(join(folder, 'paper.pdf')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const wordsOf = async (bytes: Uint8Array): Promise<string> =>
  (await extractFile(bytes, isThere ? 'paper.pdf' : 'paper.docx')).paragraphs
    .map((p) => `${p.label ?? ''}${p.text}`)
    .join('')
    .replace(/\s+/gu, '')

const filled = async (kind: TemplateKind, over: TemplateData = {}): Promise<Uint8Array> => {
  const out = await fillTemplate(kind, await builtinTemplate(KINDS[kind]), { ...KINDS[kind].example, ...over })
  if (!out.ok) throw new Error(JSON.stringify(out.problems))
  return out.bytes
}

/** Forms whose heading says more than the name of the template. */
const HEADINGS: Readonly<Record<string, string>> = {
  'filing-note': '的说明',
  'filing-early-effect': '提前施行的说明',
  'filing-supplement': '备案材料补正通知书',
}

describe('the papers of a review in LibreOffice', { timeout: 120_000 }, () => {
  const where = isThere ? 'are printed' : 'are read by our own reader, for the program is not on this machine'

  it.each(TEMPLATE_KINDS)(`${where}: %s`, async (kind) => {
    const bytes = await filled(kind)
    const words = await wordsOf(isThere ? printed(bytes) : bytes)
    expect(words).toContain(HEADINGS[kind] ?? TEMPLATE_LABELS[kind])
    expect(words).toContain('拉萨市示例事项管理办法')
  })

  it(`${where}: every finding once`, async () => {
    // Short enough not to be broken in its cell: in a printed table the lines of all cells of a row run together.
    const marks = ['甲', '乙', '丙', '丁'].map((letter, i) => ({
      意见号: String(i + 1),
      条款: `${letter}条`,
      引文: '—',
      问题: `${letter}问题`,
      依据: `${letter}依据`,
      修改建议: `${letter}建议`,
      程度: '必须修改',
      意见类别: '内容',
    }))
    const bytes = await filled('review-opinion', { 意见: marks })
    const words = await wordsOf(isThere ? printed(bytes) : bytes)
    for (const { 条款, 问题, 依据, 修改建议 } of marks)
      for (const mark of [条款, 问题, 依据, 修改建议]) expect(words.split(mark), mark).toHaveLength(2)
  })
})
