import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import type { ExtractedText } from '../../../../src/text/model.ts'
import { type DocxParts, docx, docxEntries, p, pack, r, xml } from '../../../fixtures/docx/build.ts'

const SETTINGS =
  '<Relationship Id="rIdSet" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>'

/** Builds a package with settings.xml beside the parts that the builder knows. */
async function read(parts: DocxParts, settings = ''): Promise<ExtractedText> {
  const entries = docxEntries(parts)
  const rels = entries.get('word/_rels/document.xml.rels')
  entries.set('word/_rels/document.xml.rels', String(rels).replace('</Rel', `${SETTINGS}</Rel`))
  entries.set('word/settings.xml', xml('settings', settings))
  return extractDocx(await pack(entries))
}

const header = (id: number, type: string): string => `<w:headerReference w:type="${type}" r:id="rIdHeader${id}"/>`
const section = (inside: string): string => `<w:sectPr>${inside}</w:sectPr>`
const shown = (text: ExtractedText) => text.headers.map((h) => [h.text, h.pages ?? 'default', h.isUnused ?? false])

describe('headers of sections', () => {
  const three = [p('首页'), p('偶数页'), p('其余页')]
  const all = header(1, 'first') + header(2, 'even') + header(3, 'default')

  it('tell the first page and even pages where the file has them', async () => {
    const body = p('甲') + section(`${all}<w:titlePg/>`)
    expect(shown(await read({ body, headers: three }, '<w:evenAndOddHeaders/>'))).toEqual([
      ['首页', 'first', false],
      ['偶数页', 'even', false],
      ['其余页', 'default', false],
    ])
  })

  it('are marked and left out of the facts where Word shows them on no page', async () => {
    const body = p('关于停车的通知') + section(all)
    const text = await read({ body, headers: [p('拉政发〔2019〕1号'), p('偶数页'), p('拉政发〔2020〕2号')] })
    expect(shown(text)).toEqual([
      ['拉政发〔2020〕2号', 'default', false],
      ['拉政发〔2019〕1号', 'first', true],
      ['偶数页', 'even', true],
    ])
    expect(text.documentNumber).toBe('拉政发〔2020〕2号')
    expect(text.warnings.map((w) => w.code)).toContain('unused-headers')
  })

  it('are inherited: a later section shows the first page that the one before did not', async () => {
    const body = p('甲', section(header(1, 'first') + header(3, 'default'))) + p('乙') + section('<w:titlePg/>')
    expect(shown(await read({ body, headers: three }))).toEqual([
      ['首页', 'first', false],
      ['其余页', 'default', false],
    ])
  })

  it('of a tracked change of the section are not taken', async () => {
    const old = `<w:sectPrChange w:id="1" w:author="甲"><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>`
    const body = p('甲', section(header(1, 'first') + old)) + p('乙')
    expect(shown(await read({ body, headers: three }))).toEqual([['首页', 'first', true]])
  })
})

describe('note numbers', () => {
  const reference = (id: number, kind = 'footnote'): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const notes = [1, 2, 3, 4].map((id) => `<w:footnote w:id="${id}">${p(`注${id}`)}</w:footnote>`).join('')
  const body = (first: string, second: string): string =>
    p(r('甲') + reference(1) + reference(2), first) + p(r('乙') + reference(3) + reference(4)) + second
  const labels = async (first: string, second: string, settings = '') => {
    const text = await read({ body: body(first, second), footnotes: notes }, settings)
    return { labels: text.notes.map((n) => n.label), codes: text.warnings.map((w) => w.code) }
  }
  const properties = (inside: string): string => section(`<w:footnotePr>${inside}</w:footnotePr>`)

  it('run on through sections', async () => {
    expect((await labels(section(''), section(''))).labels).toEqual(['1', '2', '3', '4'])
  })

  it('start anew in a section that says so, each section in its own format', async () => {
    const circled = properties('<w:numFmt w:val="decimalEnclosedCircle"/><w:numRestart w:val="eachSect"/>')
    const chinese = properties('<w:numFmt w:val="chineseCounting"/><w:numRestart w:val="eachSect"/>')
    expect((await labels(circled, chinese)).labels).toEqual(['①', '②', '一', '二'])
  })

  it('take from the settings what the sections leave open', async () => {
    const settings =
      '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    expect((await labels(section(''), section(''), settings)).labels).toEqual(['c', 'd', 'c', 'd'])
  })

  it('that start anew on each page are counted through, and the report says so', async () => {
    const found = await labels(section(''), properties('<w:numRestart w:val="eachPage"/>'))
    expect(found.labels).toEqual(['1', '2', '3', '4'])
    expect(found.codes).toContain('notes-by-page')
  })

  it('skip a note with a mark of its own', async () => {
    const own = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    const text = await read({ body: p(r('甲') + reference(1) + own + reference(3)), footnotes: notes })
    expect(text.notes.map((n) => n.label)).toEqual(['1', '*', '2'])
  })
})

describe('cells', () => {
  it('that came or went by a tracked change are reported', async () => {
    const cell = (properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p('甲')}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('<w:cellIns w:id="1" w:author="甲"/>')}${cell('<w:cellDel w:id="2" w:author="甲"/>')}</w:tr></w:tbl>`
    const text = await extractDocx(await docx({ body: table + p('乙') }))
    expect(text.warnings.find((w) => w.code === 'cell-changes')?.message).toContain('2 处')
  })
})
