import { describe, expect, it } from 'vitest'
import { fixedFields, obstaclesToUpload } from '../../../src/documents/editing.ts'
import { factsOf, numberColumns } from '../../../src/documents/records.ts'
import { effectOn } from '../../../src/documents/rules.ts'
import { plainFileName, titleFromFileName, type UploadLimits, uploadProblem } from '../../../src/documents/uploads.ts'
import { day } from '../../../src/lib/day.ts'

describe('the register', () => {
  it('fixes what acts, reviews and filings rest on', () => {
    expect(fixedFields('drafting', false)).toEqual(['issued_on', 'published_on'])
    expect(fixedFields('in_review', false)).toContain('category')
    expect(fixedFields('in_review', false)).not.toContain('title')
    expect(fixedFields('published', false)).toEqual([])
    expect(fixedFields('published', true)).toContain('number_text')
  })

  it('takes drafts until issue and an official text from the review on', () => {
    const codes = (...args: Parameters<typeof obstaclesToUpload>) => obstaclesToUpload(...args).map((o) => o.code)
    expect(codes('drafting', 'draft', false)).toEqual([])
    expect(codes('issued', 'draft', false)).toEqual(['already_issued'])
    expect(codes('in_review', 'official', false)).toEqual(['not_reviewed'])
    expect(codes('reviewed', 'official', false)).toEqual([])
    expect(codes('published', 'official', false)).toEqual([])
    expect(codes('published', 'official', true)).toEqual(['already_published'])
  })

  it('does not take a planned day of effect for force', () => {
    const row = {
      stage: 'drafting' as const,
      signed_on: null,
      written_on: null,
      issued_on: null,
      published_on: null,
      effective_on: day('2020-01-01'),
      validity_kind: 'none' as const,
      validity_years: null,
      lapses_after: null,
    }
    const state = (stage: 'drafting' | 'issued') => effectOn(factsOf({ ...row, stage }, []), day('2026-03-16')).state
    expect(state('drafting')).toBe('not_issued')
    expect(state('issued')).toBe('in_force')
  })

  it.each([
    ['拉政发[2026]第5号', '拉政发〔2026〕5号'],
    ['拉政发〔２０２６〕５号', '拉政发〔2026〕5号'],
    ['拉萨市人民政府令第六十二号', '拉萨市人民政府令第62号'],
    ['内部编号甲', '内部编号甲'],
  ])('shows the number %s as %s', (typed, shown) => {
    expect(numberColumns(typed).number_text).toBe(shown)
    expect(numberColumns(shown).number_key).toBe(numberColumns(typed).number_key)
  })

  it('keeps no number where none was typed', () => {
    expect(numberColumns('　')).toEqual({ number_text: null, number_key: null })
  })
})

describe('a file', () => {
  it('gives a title without the marks of drafts', () => {
    expect(titleFromFileName('C:\\稿\\停车管理办法（送审稿第二稿）.docx')).toBe('停车管理办法')
    expect(titleFromFileName('停车管理办法（试行）.docx')).toBe('停车管理办法（试行）')
    expect(titleFromFileName('（送审稿）.docx')).toBe('（送审稿）')
  })

  it('keeps a name that fits a header', () => {
    expect(plainFileName('../../a\r\nb.docx')).toBe('ab.docx')
    expect(plainFileName('')).toBe('未命名.docx')
  })

  it('is judged by its content', () => {
    const limits = { maxUploadBytes: 100, sofficePath: null }
    const problem = (bytes: Uint8Array, over: Partial<UploadLimits> = {}) =>
      uploadProblem(bytes, { ...limits, ...over })
    expect(problem(Buffer.from('第一条　正文。'))).toBeNull()
    expect(problem(Buffer.from('%PDF-1.7'))).toBeNull()
    expect(problem(Buffer.alloc(0))).toContain('空')
    expect(problem(Buffer.from('第一条　正文。'), { maxUploadBytes: 3 })).toContain('超过')
    expect(problem(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('.docx')
    expect(problem(Buffer.from('{\\rtf1 x}'))).toContain('RTF')
    expect(problem(Buffer.from('{\\rtf1 x}'), { sofficePath: '/usr/bin/soffice' })).toBeNull()
  })
})
