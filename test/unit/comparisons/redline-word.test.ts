import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import type { ExtractedText } from '../../../src/text/model.ts'
import { redlineDocx } from '../../../src/text/outputs/redline.ts'
import { draftFile, twoDrafts } from '../../support/given/drafts.ts'
import { contentOf, gridText } from '../../support/text-content.ts'
import { documentXml, faultsIn, resolveChanges } from '../../support/tracked-changes.ts'

const BY = { author: '法度', at: '2026-03-16T02:00:00Z' }

/** Words and cells in order. Spaces and empty lines are left aside: the redline does not keep every empty line. */
const words = (content: readonly unknown[]): unknown[] =>
  content
    .map((one) => (typeof one === 'string' ? bare(one) : (one as string[][]).map((row) => row.map(bare))))
    .filter((one) => one !== '')
const bare = (text: string): string => text.replace(/[\s¶]/gu, '')

describe('the changes of a redline, resolved apart from our reader', () => {
  it('give the words and cells of both texts, in a file that is well made', async () => {
    await fc.assert(
      fc.asyncProperty(twoDrafts, async ([before, after]) => {
        const [old, next] = [await extractDocx(await draftFile(before)), await extractDocx(await draftFile(after))]
        const xml = await documentXml(redlineDocx(old, next, compareTexts(old, next), BY))
        const wanted = (text: ExtractedText): unknown[] => words(contentOf(text, gridText))
        expect(faultsIn(xml)).toEqual([])
        expect(words(resolveChanges(xml, 'reject'))).toEqual(wanted(old))
        expect(words(resolveChanges(xml, 'accept'))).toEqual(wanted(next))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['a changed row', '<w:tr><w:trPr><w:del w:id="1" w:author="a" w:date="b"/></w:trPr><w:tc><w:p/></w:tc></w:tr>', []],
    [
      'an id used twice',
      '<w:p><w:ins w:id="1" w:author="a" w:date="b"/><w:del w:id="1" w:author="a" w:date="b"/></w:p>',
      ['id 1 twice'],
    ],
    [
      'deleted words as plain ones',
      '<w:p><w:del w:id="1" w:author="a" w:date="b"><w:r><w:t>x</w:t></w:r></w:del></w:p>',
      ['w:t in w:del'],
    ],
    ['properties out of order', '<w:p><w:pPr><w:rPr/><w:jc/></w:pPr></w:p>', ['w:pPr in the order w:rPr,w:jc']],
  ])('are checked for %s', (_, inside, faults) => {
    expect(faultsIn(`<w:document xmlns:w="w">${inside}</w:document>`)).toEqual(faults)
  })
})
