import { expect, it } from 'vitest'
import { extractText } from '../../../../src/text/import/extract-text.ts'
import { pack, unpack } from '../../../../src/text/import/transfer.ts'

it('a text crosses the threads unchanged, short or long', async () => {
  for (const count of [3, 2000, 4501]) {
    const text = extractText(Array.from({ length: count }, (_, i) => `第${i + 1}条 甲${i}。`).join('\n'))
    const packed = pack(text)
    expect(Object.keys(packed.lists)).toEqual(count > 2000 ? ['paragraphs', 'provisions'] : [])
    expect(await unpack(packed)).toEqual(text)
  }
})
