import { describe, expect, it } from 'vitest'
import { extractFile } from '../../../../src/text/import/extract-file.ts'
import { type PrintedLine, pdf } from '../../../fixtures/pdf/build.ts'

const LEFT = 80
const INDENT = LEFT + 32

/** 27 letters of 16 points fill the line from 80 to 512. */
const BODY: readonly PrintedLine[] = [
  { text: '拉萨市停车管理办法', x: 198, y: 740, size: 22 },
  { text: '第一章　总则', x: 250, y: 700 },
  { text: '第一条　为了规范停车秩序，改善交通状况，保障群众出行，根', x: INDENT, y: 670 },
  { text: '据有关法律、法规，制定本办法。', x: LEFT, y: 642 },
  { text: '第二条　停车应当遵守下列规定：', x: INDENT, y: 614 },
  { text: '（一）不得占用消防通道；', x: INDENT, y: 586 },
  { text: '（二）不得妨碍通行。', x: INDENT, y: 558 },
  { text: '— 1 —', x: 280, y: 40, size: 14 },
]
const SECOND: readonly PrintedLine[] = [
  { text: '第三条　本办法自2026年5月1日起施行。', x: INDENT, y: 740 },
  { text: '拉萨市人民政府', x: 380, y: 640 },
  { text: '2026年3月2日', x: 390, y: 612 },
  { text: '— 2 —', x: 280, y: 40, size: 14 },
]
const read = (given: Parameters<typeof pdf>[0]) => extractFile(pdf(given), '停车.pdf')

describe('a PDF with a text layer', () => {
  it.each(['gb', 'identity'] as const)('is read into articles (%s font)', async (font) => {
    const text = await read({ pages: [BODY, SECOND], font })
    expect(text.title).toBe('拉萨市停车管理办法')
    expect(text.provisions.map((x) => [x.kind, x.label, x.text])).toEqual([
      ['title', null, '拉萨市停车管理办法'],
      ['chapter', '第一章', ''],
      ['article', '第一条', '为了规范停车秩序，改善交通状况，保障群众出行，根据有关法律、法规，制定本办法。'],
      ['article', '第二条', '停车应当遵守下列规定：'],
      ['item', '（一）', '不得占用消防通道；'],
      ['item', '（二）', '不得妨碍通行。'],
      ['article', '第三条', '本办法自2026年5月1日起施行。'],
      ['signature', null, '拉萨市人民政府'],
      ['date', null, '2026年3月2日'],
    ])
    expect(text.dates.effectiveOn).toBe('2026-05-01')
  })

  it('says what a PDF cannot carry, and tells page numbers from the text', async () => {
    const text = await read({ pages: [BODY, SECOND] })
    expect(text.report?.format).toBe('pdf')
    expect(text.headers).toEqual([{ kind: 'footer', text: '— 1 —' }])
    expect(text.warnings.map((w) => w.code)).toEqual(['pdf-layout'])
  })

  it('goes on over the page when the paragraph does', async () => {
    const first = { text: '第一条　为了规范停车秩序，改善交通状况，保障群众出行，根', x: INDENT, y: 90 }
    const rest = { text: '据有关法律、法规，制定本办法。', x: LEFT, y: 740 }
    const more = { text: '第二条　本办法自公布之日起施行。', x: INDENT, y: 712 }
    const { provisions } = await read({ pages: [[first], [rest, more]] })
    expect(provisions.map((x) => x.label)).toEqual(['第一条', '第二条'])
  })
})

describe('a PDF that cannot be read', () => {
  it.each([
    ['a scan', pdf({ pages: [[]], isScanned: true }), '可能是扫描件'],
    ['an empty one', pdf({ pages: [[]] }), '没有可读的文字'],
    ['one with a password', pdf({ pages: [BODY], isLocked: true }), '密码'],
    ['a cut one', pdf({ pages: [BODY] }).subarray(0, 300), '已损坏'],
    ['a mere beginning', Buffer.from('%PDF-1.7\n'), '已损坏'],
  ])('%s is refused with a sentence', async (_, bytes, words) => {
    await expect(extractFile(bytes, '文件.pdf')).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining(words),
    })
  })
})
