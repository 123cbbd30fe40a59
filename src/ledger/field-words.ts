import type { LedgerField } from './model.ts'

const CATEGORY: Readonly<Record<string, string>> = {
  rule: '规章',
  government: '政府规范性文件',
  department: '部门规范性文件',
  party: '党内规范性文件',
  contract: '政府合同',
  decision: '重大行政决策',
}
const SECRECY: Readonly<Record<string, string>> = { public: '公开', internal: '内部', secret: '涉密' }

/** Says a value of a ledger as the ledger would. */
export function ledgerWords(field: LedgerField, value: string): string {
  if (field === 'category') return CATEGORY[value] ?? value
  if (field === 'secrecy') return SECRECY[value] ?? value
  return value
}
