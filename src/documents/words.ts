import type { Category } from './model.ts'

// Read by pages and by the forms that are filled in: a letter and the page it came from must say the same.
export const CATEGORY_WORDS: Readonly<Record<Category, string>> = {
  rule: '规章',
  government: '政府规范性文件',
  department: '部门规范性文件',
  party: '党内规范性文件',
  contract: '政府合同',
  decision: '重大行政决策',
}
