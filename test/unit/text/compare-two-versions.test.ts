import { beforeAll, describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import type { Comparison } from '../../../src/text/compare-model.ts'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import type { ExtractedText } from '../../../src/text/model.ts'
import { firstVersion, secondVersion } from '../../fixtures/docx/two-versions.ts'

let old: ExtractedText
let next: ExtractedText
let comparison: Comparison
beforeAll(async () => {
  old = await extractDocx(Buffer.from(await firstVersion()))
  next = await extractDocx(Buffer.from(await secondVersion()))
  comparison = compareTexts(old, next)
})

describe('two versions of one measure', () => {
  it('sees five edits and nine articles renumbered', () => {
    expect(comparison.summary.edits).toBe(5)
    expect(comparison.summary.renumberedArticles).toBe(9)
    expect(comparison.summary.counts).toMatchObject({ added: 1, removed: 0, moved: 1, renumbered: 8, changed: 2 })
  })

  it('says the new limit in two characters and one sentence', () => {
    const limit = comparison.provisions.find((p) => p.new[0]?.path === '6')
    expect(limit?.segments.filter((s) => s.op !== 'equal')).toEqual([
      { op: 'delete', text: '十五' },
      { op: 'insert', text: '三十' },
    ])
    expect(comparison.summary.sentences).toContain('第六条：备案期限由“十五日”改为“三十日”')
  })

  it('shows the cell and the row of the table that changed', () => {
    const table = comparison.provisions.find((p) => p.kind === 'table')
    expect(table?.rows?.map((row) => row.change)).toEqual(['same', 'changed', 'added', 'same', 'same'])
    expect(table?.rows?.[1]?.cells[1]?.segments).toEqual([
      { op: 'delete', text: '95' },
      { op: 'insert', text: '96' },
    ])
    expect(comparison.summary.sentences).toContain('表格“保留”一行“件数”由“95”改为“96”')
  })

  it('sees the heading 清理 moved, and no article', () => {
    const moved = comparison.provisions.filter((p) => p.change === 'moved')
    expect(moved.map((p) => [p.kind, p.segments])).toEqual([['chapter', [{ op: 'equal', text: '清理' }]]])
  })

  it('adds the third article alone', () => {
    const added = comparison.provisions.filter((p) => p.change === 'added')
    expect(added.map((p) => p.new[0])).toEqual([{ path: '3', label: '第三条' }])
  })
})
