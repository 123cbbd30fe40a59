import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import filings from '../../../samples/datasets/filings-2019.json' with { type: 'json' }
import organs from '../../../samples/datasets/organs.json' with { type: 'json' }
import type { Day } from '../../../src/lib/day.ts'
import { ListMatcher } from '../../../src/reconciliation/match-rules.ts'
import { previewOf } from '../../../src/reconciliation/preview-rules.ts'
import { readList } from '../../../src/reconciliation/row-rules.ts'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { parseDocumentNumber } from '../../../src/text/document-number.ts'

describe('the sample issuing list', () => {
  it('holds what its description says', async () => {
    const file = await readSheetFile(
      readFileSync(new URL('../../../samples/lists/issuing-list-2019.csv', import.meta.url)),
    )
    const { headingRow, columns } = previewOf(file, {})
    const keys = new Map<string, string>(organs.organs.map((organ) => [organ.name, organ.key]))
    const scope = { coversFrom: '2019-01-01' as Day, coversTo: '2019-12-31' as Day, makerId: null }
    const { entries } = readList(
      file.sheets[0]?.rows ?? [],
      headingRow,
      columns,
      scope,
      (name) => keys.get(name) ?? null,
    )
    expect(entries.every((entry) => entry.makerId !== null)).toBe(true)
    const documents = filings.documents.map((one) => ({
      documentId: one.key,
      title: one.title,
      numberText: one.number,
      numberKey: parseDocumentNumber(one.number)?.key ?? one.number,
      makerId: one.makingOrganKey,
      days: [one.issuedOn, one.publishedOn] as Day[],
      hasFiling: true,
    }))
    const matcher = new ListMatcher(documents)
    matcher.certain(entries)
    matcher.uncertain(entries)
    const counted: Record<string, number> = {}
    for (const { outcome } of matcher.matches.values()) counted[outcome] = (counted[outcome] ?? 0) + 1
    expect(counted).toEqual({ matched: 49, omitted: 3, renamed: 1, wrong_number: 1, bad: 2 })
    expect(matcher.left(documents)).toHaveLength(1)
  })
})
