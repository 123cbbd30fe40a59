import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import { docx } from '../../../fixtures/docx/build.ts'
import { NUMBERING_FEATURES } from '../../../fixtures/docx/numbering-features.ts'

describe('automatic numbers', () => {
  it('are covered by at least twenty-five features', () => {
    expect(NUMBERING_FEATURES.length).toBeGreaterThanOrEqual(25)
  })

  it.each(NUMBERING_FEATURES)('show $name', async (feature) => {
    const { paragraphs } = await extractDocx(await docx(feature))
    expect(paragraphs.map((paragraph) => paragraph.label)).toEqual(feature.labels)
  })

  it('are counted apart in the original reading: an inserted paragraph has no number there', async () => {
    const feature = NUMBERING_FEATURES.find((f) => f.name.startsWith('an inserted paragraph'))
    const text = await extractDocx(await docx(feature ?? { body: '' }))
    expect(text.readings?.original.map((x) => [x.label, x.text])).toEqual([
      ['1.', '甲'],
      ['2.', '丙'],
    ])
  })
})
