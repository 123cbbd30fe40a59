import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import { textInReading, trackedChanges } from '../../../src/text/readings.ts'
import { docx, p } from '../../fixtures/docx/build.ts'

const by = 'w:author="次仁" w:date="2026-03-02T09:00:00Z"'
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`
const ins = (text: string): string => `<w:ins w:id="1" ${by}>${run(text)}</w:ins>`
const del = (text: string): string => `<w:del w:id="2" ${by}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const line = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`
const inserted = (text: string): string =>
  `<w:p><w:pPr><w:rPr><w:ins w:id="3" ${by}/></w:rPr></w:pPr>${ins(text)}</w:p>`
const row = (text: string, mark = ''): string => `<w:tr>${mark}<w:tc>${p(text)}</w:tc></w:tr>`

const BODY = [
  line(run('第一条　期限为'), del('三十'), ins('十五'), run('日。')),
  inserted('第二条　新增一条。'),
  line(run('第'), del('二'), ins('三'), run('条　原有一条。')),
  `<w:tbl>${row('甲')}${row('乙', `<w:trPr><w:ins w:id="4" ${by}/></w:trPr>`)}${row('丙', `<w:trPr><w:del w:id="5" ${by}/></w:trPr>`)}</w:tbl>`,
].join('')

const read = async () => extractDocx(await docx({ body: BODY }))
const articles = (text: Awaited<ReturnType<typeof read>>) =>
  text.provisions.filter((x) => x.kind === 'article').map((x) => [x.label, x.text])

describe('the reading of a text with tracked changes', () => {
  it('as changed has the new words, articles and rows', async () => {
    const text = textInReading(await read(), 'final')
    expect(articles(text)).toEqual([
      ['第一条', '期限为十五日。'],
      ['第二条', '新增一条。'],
      ['第三条', '原有一条。'],
    ])
    expect(text.tables[0]?.cells.map((cell) => cell.text)).toEqual(['甲', '乙'])
  })

  it('as it was has the old words, articles and rows, with their own numbers', async () => {
    const text = textInReading(await read(), 'original')
    expect(articles(text)).toEqual([
      ['第一条', '期限为三十日。'],
      ['第二条', '原有一条。'],
    ])
    expect(text.tables[0]?.cells.map((cell) => cell.text)).toEqual(['甲', '丙'])
    expect(text.warnings).toEqual([])
  })

  it('is no longer open once it is chosen', async () => {
    const text = await read()
    expect(trackedChanges(text)).toBeGreaterThan(5)
    expect(text.warnings.map((w) => w.code)).toContain('tracked-changes')
    for (const reading of ['original', 'final'] as const) {
      const chosen = textInReading(text, reading)
      expect(chosen.readings).toBeUndefined()
      expect(trackedChanges(chosen)).toBe(0)
      expect(chosen.warnings.map((w) => w.code)).not.toContain('tracked-changes')
    }
  })

  it('with marks tells whole paragraphs and rows that came or went', async () => {
    const { readings } = await read()
    expect(readings?.marked.map((m) => [m.change ?? null, m.table ?? null])).toEqual([
      [null, null],
      ['insert', null],
      [null, null],
      [null, 0],
      ['insert', 0],
      ['delete', 0],
    ])
  })

  it('is the same for a text without changes', async () => {
    const text = await extractDocx(await docx({ body: line(run('第一条　期限为十五日。')) }))
    expect(textInReading(text, 'original')).toEqual(text)
  })
})
