import { describe, expect, it } from 'vitest'
import { Refused } from '../../../../src/lib/refused.ts'
import { extractFile } from '../../../../src/text/import/extract-file.ts'
import { type DocLevel, doc } from '../../../fixtures/docx/doc-build.ts'
import { seeded } from '../../../fixtures/docx/mutate.ts'

const LEVELS: readonly DocLevel[] = [
  { format: 39, text: '第%1章' },
  { format: 39, text: '第%2条', noRestart: true },
  { format: 37, text: '（%3）' },
]
const line = (text: string, level?: number): { text: string; list?: number; level?: number } =>
  level === undefined ? { text } : { text, list: 1, level }

const rule = doc(
  [
    line('某某办法'),
    line('总则', 0),
    line('甲：', 1),
    line('乙；', 2),
    line('丙。', 2),
    line('丁。', 1),
    line('附则', 0),
    line('戊。', 1),
  ],
  LEVELS,
)

describe('a Word 97–2003 file', () => {
  it('gives its automatic numbers as Word shows them', async () => {
    const text = await extractFile(rule, '文稿.doc')
    expect(text.paragraphs.map((x) => [x.label, x.text])).toEqual([
      [null, '某某办法'],
      ['第一章', '总则'],
      ['第一条', '甲：'],
      ['（一）', '乙；'],
      ['（二）', '丙。'],
      ['第二条', '丁。'],
      ['第二章', '附则'],
      ['第三条', '戊。'],
    ])
    expect(text.provisions.map((x) => x.path)).toEqual(['title1', 'c1', '1', '1.1.1', '1.1.2', '2', 'c2', '3'])
    expect(text.report).toMatchObject({ format: 'doc', automaticNumbers: 7 })
    expect(text.warnings.map((x) => x.code)).toEqual(['old-format'])
  })

  it('gives tracked changes in both readings', async () => {
    const text = await extractFile(doc([{ text: '三十十五日内', deleted: [0, 2], inserted: [2, 4] }]), '文稿.doc')
    expect(text.paragraphs[0]?.text).toBe('十五日内')
    expect(text.readings?.original[0]?.text).toBe('三十日内')
    expect(text.changes.map((x) => [x.kind, x.text])).toEqual([
      ['delete', '三十'],
      ['insert', '十五'],
    ])
  })

  it('gives tables as a grid', async () => {
    const row = (...cells: string[]): { text: string; end: 'cell' | 'row' }[] => [
      ...cells.map((text) => ({ text, end: 'cell' as const })),
      { text: '', end: 'row' as const },
    ]
    const text = await extractFile(
      doc([line('前。'), ...row('甲', '乙'), ...row('丙', '丁'), line('后。')]),
      '文稿.doc',
    )
    expect(text.paragraphs.map((x) => x.text)).toEqual(['前。', '甲', '乙', '丙', '丁', '后。'])
    expect(text.tables.map((t) => t.cells.map((c) => [c.row, c.column, c.text]))).toEqual([
      [
        [0, 0, '甲'],
        [0, 1, '乙'],
        [1, 0, '丙'],
        [1, 1, '丁'],
      ],
    ])
  })

  it('reads Western quotation marks of one byte', async () => {
    const western = Buffer.concat([Buffer.from('It'), Buffer.from([0x92]), Buffer.from('s'), Buffer.from([0x0d])])
    expect((await extractFile(doc([{ text: 'It’s' }], [], western), '文稿.doc')).paragraphs[0]?.text).toBe('It’s')
  })

  it('is refused with a sentence when encrypted', async () => {
    const locked = Buffer.from(rule)
    const at = locked.indexOf(Buffer.from([0xec, 0xa5, 0xc1, 0x00])) + 10
    locked.writeUInt16LE(0x0300, at)
    await expect(extractFile(locked, '文稿.doc')).rejects.toThrow('加密')
  })

  it('answers three hundred damaged files with a text or a sentence', async () => {
    const next = seeded(11)
    const answers = { read: 0, refused: 0 }
    for (let turn = 0; turn < 300; turn++) {
      const copy = Buffer.from(rule)
      for (let count = 1 + Math.floor(next() * 12); count > 0; count--)
        copy[8 + Math.floor(next() * (copy.length - 8))] = Math.floor(next() * 256)
      const cut = next() < 0.3 ? copy.subarray(0, 600 + Math.floor(next() * copy.length)) : copy
      const answer = await extractFile(cut, '文稿.doc').then(
        () => 'read' as const,
        (error: unknown) => {
          expect(error, `turn ${turn}`).toBeInstanceOf(Refused)
          return 'refused' as const
        },
      )
      answers[answer]++
    }
    expect(answers.read).toBeGreaterThan(20)
    expect(answers.refused).toBeGreaterThan(20)
  })
})
