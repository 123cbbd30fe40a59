import { describe, expect, it } from 'vitest'
import { bodyHtml } from '../../../../src/text/import/body-html.ts'
import { docx } from '../../../fixtures/docx/build.ts'
import { elevenArticles } from '../../../fixtures/docx/eleven-articles.ts'
import { NUMBERING_FEATURES } from '../../../fixtures/docx/numbering-features.ts'

const words = (html: string): string => html.replace(/<[^>]*>/gu, '')

describe('the layout view of a Word file', () => {
  it('has every automatic number before its words, and the joined cells of its tables', async () => {
    const html = await bodyHtml(Buffer.from(await elevenArticles()))
    for (const label of ['第一条', '第三条', '第十一条', '第二章', '（三）'])
      expect(html).toContain(`<p>${label}\u3000`)
    expect(html).toContain('rowspan="2"')
    expect(html).toContain('colspan="2"')
  })

  it.each(NUMBERING_FEATURES.filter((f) => f.labels.every((label) => label !== null)))(
    'numbers $name as the text does',
    async (feature) => {
      const html = words(await bodyHtml(Buffer.from(await docx(feature))))
      for (const label of feature.labels) if (label) expect(html).toContain(label)
    },
  )

  it('lets nothing through that acts or fetches', async () => {
    const link = `<w:hyperlink r:id="rIdEvil"><w:r><w:t>点这里</w:t></w:r></w:hyperlink>`
    const relationships = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdEvil" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>`
    const body = `<w:p>${link}</w:p><w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>`
    const html = await bodyHtml(
      Buffer.from(await docx({ body, entries: { 'word/_rels/document.xml.rels': relationships } })),
    )
    expect(html).toBe('<p>点这里</p><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
  })

  it('is refused for what is no Word file', async () => {
    await expect(bodyHtml(Buffer.from('PK\u0003\u0004'))).rejects.toMatchObject({ kind: 'invalid' })
  })
})
