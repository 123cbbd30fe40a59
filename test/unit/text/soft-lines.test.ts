import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import { docx, p } from '../../fixtures/docx/build.ts'

const lines = (...texts: string[]): string =>
  p(`<w:r>${texts.map((text) => `<w:t>${text}</w:t>`).join('<w:br/>')}</w:r>`)

describe('lines parted by soft breaks', () => {
  it('are read as provisions where they begin with numbers', async () => {
    const body =
      p('某某办法') +
      lines('第一条 甲：', '（一）乙；', '（二）丙。', '第二条 丁。') +
      p('第四条 本办法自2026年2月1日起施行。')
    const text = await extractDocx(await docx({ body }))
    expect(text.provisions.map((x) => [x.path, x.label, x.text, x.paragraphs])).toEqual([
      ['title1', null, '某某办法', [0, 0]],
      ['1', '第一条', '甲：', [1, 1]],
      ['1.1.1', '（一）', '乙；', [1, 1]],
      ['1.1.2', '（二）', '丙。', [1, 1]],
      ['2', '第二条', '丁。', [1, 1]],
      ['4', '第四条', '本办法自2026年2月1日起施行。', [2, 2]],
    ])
    expect(text.paragraphs.map((x) => [x.label, x.text])).toEqual([
      [null, '某某办法'],
      ['第一条', '甲：\n（一）乙；\n（二）丙。\n第二条 丁。'],
      ['第四条', '本办法自2026年2月1日起施行。'],
    ])
    expect(text.warnings).toMatchObject([{ code: 'number-gap', paragraph: 2 }])
    expect(text.proposals?.find((x) => x.fact === 'effective_on')?.place.paragraph).toBe(2)
  })

  it('stay together where they do not', async () => {
    const text = await extractDocx(await docx({ body: lines('第一条 甲，', '乙。') }))
    expect(text.provisions.map((x) => [x.path, x.text])).toEqual([['1', '甲，\n乙。']])
  })
})
