import { extractFile } from '../../../src/text/import/extract-file.ts'
import type { TestDeps } from '../deps.ts'
import { givenRevision } from './documents.ts'

/** Two versions of a measure: one article rewritten, one new, the others moved down. */
export const BEFORE = [
  '停车管理办法',
  '第一条　为了规范停车，制定本办法。',
  '第二条　停车场经营者应当自开业之日起十五日内备案。',
  '第三条　停车场应当设置明显的标志，公布收费标准和监督电话。',
  '第四条　本办法自公布之日起施行。',
]
export const AFTER = [
  '停车管理办法',
  '第一条　为了规范停车，制定本办法。',
  '第二条　停车场经营者应当自开业之日起三十日内备案。',
  '第三条　任何人不得占用无障碍停车位，违反的由城市管理部门处理。',
  '第四条　停车场应当设置明显的标志，公布收费标准和监督电话。',
  '第五条　本办法自公布之日起施行。',
]

/** A revision whose text was read from lines; gives its id. */
export async function givenText(
  deps: TestDeps,
  documentId: string,
  serial: number,
  lines: readonly string[],
  kind: 'draft' | 'official' = 'draft',
): Promise<string> {
  const body = `${lines.join('\n')}\n`
  const text = await extractFile(Buffer.from(body), 'x.txt')
  return givenRevision(deps, { documentId, serial, kind, body, text })
}
