import iconv from 'iconv-lite'
import { recordAudit } from '../../../src/audit/record.ts'
import { foldText } from '../../../src/db/contains.ts'
import { inTransaction, SYSTEM, type WorkDeps } from '../../../src/db/transaction.ts'
import { numberColumns } from '../../../src/documents/records.ts'
import { addDays, type Day, day } from '../../../src/lib/day.ts'
import { writeSheet } from '../../../src/sheets/write.ts'

export interface ListLine {
  readonly serial: number
  readonly title: string
  readonly number: string
  readonly on: string
}

/** What was planted into a list of 1,100 rows, by the numbers of the rows in the sheet (the first entry is row 2). */
export const PLANTED = {
  omitted: [12, 155, 333, 480, 702, 911, 1100],
  renamed: [40, 500, 1001],
  wrongNumber: [77, 888],
  bad: {
    20: '没有文件名称。',
    210: '日期“2025-02-30”不是完整的日期。',
    610: '文号“待编”没有序号。',
    1050: '日期2023年5月1日不在目录所属期间内。',
  },
} as const

const TOPICS =
  '供水 供热 排水 停车 养犬 广告 绿化 环卫 防汛 消防 教育 医疗 养老 就业 社保 住房 土地 林业 草原 水利 农机 种子 粮食 电力 燃气 公交 出租 物流 旅游 文物'.split(
    ' ',
  )
const OBJECTS = '设施 经营 安全 收费 许可 资金 档案 信息 考核 监督'.split(' ')
const FORMS = '管理办法 实施细则 工作规定 若干意见'.split(' ')

const titleOf = (i: number): string =>
  `拉萨市${TOPICS[i % 30]}${OBJECTS[Math.floor(i / 30) % 10]}${FORMS[Math.floor(i / 300) % 4]}`
const dayOf = (i: number): Day => addDays(day('2025-01-02'), i % 360)

/** The entry of a row as the register has it. */
const trueLine = (row: number): ListLine => {
  const i = row - 2
  return { serial: i + 1, title: titleOf(i), number: `拉政发〔2025〕${i + 1}号`, on: dayOf(i) }
}

/** Offices write numbers and days in many ways. */
function asWritten(line: ListLine, row: number): ListLine {
  const n = line.serial
  const numbers = [
    line.number,
    `拉政发[2025]${n}号`,
    `拉政发（2025）第${String(n).padStart(3, '0')}号`,
    ` 拉政发﹝2025﹞${n} 号`,
  ]
  const [y, m, d] = line.on.split('-').map(Number)
  const days = [line.on, `${y}年${m}月${d}日`, `${y}/${m}/${d}`, `${y}.${m}.${d}`]
  const title = row % 5 === 0 ? `拉萨市人民政府关于印发《${line.title}》的通知` : line.title
  return { ...line, title, number: numbers[row % 4] as string, on: days[row % 4] as string }
}

/** The 1,100 rows of the list, with the planted faults. */
export const listLines: readonly ListLine[] = Array.from({ length: 1100 }, (_, at) => {
  const row = at + 2
  const line = asWritten(trueLine(row), row)
  if ((PLANTED.renamed as readonly number[]).includes(row)) return { ...line, title: `${trueLine(row).title}（修订）` }
  if ((PLANTED.wrongNumber as readonly number[]).includes(row))
    return { ...line, number: `拉政发〔2025〕${9000 + row}号` }
  if (row === 20) return { ...line, title: '' }
  if (row === 210) return { ...line, on: '2025-02-30' }
  if (row === 610) return { ...line, number: '待编' }
  if (row === 1050) return { ...line, on: '2023-05-01' }
  return line
})

const COLUMNS = [
  { label: '序号', value: (line: ListLine) => line.serial },
  { label: '文件名称', value: (line: ListLine) => line.title },
  { label: '发文字号', value: (line: ListLine) => line.number },
  { label: '发文日期', value: (line: ListLine) => line.on },
]

export async function listAsXlsx(): Promise<Uint8Array> {
  return new Uint8Array(await new Response(writeSheet('2025年', COLUMNS, listLines)).arrayBuffer())
}

export function listAsGbk(): Uint8Array {
  const cells = (line: ListLine): string => COLUMNS.map((column) => `"${column.value(line)}"`).join(',')
  return iconv.encode([COLUMNS.map((c) => c.label).join(','), ...listLines.map(cells)].join('\r\n'), 'gbk')
}

/** The register behind the list: all but the omitted, and two documents that the list leaves out; each was filed. */
export async function givenRegister(deps: WorkDeps, makingOrganId: string, recipientId: string): Promise<void> {
  const rows = Array.from({ length: 1102 }, (_, at) => at + 2).filter(
    (row) => !(PLANTED.omitted as readonly number[]).includes(row),
  )
  await inTransaction(deps, SYSTEM, async (work) => {
    for (let at = 0; at < rows.length; at += 100) {
      const slice = rows.slice(at, at + 100).map((row) => ({ row, line: trueLine(row), id: `doc-${row}` }))
      await work.trx
        .insertInto('document')
        .values(
          slice.map(({ line, id }) => ({
            document_id: id,
            title: line.title,
            title_key: foldText(line.title),
            category: 'government' as const,
            stage: 'published' as const,
            secrecy: 'public' as const,
            making_organ_id: makingOrganId,
            drafting_organ_id: makingOrganId,
            implementing_organ_id: null,
            ...numberColumns(line.number),
            signed_on: null,
            written_on: null,
            issued_on: line.on as Day,
            published_on: line.on as Day,
            effective_on: null,
            early_effect_reason: null,
            publication_place: null,
            validity_kind: 'none' as const,
            validity_years: null,
            lapses_after: null,
            validity_source: null,
            note: null,
            created_by: null,
            created_at: work.now,
            updated_at: work.now,
          })),
        )
        .execute()
      await work.trx
        .insertInto('filing')
        .values(
          slice.map(({ line, id }) => ({
            filing_id: `filing-${id}`,
            document_id: id,
            recipient_organ_id: recipientId,
            filing_organ_id: makingOrganId,
            status: 'registered' as const,
            start_event: 'published' as const,
            counted_from: line.on as Day,
            policy_key: 'filing-limit.government',
            policy_from: day('2020-01-01'),
            calendar_id: 'lhasa',
            limit_days: 15,
            unit: 'calendar' as const,
            is_rolled: 0 as const,
            due_on: addDays(line.on as Day, 15),
            is_provisional: 0 as const,
            trace: '[]',
            created_at: work.now,
          })),
        )
        .execute()
    }
    await recordAudit(
      work,
      'installation.seeded',
      { type: 'installation', id: 'register' },
      { what: '登记', rows: rows.length },
    )
  })
}
