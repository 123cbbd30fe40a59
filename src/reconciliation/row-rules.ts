import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { readCellDay } from '../sheets/cell-day.ts'
import type { SheetRow } from '../sheets/model.ts'
import { titleKey } from '../text/citation-keys.ts'
import { parseDocumentNumber } from '../text/document-number.ts'
import type { ListColumns, ListEntry } from './model.ts'

/** Finds the organ that a cell names; null where none or several are called so. */
export type FindMaker = (text: string) => string | null

export interface ReadList {
  readonly entries: readonly ListEntry[]
  readonly above: number
  readonly empty: number
}

export interface ListScope {
  readonly coversFrom: Day
  readonly coversTo: Day
  /** Whose list it is; null where each row names its maker. */
  readonly makerId: string | null
}

/** What offices write into a cell that has nothing to say. */
const BLANK = /^(?:[/／\\—–\-－·.。]+|无|暂无|空|无文号)$/u

/**
 * Reads the rows under the headings. Every row comes back: as an entry, with its problem where it cannot be compared, or
 * in the count of empty rows; those above and the headings are counted too.
 */
export function readList(
  rows: readonly SheetRow[],
  headingRow: number,
  columns: ListColumns,
  scope: ListScope,
  findMaker: FindMaker,
): ReadList {
  const entries: ListEntry[] = []
  let above = 0
  let empty = 0
  for (const row of rows) {
    if (row.row <= headingRow) above++
    else if (row.cells.every((cell) => cell.trim() === '')) empty++
    else entries.push(readEntry(row, columns, scope, findMaker))
  }
  return { entries, above, empty }
}

function readEntry({ row, cells }: SheetRow, columns: ListColumns, scope: ListScope, findMaker: FindMaker): ListEntry {
  const cell = (column: number | undefined): string => {
    const text = column === undefined ? '' : (cells[column] ?? '').trim()
    return BLANK.test(text) ? '' : text
  }
  const title = plainTitle(cell(columns.title))
  const number = cell(columns.number).replace(/\s*\n\s*/g, '')
  const dayTexts = [columns.issuedOn, columns.publishedOn, columns.writtenOn].map(cell).filter((text) => text !== '')
  const days = dayTexts.map(readCellDay)
  const day = days.find((one) => one !== null) ?? null
  const makerText = cell(columns.maker) || null
  const parsed = parseDocumentNumber(number.normalize('NFC').replace(/[０-９]/gu, (c) => c.normalize('NFKC')))
  const problems = [
    title === '' ? '没有文件名称' : null,
    day === null && dayTexts[0] !== undefined ? `日期“${dayTexts[0]}”不是完整的日期` : null,
    number === '' && day === null && dayTexts.length === 0 ? '没有文号也没有日期，无法确定是哪件文件' : null,
    number !== '' && parsed === null && !/\d|[一二三四五六七八九十]/u.test(number) ? `文号“${number}”没有序号` : null,
    day !== null && (day < scope.coversFrom || day > scope.coversTo) ? `日期${dayWords(day)}不在目录所属期间内` : null,
  ].filter((one) => one !== null)
  return {
    row,
    cells,
    title,
    numberText: parsed?.text ?? (number || null),
    numberKey: parsed?.key ?? (number === '' ? null : titleKey(number)),
    day,
    makerText,
    makerId: (makerText === null ? null : findMaker(makerText)) ?? scope.makerId,
    problem: problems.length === 0 ? null : `${problems.join('；')}。`,
  }
}

/** A title in one line, without the marks around the whole of it. */
function plainTitle(text: string): string {
  const line = text.replace(/\s*\n\s*/g, '')
  return /^《([^《》]*(?:《[^《》]*》[^《》]*)*)》$/u.exec(line)?.[1] ?? line
}
