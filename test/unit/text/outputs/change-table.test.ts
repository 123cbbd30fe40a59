import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../../src/text/compare.ts'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'
import { changeTableDocx } from '../../../../src/text/outputs/change-table.ts'
import { firstVersion, secondVersion } from '../../../fixtures/docx/two-versions.ts'

const OLD = `某办法
第一条　为了规范管理，制定本办法。
第二条　制定机关应当自公布之日起三十日内报送备案。
第三条　旧条文将要删去，内容另行规定。
第四条　本办法自公布之日起施行。`
const NEW = `某办法
第一条　为了规范管理，制定本办法。
第二条　制定机关应当自公布之日起十五日内报送备案。
第三条　备案机关应当公布目录，接受监督。
第四条　备案机关可以组织专家论证。
第五条　本办法自公布之日起施行。`

const GIVEN = { title: '某办法', oldName: '第 1 稿', newName: '第 2 稿' }

async function tableOf(old: string, next: string, isWhole = false) {
  const comparison = compareTexts(extractText(old), extractText(next))
  return read(await changeTableDocx(comparison, { ...GIVEN, isWhole }))
}

async function read(bytes: Uint8Array) {
  const text = await extractDocx(bytes)
  const [table] = text.tables
  const rows = Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    (table?.cells ?? []).filter((cell) => cell.row === row).map((cell) => cell.text.replace(/\s+/gu, '')),
  )
  return { rows, lines: text.paragraphs.filter((p) => p.table === undefined).map((p) => p.text) }
}

describe('the 修改对照表', () => {
  it('has a row for each change, with both texts and what was done', async () => {
    const { rows, lines } = await tableOf(OLD, NEW)
    expect(lines[0]).toBe('《某办法》修改对照表')
    expect(rows[0]).toEqual(['原条文（第1稿）', '修改后条文（第2稿）', '说明'])
    const changed = rows.find(([old]) => old?.startsWith('第二条'))
    expect(changed?.[0]).toContain('三十日内')
    expect(changed?.[1]).toContain('十五日内')
    expect(changed?.[2]).toContain('由“三十日”改为“十五日”')
    expect(rows.find(([, next]) => next?.startsWith('第三条'))).toMatchObject(['', expect.any(String), '新增第三条'])
    expect(rows.find(([old, next]) => old?.startsWith('第三条') && next === '')?.[2]).toBe('删去原第三条')
    expect(rows.some(([old]) => old?.startsWith('第一条'))).toBe(false)
    expect(lines.at(-1)).toContain('条仅条文序号变化')
  })

  it('has every provision when it is asked for, and says so when nothing changed', async () => {
    const whole = await tableOf(OLD, NEW, true)
    expect(whole.rows.map(([, , note]) => note)).toContain('未修改')
    expect(whole.rows.map(([, , note]) => note)).toContain('条文序号由第四条改为第五条')
    const none = await tableOf(OLD, OLD)
    expect(none.rows[1]).toEqual(['两个文本没有差别。'])
  })

  it('shows a changed cell of a table in its row', async () => {
    const [old, next] = await Promise.all([firstVersion(), secondVersion()].map(async (v) => extractDocx(await v)))
    if (!old || !next) throw new Error('no fixture')
    const { rows } = await read(await changeTableDocx(compareTexts(old, next), GIVEN))
    const table = rows.find(([before]) => before?.includes('95'))
    expect(table?.[1]).toContain('96')
  })

  it('has three columns, and a head that Word repeats on every page', async () => {
    const { default: JSZip } = await import('jszip')
    const bytes = await changeTableDocx(compareTexts(extractText(OLD), extractText(NEW)), GIVEN)
    const xml = await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string')
    expect(xml?.match(/<w:tblHeader/gu)).toHaveLength(1)
    expect(xml?.match(/<w:gridCol /gu)).toHaveLength(3)
    expect(xml).toMatch(/<w:pgSz [^>]*w:orient="landscape"/u)
  })
})
