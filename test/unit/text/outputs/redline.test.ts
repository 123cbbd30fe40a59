import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { packagePath } from '../../../../src/lib/root.ts'
import { compareTexts } from '../../../../src/text/compare.ts'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'
import type { ExtractedText } from '../../../../src/text/model.ts'
import { redlineDocx } from '../../../../src/text/outputs/redline.ts'
import { textInReading } from '../../../../src/text/readings.ts'
import { firstVersion, secondVersion } from '../../../fixtures/docx/two-versions.ts'
import { draftFile, twoDrafts } from '../../../support/given/drafts.ts'
import { contentOf, gridText } from '../../../support/text-content.ts'
import { documentXml, faultsIn, resolveChanges } from '../../../support/tracked-changes.ts'

const AUTHOR = { author: '法度', at: '2026-03-16T02:00:00.000Z' }

const redline = (old: ExtractedText, next: ExtractedText, isCoarse = false): Uint8Array =>
  redlineDocx(old, next, compareTexts(old, next, { coarse: isCoarse }), AUTHOR)

/** What Word would make of it, by rules written apart from the reader. */
async function resolved(bytes: Uint8Array): Promise<{ accepted: unknown; rejected: unknown; faults: string[] }> {
  const xml = await documentXml(bytes)
  return { accepted: resolveChanges(xml, 'accept'), rejected: resolveChanges(xml, 'reject'), faults: faultsIn(xml) }
}

/** What our reader makes of it. */
async function readings(bytes: Uint8Array): Promise<Record<'original' | 'final', ExtractedText>> {
  const text = await extractDocx(bytes)
  return { original: textInReading(text, 'original'), final: textInReading(text, 'final') }
}

const plain = (text: ExtractedText): unknown =>
  contentOf(text).map((one) => (typeof one === 'string' ? one.replace(/\s/gu, '') : one))

describe('a redline', () => {
  it('gives both texts exactly, whatever was edited', async () => {
    await fc.assert(
      fc.asyncProperty(twoDrafts, fc.boolean(), async ([before, after], isCoarse) => {
        const old = await extractDocx(await draftFile(before))
        const next = await extractDocx(await draftFile(after))
        const bytes = redline(old, next, isCoarse)
        const word = await resolved(bytes)
        expect(word.faults).toEqual([])
        expect(word.rejected).toEqual(contentOf(old, gridText))
        expect(word.accepted).toEqual(contentOf(next, gridText))
        const read = await readings(bytes)
        expect(plain(read.original)).toEqual(plain(old))
        expect(plain(read.final)).toEqual(plain(next))
      }),
      { numRuns: 60 },
    )
  })

  it('marks only what changed, by whom and when', async () => {
    const [old, next] = [await extractDocx(await firstVersion()), await extractDocx(await secondVersion())]
    const { changes } = await extractDocx(redline(old, next))
    const words = changes
      .filter(({ kind }) => kind === 'insert' || kind === 'delete')
      .map(({ kind, text }) => [kind, text])
    expect(words).toContainEqual(['delete', '十五'])
    expect(words).toContainEqual(['insert', '三十'])
    expect(words).toContainEqual(['delete', '95'])
    expect(words).toContainEqual(['insert', '第三条　'])
    expect(changes.filter(({ kind }) => kind === 'row_insert')).toHaveLength(1)
    expect(new Set(changes.map(({ author, date }) => `${author} ${date}`))).toEqual(
      new Set(['法度 2026-03-16T02:00:00Z']),
    )
  })

  it('of equal texts has no change', async () => {
    const text = await extractDocx(await firstVersion())
    expect((await extractDocx(redline(text, text))).changes).toEqual([])
  })

  it.each([['waste-fee-tables'], ['family-farm-measures'], ['parking-rule']])(
    'gives both texts of the sample %s',
    async (name) => {
      const read = (file: string): Promise<ExtractedText> =>
        extractDocx(readFileSync(packagePath('samples', 'documents', file)))
      const [old, next] = [await read(`${name}.docx`), await read(`${name}-revised.docx`)]
      const bytes = redline(old, next)
      const word = await resolved(bytes)
      expect([word.faults, word.rejected, word.accepted]).toEqual([
        [],
        contentOf(old, gridText),
        contentOf(next, gridText),
      ])
      const labels = (text: ExtractedText): unknown => text.paragraphs.map(({ label }) => label)
      const read2 = await readings(bytes)
      expect([labels(read2.original), labels(read2.final)]).toEqual([labels(old), labels(next)])
    },
  )

  it('holds what XML cannot, as the sign for an unknown character', async () => {
    const [old, next] = [extractText('甲\u0001乙'), extractText('甲\u0001丙 <&>"')]
    const word = await resolved(redline(old, next))
    expect([word.rejected, word.accepted]).toEqual([['甲\ufffd乙'], ['甲\ufffd丙 <&>"']])
  })

  it('gives the same bytes for the same texts, and names nothing of the machine', async () => {
    const [old, next] = [extractText('甲\n乙'), extractText('甲\n丙')]
    expect(redline(old, next)).toEqual(redline(old, next))
    const zip = await JSZip.loadAsync(redline(old, next))
    const properties = await zip.file('docProps/core.xml')?.async('string')
    expect(
      properties
        ?.replace(/<[^>]+>/g, ' ')
        .trim()
        .split(/\s+/),
    ).toEqual(['甲', '法度', '法度', '2026-03-16T02:00:00Z', '2026-03-16T02:00:00Z'])
  })
})
