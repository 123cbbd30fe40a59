import { afterEach, describe, expect, it } from 'vitest'
import { Refused } from '../../src/lib/refused.ts'
import { createExtractor, type Extractor, type ExtractorLimits } from '../../src/text/import/pool.ts'
import { docx, p } from '../fixtures/docx/build.ts'
import { elevenArticles } from '../fixtures/docx/eleven-articles.ts'

let extractor: Extractor | null = null
afterEach(async () => {
  await extractor?.close()
  extractor = null
})

function open(limits: ExtractorLimits): Extractor {
  extractor = createExtractor(limits)
  return extractor
}

/** Text that neither compresses away nor repeats. */
const long = (paragraphs: number): string =>
  Array.from({ length: paragraphs }, (_, i) => p(`${((i + 1) * 2654435761).toString(36)}甲乙丙丁${i}`)).join('')

describe('the extractor', { timeout: 30_000 }, () => {
  it('reads a file in its thread', async () => {
    const text = await open({}).extract(await elevenArticles(), '文稿.docx')
    expect(text.provisions.filter((x) => x.kind === 'article')).toHaveLength(11)
  })

  it('hands on a refusal with its sentence', async () => {
    const refused = open({}).extract(Buffer.from('%PDF-1.7'), '文稿.docx')
    await expect(refused).rejects.toThrow(Refused)
    await expect(refused).rejects.toThrow('PDF')
  })

  it('refuses more bytes than allowed before reading them', async () => {
    await expect(open({ maxBytes: 2 ** 20 }).extract(Buffer.alloc(2 ** 20 + 1), '大.docx')).rejects.toMatchObject({
      kind: 'too_large',
      message: '文件超过 1 MB，请压缩文件中的图片后重新上传。',
    })
  })

  it('stops at the time limit', async () => {
    const slow = open({ timeoutMs: 150, threads: 1 }).extract(await docx({ body: long(150_000) }), '慢.docx')
    await expect(slow).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('已停止') })
  })

  it('survives a file that needs more memory than allowed', async () => {
    const reader = open({ maxMemoryMb: 48, threads: 1 })
    const heavy = reader.extract(await docx({ body: long(200_000) }), '大.docx')
    await expect(heavy).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('内存') })
    expect((await reader.extract(await elevenArticles(), '文稿.docx')).documentNumber).toBe('拉政发〔2019〕12号')
  })

  it('reads many files at once, each with its own answer', async () => {
    const reader = open({ threads: 2 })
    const files = await Promise.all(Array.from({ length: 12 }, (_, i) => docx({ body: p(`第${i}份文稿的标题`) })))
    const texts = await Promise.all(files.map((bytes, i) => reader.extract(bytes, `${i}.docx`)))
    expect(texts.map((text) => text.title)).toEqual(files.map((_, i) => `第${i}份文稿的标题`))
  })
})
