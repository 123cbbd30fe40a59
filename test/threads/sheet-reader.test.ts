import { afterEach, describe, expect, it } from 'vitest'
import { createSheetReader, type SheetReader, type SheetReaderLimits } from '../../src/sheets/sheet-reader.ts'
import { handMadeXlsx } from '../fixtures/sheets/xlsx.ts'

let reader: SheetReader | null = null
afterEach(async () => {
  await reader?.close()
  reader = null
})

function open(limits: SheetReaderLimits = {}): SheetReader {
  reader = createSheetReader(limits)
  return reader
}

const many = (rows: number): Promise<Buffer> =>
  handMadeXlsx({
    sheets: [
      {
        name: '目录',
        data: Array.from(
          { length: rows },
          (_, i) => `<row r="${i + 1}"><c t="str"><v>拉政发〔2024〕${i}号</v></c></row>`,
        ).join(''),
      },
    ],
  })

describe('the sheet reader', { timeout: 30_000 }, () => {
  it('reads a file in its thread, in turn', async () => {
    const sheets = open()
    const files = await Promise.all([sheets.read(await many(1100)), sheets.read(Buffer.from('a,b'))])
    expect(files.map((file) => [file.format, file.sheets[0]?.rows.length])).toEqual([
      ['xlsx', 1100],
      ['csv', 1],
    ])
  })

  it('hands on a refusal with its kind and sentence', async () => {
    await expect(open().read(Buffer.from('%PDF-1.7'))).rejects.toMatchObject({ kind: 'invalid' })
    await expect(reader?.read(await many(20_001))).rejects.toMatchObject({ kind: 'too_large' })
  })

  it('refuses more bytes than allowed before reading them', async () => {
    await expect(open({ maxBytes: 2 ** 20 }).read(Buffer.alloc(2 ** 20 + 1))).rejects.toMatchObject({
      kind: 'too_large',
      message: expect.stringContaining('1 MB'),
    })
  })

  it('stops at the time limit and reads the next file', async () => {
    const sheets = open({ timeoutMs: 1 })
    await expect(sheets.read(await many(19_000))).rejects.toMatchObject({ kind: 'too_large' })
  })
})
