import { guessColumns } from '../sheets/headings.ts'
import type { SheetFile } from '../sheets/model.ts'
import { LIST_FIELDS, type ListField, type SheetPreview } from './model.ts'

const SHOWN = 12

/** Shows the sheet that was asked for, else the first that has headings of such a list, with its columns guessed. */
export function previewOf(
  file: SheetFile,
  asked: { readonly sheet?: string; readonly headingRow?: number },
): SheetPreview {
  const guesses = file.sheets.map((sheet) => ({ sheet, guess: guessColumns<ListField>(sheet.rows, LIST_FIELDS) }))
  const found =
    guesses.find(({ sheet }) => sheet.name === asked.sheet) ??
    guesses.find(({ sheet, guess }) => !sheet.isHidden && guess.headingRow !== null) ??
    guesses[0]
  const sheet = found?.sheet
  const rows = sheet?.rows ?? []
  const headingRow = asked.headingRow ?? found?.guess.headingRow ?? 0
  const guess =
    asked.headingRow === undefined
      ? found?.guess.columns
      : guessColumns<ListField>(
          rows.filter((r) => r.row === headingRow),
          LIST_FIELDS,
        ).columns
  const headings = rows.find((row) => row.row === headingRow)?.cells ?? []
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.cells.length))
  return {
    sheets: file.sheets.map((one) => ({ name: one.name, rows: one.rows.length, isHidden: one.isHidden })),
    sheet: sheet?.name ?? '',
    headingRow,
    columns: guess ?? {},
    choices: Array.from(
      { length: width },
      (_, at) => [at, `${letterOf(at)} 列${headings[at] ? `：${headings[at].slice(0, 20)}` : ''}`] as const,
    ),
    letters: Array.from({ length: width }, (_, at) => letterOf(at)),
    rows: rows.slice(0, SHOWN),
  }
}

/** Gives the letters of a column as a spreadsheet names it: 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}
