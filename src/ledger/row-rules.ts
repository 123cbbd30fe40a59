import { CATEGORIES, type Category, SECRECIES, type Secrecy, type Validity } from '../documents/model.ts'
import { readCellDay } from '../sheets/cell-day.ts'
import { parseNumber } from '../text/numbers.ts'
import type { LedgerField, LedgerValues, Mapping, RowProblem } from './model.ts'

/** Finds an organ by any name it goes by; undefined when there is none, null when several have it. */
export type FindOrgan = (name: string) => string | null | undefined

export interface ReadRow {
  readonly values: LedgerValues
  readonly problems: readonly RowProblem[]
}

const CATEGORY_WORDS: Readonly<Record<string, Category>> = {
  规章: 'rule',
  政府规章: 'rule',
  市政府规章: 'rule',
  政府规范性文件: 'government',
  市政府规范性文件: 'government',
  行政规范性文件: 'government',
  部门规范性文件: 'department',
  党内规范性文件: 'party',
  政府合同: 'contract',
  重大行政决策: 'decision',
}
const SECRECY_WORDS: Readonly<Record<string, Secrecy>> = {
  公开: 'public',
  主动公开: 'public',
  是: 'public',
  内部: 'internal',
  依申请公开: 'internal',
  不予公开: 'internal',
  不公开: 'internal',
  否: 'internal',
  涉密: 'secret',
  秘密: 'secret',
  机密: 'secret',
  绝密: 'secret',
}
const ENDED: Readonly<Record<string, 'repealed' | 'lapsed'>> = {
  废止: 'repealed',
  已废止: 'repealed',
  失效: 'lapsed',
  已失效: 'lapsed',
  宣布失效: 'lapsed',
}
const LASTING = /^(?:有效|现行有效|继续有效|尚未施行|未印发|停止执行|已修改|有效（已修改）|修改)$/u
const BLANK = /^(?:[-—－/／无]|暂无|不详)?$/u

/**
 * Reads one row of a ledger by the mapping. A blank cell (also “—”, “无”) says nothing. Each cell that cannot be read is
 * a problem of its own, and the rest of the row is read all the same.
 */
export function readRow(cells: readonly string[], mapping: Mapping, findOrgan: FindOrgan): ReadRow {
  const problems: RowProblem[] = []
  const wrong = (field: LedgerField, message: string): undefined => {
    problems.push({ field, message })
    return undefined
  }
  const cell = (field: LedgerField): string | undefined => {
    const column = mapping[field]
    // In a CSV of ours an apostrophe keeps a text from being run as a formula.
    const text = (column === undefined ? '' : (cells[column] ?? '')).trim().replace(/^'(?=[=+\-@＝＋－＠])/u, '')
    return BLANK.test(text) ? undefined : text
  }
  const read = <T>(field: LedgerField, parse: (text: string) => T | undefined): T | undefined => {
    const text = cell(field)
    return text === undefined ? undefined : parse(text)
  }
  const limited = (field: LedgerField, most: number) =>
    read(field, (text) => (text.length > most ? wrong(field, `超过 ${most} 个字，请缩短。`) : text))
  const organ = (field: LedgerField) =>
    read(field, (text) => {
      const found = findOrgan(text)
      if (found === undefined) return wrong(field, `机构目录中没有“${text}”，请核对名称，或者先补录机构。`)
      return found ?? wrong(field, `有几个机构都叫“${text}”，请写全称。`)
    })
  const day = (field: LedgerField) =>
    read(
      field,
      (text) => readCellDay(text) ?? wrong(field, `“${text}”不是完整的日期，请写成 2019-05-01 或者 2019年5月1日。`),
    )
  const word = <T extends string>(field: LedgerField, words: Readonly<Record<string, T>>, plain: readonly T[]) =>
    read(field, (text) => {
      const known = words[text] ?? plain.find((one) => one === text)
      return known ?? wrong(field, `不认识“${text}”。可以写：${Object.keys(words).join('、')}。`)
    })

  const endDay = day('effect_on')
  const end = read('effect_state', (text) => {
    const kind = ENDED[text]
    if (kind) return { kind, on: endDay ?? null }
    return LASTING.test(text) ? undefined : wrong('effect_state', `不认识“${text}”。可以写：有效、已废止、已失效。`)
  })
  return {
    values: definedOnly({
      documentId: limited('document_id', 60),
      numberText: limited('number_text', 100),
      title: limited('title', 300),
      category: word('category', CATEGORY_WORDS, CATEGORIES),
      secrecy: word('secrecy', SECRECY_WORDS, SECRECIES),
      makingOrganId: organ('making_organ_id'),
      draftingOrganId: organ('drafting_organ_id'),
      implementingOrganId: organ('implementing_organ_id'),
      signedOn: day('signed_on'),
      writtenOn: day('written_on'),
      issuedOn: day('issued_on'),
      publishedOn: day('published_on'),
      effectiveOn: day('effective_on'),
      validity: read(
        'validity',
        (text) => validityOf(text) ?? wrong('validity', `看不懂有效期“${text}”，请写成“5年”、“2024-12-31”或者“长期”。`),
      ),
      end,
      note: limited('note', 2_000),
    }),
    problems,
  }
}

function definedOnly(values: Record<string, unknown>): LedgerValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Reads a validity: a number of years, a last day, or none. */
function validityOf(text: string): Validity | undefined {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  if (/^(?:长期|长期有效|永久|未规定|无期限|未设定)$/u.test(plain)) return { kind: 'none' }
  const until = readCellDay(plain.replace(/^(?:有效期)?(?:至|到|截至)/u, '').replace(/止$/u, ''))
  if (until) return { kind: 'until', lapsesAfter: until }
  const years = /^(?:有效期)?(?:为)?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年$/u.exec(plain)
  const count = years ? parseNumber((years[1] as string).replace('两', '二')) : null
  return count !== null && count >= 1 && count <= 50 ? { kind: 'years', years: count } : undefined
}
