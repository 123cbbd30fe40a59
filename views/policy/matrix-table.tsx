import { DataTable } from '../parts/table.tsx'

const COLUMNS = ['类别', '制定机关', '接收机关', '期限', '日历', '末日遇休息日', '材料'] as const
/** What the general parameters decide where a row says nothing. */
const GENERAL: Readonly<Record<string, string>> = { 末日遇休息日: '按总则', 材料: '按“备案材料”' }

/** The recipient matrix as a table: who files what with whom, by when, by which calendar, with which papers. */
export const MatrixTable = ({ text }: { readonly text: string }) => (
  <DataTable
    caption="备案接收机关对照表"
    rows={text.split('\n').map((line) => line.split('｜'))}
    empty="对照表是空的。"
    columns={COLUMNS.map((label, i) => ({
      label,
      nowrap: i === 0,
      render: (cells: readonly string[]) => cells[i] || GENERAL[label] || '—',
    }))}
  />
)

/** How a row is typed, for those who edit the matrix. */
export const MATRIX_HINT =
  '每行一项：类别｜制定机关、…｜接收机关｜期限｜日历代号，后面还可以有：｜顺延或者不顺延｜材料。期限写参数名称（如“规章备案期限”），或者写成“自印发之日起15个工作日”；材料写成“备案报告1份、正式文本3份，并附电子文本”。接收机关后写“（如有）”的，机构目录里没有时不报送。'
