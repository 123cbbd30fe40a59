import { readFileSync } from 'node:fs'
import type { CleanupDocument, CleanupFile, OrgansFile } from '../../samples/datasets/types.ts'
import { seedOrgans, seedPeople, seedReform } from '../../samples/seed/people.ts'
import { installCalendars } from '../../src/calendar/commands.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { createDeps } from '../../src/deps.ts'
import { packagePath } from '../../src/lib/root.ts'
import { installPolicies } from '../../src/policy/commands.ts'
import { handMadeXlsx } from '../fixtures/sheets/xlsx.ts'
import { environment } from './program.ts'

const dataset = <T>(name: string): T =>
  JSON.parse(readFileSync(packagePath('samples', 'datasets', `${name}.json`), 'utf8')) as T

/** An office before its first document: organs, people, calendars and policies, and nothing in the register. */
export async function officeInto(folder: string): Promise<string> {
  const deps = createDeps(readConfig(environment(folder)))
  try {
    await migrate(deps.database)
    await installCalendars(deps)
    await installPolicies(deps)
    const organs = await seedOrgans(deps)
    const organId = (key: string): string => organs.get(key) ?? ''
    await seedPeople(deps, organId, new Set())
    await seedReform(deps, organId)
  } finally {
    await deps.close()
  }
  return folder
}

/** The documents that the city went through in 2019. */
export const ledgerOf2019 = (): readonly CleanupDocument[] => dataset<CleanupFile>('ledger-2019').documents

const DAY_ZERO = Date.UTC(1899, 11, 30)
const serialOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - DAY_ZERO) / 86_400_000
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = (column: string, row: number, text: string | null | undefined): string =>
  text ? `<c r="${column}${row}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>` : ''
const date = (column: string, row: number, day: string | null): string =>
  day === null ? '' : `<c r="${column}${row}" s="1"><v>${serialOf(day)}</v></c>`

const HEADINGS = [
  '序号',
  '文件名称',
  '发文字号',
  '发文机关',
  '实施单位',
  '文件类别',
  '发文日期',
  '施行日期',
  '有效期',
  '备注',
]
const CATEGORY: Readonly<Record<string, string>> = { government: '政府规范性文件', department: '部门规范性文件' }

/** The ledger as an office has it: a title over the table, a row left empty, days as Excel keeps them. */
export function ledgerWorkbook(documents: readonly CleanupDocument[]): Promise<Buffer> {
  const { organs } = dataset<OrgansFile>('organs')
  const nameOf = (key: string): string => organs.find((organ) => organ.key === key)?.name ?? key
  const row = (d: CleanupDocument, at: number): string => {
    const r = at + 4
    const { validity } = d
    const period =
      validity.kind === 'years' ? `${validity.years}年` : validity.kind === 'until' ? validity.lapsesAfter : null
    return `<row r="${r}"><c r="A${r}"><v>${at + 1}</v></c>${[
      words('B', r, d.title),
      words('C', r, d.number),
      words('D', r, nameOf(d.makingOrganKey)),
      words('E', r, nameOf(d.implementingOrganKey)),
      words('F', r, CATEGORY[d.category]),
      date('G', r, d.issuedOn),
      date('H', r, d.effectiveOn),
      words('I', r, period),
      words('J', r, d.issuedAs ? `印发时机关名称：${d.issuedAs}` : null),
    ].join('')}</row>`
  }
  const head = HEADINGS.map((text, i) => words(String.fromCharCode(65 + i), 3, text)).join('')
  return handMadeXlsx({
    formats: ['yyyy"年"m"月"d"日"'],
    sheets: [
      {
        name: '台账',
        data: `<row r="1">${words('A', 1, '拉萨市行政规范性文件台账（1951年至2018年10月）')}</row><row r="3">${head}</row>${documents.map(row).join('')}`,
        after: '<mergeCells count="1"><mergeCell ref="A1:J1"/></mergeCells>',
      },
    ],
  })
}
