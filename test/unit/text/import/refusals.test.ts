import { describe, expect, it } from 'vitest'
import { Refused } from '../../../../src/lib/refused.ts'
import { extractFile } from '../../../../src/text/import/extract-file.ts'
import { OfficePackage, PACKAGE_LIMITS } from '../../../../src/text/import/package.ts'
import { docx, docxEntries, p, pack, xml } from '../../../fixtures/docx/build.ts'

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await extractFile(bytes, '文稿.docx')
  } catch (error) {
    if (error instanceof Refused) return `${error.kind}: ${error.message}`
    throw error
  }
  return 'accepted'
}

const ole = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')])

describe('files that cannot be read', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    ['an encrypted package', ole('EncryptedPackage'), '加密'],
    ['a .doc file', ole('WordDocument'), '.doc'],
    ['an old workbook', ole('Workbook'), 'Excel'],
    ['RTF with a .doc ending', Buffer.from('{\\rtf1\\ansi hello}'), 'RTF'],
    ['HTML with a .doc ending', Buffer.from('\ufeff<html><body>x</body></html>'), 'HTML'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), '图片'],
    ['binary rubbish', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7919) % 256)), '无法识别'],
  ])('%s is refused with a sentence', async (_, bytes, words) => {
    const sentence = await refusal(bytes)
    expect(sentence).toContain('invalid: ')
    expect(sentence).toContain(words)
    expect(sentence).toMatch(/。$/)
  })

  it('a truncated package is refused', async () => {
    const whole = await docx({ body: p('甲') })
    expect(await refusal(whole.subarray(0, whole.length - 40))).toContain('已损坏')
  })

  it('a package with a flipped byte in its text is refused, not misread', async () => {
    const whole = Buffer.from(await pack(docxEntries({ body: p('甲'.repeat(400)) })))
    const at = whole.indexOf('word/document.xml') + 80
    whole[at] = (whole[at] ?? 0) ^ 0xff
    expect(await refusal(whole)).toContain('已损坏')
  })

  it.each([
    ['broken nesting', '<w:body><w:p></w:body></w:p>'],
    ['an unknown entity', `<w:body>${p('<w:r><w:t>&nope;</w:t></w:r>')}</w:body>`],
    ['elements nested without end', `${'<w:p>'.repeat(600)}${'</w:p>'.repeat(600)}`],
  ])('XML with %s is refused', async (_, inside) => {
    const entries = docxEntries({ body: '' })
    entries.set('word/document.xml', xml('document', inside))
    expect(await refusal(await pack(entries))).toContain('已损坏')
  })

  it('a document type declaration is refused: entities could grow without bound', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">]>${xml('document', '').slice(55)}`
    expect(await refusal(await docx({ body: '', entries: { 'word/document.xml': bomb } }))).toContain('已损坏')
  })

  it('a zip bomb is refused before it is unpacked', async () => {
    const bytes = await docx({ body: `<!--${' '.repeat(3_000_000)}-->` })
    expect(bytes.length).toBeLessThan(10_000)
    expect(await refusal(bytes)).toContain('解压后过大')
  })

  it('more paragraphs than any document holds are refused', async () => {
    const text = Array.from({ length: 300_001 }, (_, i) => `<w:p w:i="${(i * 2654435761) % 4294967296}"/>`).join('')
    expect(await refusal(await docx({ body: text }))).toContain('段落数')
  })

  it('a package that is no Word document is named', async () => {
    const entries = new Map(docxEntries({ body: '' }))
    entries.delete('word/document.xml')
    entries.delete('_rels/.rels')
    expect(await refusal(await pack(new Map([...entries, ['xl/workbook.xml', '<x/>']])))).toContain('Excel')
    expect(await refusal(await pack(new Map([['a.txt', 'x']])))).toContain('压缩包')
  })

  it('sizes that lie are stopped', async () => {
    const whole = Buffer.from(await docx({ body: p('甲'.repeat(5000)) }))
    const directory = whole.lastIndexOf(Buffer.from('word/document.xml')) - 46
    whole.writeUInt32LE(100, directory + 24)
    expect(await refusal(whole)).toContain('已损坏')
  })

  it('the directory is held to its limits', async () => {
    const bytes = await docx({ body: p('甲') })
    await expect(OfficePackage.open(bytes, { ...PACKAGE_LIMITS, maxEntries: 2 })).rejects.toThrow('过大')
    await expect(OfficePackage.open(bytes, { ...PACKAGE_LIMITS, maxTotalBytes: 100 })).rejects.toThrow('过大')
  })
})

describe('a package with a tail', () => {
  it.each([
    ['a line break left by a mail system', Buffer.from('\r\n')],
    ['a kilobyte of zeros', Buffer.alloc(1024)],
  ])('%s is read all the same', async (_, tail) => {
    const text = await extractFile(Buffer.concat([await docx({ body: p('甲') }), tail]), '文稿.docx')
    expect(text.paragraphs.map((x) => x.text)).toEqual(['甲'])
  })
})

describe('plain text', () => {
  it.each([
    ['UTF-8', Buffer.from('第一条 甲。\r\n第二条 乙。')],
    ['UTF-8 with a mark', Buffer.from('\ufeff第一条 甲。\n第二条 乙。')],
    ['UTF-16', Buffer.from('\ufeff第一条 甲。\n第二条 乙。', 'utf16le')],
    ['GB18030', Buffer.from('b5dad2bbccf520bcd7a1a30ab5dab6feccf520d2d2a1a3', 'hex')],
  ])('in %s is read with the same structure', async (_, bytes) => {
    const text = await extractFile(bytes, '文稿.txt')
    expect(text.provisions.map((x) => [x.label, x.text])).toEqual([
      ['第一条', '甲。'],
      ['第二条', '乙。'],
    ])
  })
})
