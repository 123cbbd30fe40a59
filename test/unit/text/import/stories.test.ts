import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import type { ExtractedText } from '../../../../src/text/model.ts'
import { type DocxParts, deleted, docx, inserted, p, r, tbl, tc, textBox } from '../../../fixtures/docx/build.ts'

const read = async (parts: DocxParts): Promise<ExtractedText> => extractDocx(await docx(parts))
const body = async (inside: string): Promise<ExtractedText> => read({ body: inside })
const texts = (text: ExtractedText): string[] => text.paragraphs.map((x) => x.text)
const codes = (text: ExtractedText): string[] => text.warnings.map((w) => w.code)
const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('text', () => {
  it('joins runs, tabs, breaks, hyphens and entities', async () => {
    const text = await body(
      p(`${r('甲')}<w:r><w:tab/><w:t>乙&amp;&#x4E19;</w:t><w:br/><w:t>丁</w:t><w:noBreakHyphen/></w:r>`),
    )
    expect(texts(text)).toEqual(['甲\t乙&丙\n丁-'])
  })

  it('reads symbols, content controls, hyperlinks and smart tags', async () => {
    const text = await body(
      p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:sdt><w:sdtPr><w:alias w:val="不读"/></w:sdtPr><w:sdtContent>' +
          `${r('甲')}</w:sdtContent></w:sdt><w:hyperlink>${r('乙')}</w:hyperlink><w:smartTag>${r('丙')}</w:smartTag>`,
      ),
    )
    expect(texts(text)).toEqual(['☑甲乙丙'])
  })

  it('shows the result of a field, not its instruction', async () => {
    const text = await body(p(`${r('共')}${field(' NUMPAGES ', r('5'))}${r('页')}`))
    expect(texts(text)).toEqual(['共5页'])
  })

  it('does not lose text behind a field that never ends', async () => {
    const text = await body(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p('甲') + p('乙'))
    expect(texts(text)).toEqual(['', '甲', '乙'])
  })

  it('marks the lines of an automatic table of contents', async () => {
    const open = field(' TOC \\o ', '').replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', '')
    const text = await body(
      p(`${open}${r('第一章 总则\t1')}`) +
        p(`${r('第二章 附则\t2')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`) +
        p('第一章 总则'),
    )
    expect(text.provisions.map((x) => x.kind)).toEqual(['contents', 'contents', 'chapter'])
  })

  it('reports hidden text and does not read it', async () => {
    const text = await body(p(`${r('甲')}${r('密', '<w:vanish/>')}${r('乙', '<w:vanish w:val="0"/>')}`))
    expect(texts(text)).toEqual(['甲乙'])
    expect(text.hidden).toEqual([{ text: '密', paragraph: 0 }])
    expect(codes(text)).toContain('hidden-text')
  })

  it('keeps the base of ruby in the text and its reading beside it', async () => {
    const text = await body(
      p(`<w:r><w:ruby><w:rubyPr/><w:rt>${r('lā sà')}</w:rt><w:rubyBase>${r('拉萨')}</w:rubyBase></w:ruby></w:r>`),
    )
    expect(texts(text)).toEqual(['拉萨'])
    expect(text.rubies).toEqual([{ base: '拉萨', text: 'lā sà', paragraph: 0 }])
  })

  it('knows elements by namespace, whatever the prefix, strict packages too', async () => {
    const strict =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>甲</x:t></x:r></x:p></x:body></x:document>'
    const text = await read({ body: '', entries: { 'word/document.xml': strict } })
    expect(texts(text)).toEqual(['甲'])
  })

  it('reads UTF-16 parts and part names in another case with backslashes', async () => {
    const wide = Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p('甲')}</w:body></w:document>`,
      'utf16le',
    )
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="/Word/Main.XML"/></Relationships>'
    const text = await read({ body: '', entries: { 'word\\main.xml': wide, '_rels/.rels': rels } })
    expect(texts(text)).toEqual(['甲'])
  })
})

describe('other stories', () => {
  it('read a text box once and apart from the body', async () => {
    const text = await body(p(textBox(p('红头') + p('文件'))) + p('甲'))
    expect(texts(text)).toEqual(['', '甲'])
    expect(text.textBoxes).toEqual([{ text: '红头\n文件', paragraph: 0 }])
  })

  it('say so when the whole text stands in boxes', async () => {
    expect(codes(await body(p(textBox(p('全文')))))).toContain('text-in-boxes')
  })

  it('number notes in the order of the text', async () => {
    const note = (kind: string, id: number, text: string): string => `<w:${kind} w:id="${id}">${p(text)}</w:${kind}>`
    const reference = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
    const text = await read({
      body: p(r('甲') + reference('footnote', 5) + reference('endnote', 1)) + p(r('乙') + reference('footnote', 3)),
      footnotes: note('footnote', 3, '丁') + note('footnote', 5, '丙'),
      endnotes: note('endnote', 1, '戊'),
    })
    expect(text.notes).toEqual([
      { kind: 'footnote', label: '1', text: '丙', paragraph: 0 },
      { kind: 'endnote', label: 'i', text: '戊', paragraph: 0 },
      { kind: 'footnote', label: '2', text: '丁', paragraph: 1 },
    ])
  })

  it('give headers and footers of every section once', async () => {
    const section = (id: string): string =>
      `<w:sectPr><w:headerReference w:type="default" r:id="${id}"/><w:footerReference w:type="default" r:id="rIdFooter1"/></w:sectPr>`
    const text = await read({
      body: p('甲', section('rIdHeader1')) + p('乙') + section('rIdHeader2'),
      headers: [p('页眉一'), p('页眉二')],
      footers: [p(`${r('第')}${field(' PAGE ', r('1'))}${r('页')}`)],
    })
    expect(text.headers).toEqual([
      { kind: 'header', text: '页眉一' },
      { kind: 'footer', text: '第1页' },
      { kind: 'header', text: '页眉二' },
    ])
  })

  it('keep comments with author, date, place and the words they are put to', async () => {
    const text = await read({
      body:
        p('甲') +
        p(
          `${r('应当')}<w:commentRangeStart w:id="0"/>${r('三十')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r('日内')}`,
        ),
      comments: `<w:comment w:id="0" w:author="审核人" w:date="2026-01-05T02:00:00Z">${p('依据何在？')}</w:comment>`,
    })
    expect(text.comments).toEqual([
      { author: '审核人', date: '2026-01-05T02:00:00Z', text: '依据何在？', quoted: '三十', paragraph: 1 },
    ])
    expect(texts(text)).toEqual(['甲', '应当三十日内'])
  })
})

describe('tables', () => {
  it('keep merged cells as a grid and inner tables as their own', async () => {
    const inner = tbl(tc('内'))
    const text = await body(
      tbl(
        tc('甲', '<w:gridSpan w:val="2"/>') + tc('乙', '<w:vMerge w:val="restart"/>'),
        tc('丙') + tc(`${inner}${p('丁')}`) + tc('', '<w:vMerge/>'),
      ) + p('后。'),
    )
    expect(text.tables.map((t) => [t.rows, t.columns, t.paragraphs])).toEqual([
      [2, 3, [0, 5]],
      [1, 1, [3, 3]],
    ])
    expect(text.tables[0]?.cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, c.text])).toEqual([
      [0, 0, 1, 2, '甲'],
      [0, 2, 2, 1, '乙'],
      [1, 0, 1, 1, '丙'],
      [1, 1, 1, 1, '内\n丁'],
    ])
    expect(text.provisions.map((x) => x.kind)).toEqual(['table', 'paragraph'])
  })

  it('do not take figures in cells for numbers', async () => {
    expect((await body(tbl(tc('1.甲') + tc('一、乙')))).paragraphs.map((x) => x.label)).toEqual([null, null])
  })
})

describe('tracked changes', () => {
  const mark = (kind: 'ins' | 'del'): string =>
    `<w:rPr><w:${kind} w:id="7" w:author="乙" w:date="2026-01-06T00:00:00Z"/></w:rPr>`

  it('join paragraphs whose mark is deleted', async () => {
    const text = await body(p('甲', mark('del')) + p('乙') + p('丙'))
    expect(texts(text)).toEqual(['甲乙', '丙'])
    expect(text.readings?.original.map((x) => x.text)).toEqual(['甲', '乙', '丙'])
    expect(text.changes).toMatchObject([{ kind: 'paragraph_delete', author: '乙', paragraph: 0 }])
  })

  it('split paragraphs whose mark is inserted, in the final reading only', async () => {
    const text = await body(p('甲', mark('ins')) + p('乙'))
    expect(texts(text)).toEqual(['甲', '乙'])
    expect(text.readings?.original.map((x) => x.text)).toEqual(['甲乙'])
  })

  it('follow moves', async () => {
    const text = await body(
      p(`<w:moveFrom w:id="1" w:author="甲">${r('移走')}</w:moveFrom>${r('留下')}`) +
        p(`<w:moveTo w:id="2" w:author="甲">${r('移走')}</w:moveTo>`),
    )
    expect(texts(text)).toEqual(['留下', '移走'])
    expect(text.readings?.original.map((x) => x.text)).toEqual(['移走留下', ''])
    expect(text.changes.map((c) => [c.kind, c.text])).toEqual([
      ['move_from', '移走'],
      ['move_to', '移走'],
    ])
  })

  it('drop deleted rows and show them in the original reading', async () => {
    const row = (text: string, properties = ''): string => `<w:tr>${properties}${tc(text)}</w:tr>`
    const text = await body(
      `<w:tbl>${row('甲')}${row('乙', '<w:trPr><w:del w:id="3" w:author="甲"/></w:trPr>')}</w:tbl>${p('后')}`,
    )
    expect(texts(text)).toEqual(['甲', '后'])
    expect(text.tables[0]?.rows).toBe(1)
    expect(text.readings?.original.map((x) => x.text)).toEqual(['甲', '乙', '后'])
    expect(text.changes).toMatchObject([{ kind: 'row_delete', text: '乙' }])
  })

  it('leave out what one inserted and another deleted, in both readings', async () => {
    const text = await body(p(`${r('甲')}${inserted(deleted('乙', '丙'))}`))
    expect(texts(text)).toEqual(['甲'])
    expect(text.readings?.original.map((x) => x.text)).toEqual(['甲'])
  })

  it('tell formatting changes without asking for a decision', async () => {
    const text = await body(p(r('甲', '<w:b/><w:rPrChange w:id="4" w:author="甲"><w:rPr/></w:rPrChange>')))
    expect(text.changes.map((c) => c.kind)).toEqual(['format'])
    expect(codes(text)).not.toContain('tracked-changes')
    expect(text.readings).toBeUndefined()
  })
})
