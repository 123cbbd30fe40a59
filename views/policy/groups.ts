import type { PolicyKey, PolicyLine } from '../../src/policy/model.ts'

/** Subjects in the order in which a document meets them; the first prefix that fits decides. */
const GROUPS: readonly (readonly [label: string, prefixes: readonly string[]])[] = [
  ['合法性审核', ['review-', 'consultation.', 'effect-delay', 'scope-exclusions']],
  ['编号', ['unified-numbering', 'number-formats']],
  ['备案', ['filing-', 'correction-', 'suggestion-', 'issuing-list-due', 'catalogue-publication']],
  ['有效期', ['validity.', 'expiry-warnings', 'renewal-record']],
  ['清理', ['cleanup-', 'upper-law-response', 'superseded-outcome']],
  ['统计', ['rate-']],
  ['提醒', ['notice-']],
]
const OTHER = '其他'

/** Gives the subject a parameter belongs to. */
export const groupOf = (key: PolicyKey): string =>
  GROUPS.find(([, prefixes]) => prefixes.some((prefix) => key.startsWith(prefix)))?.[0] ?? OTHER

/** Puts the parameters under their subjects; subjects without any are left out. */
export function grouped(lines: readonly PolicyLine[]): readonly (readonly [string, readonly PolicyLine[]])[] {
  return [...GROUPS.map(([label]) => label), OTHER]
    .map((label) => [label, lines.filter((line) => groupOf(line.key) === label)] as const)
    .filter(([, list]) => list.length > 0)
}
