import { foldText } from '../../db/contains.ts'
import type { Reader, Work, WorkDeps } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy } from '../../policy/records.ts'
import type { Category, DocumentInput, Validity, ValiditySource } from '../model.ts'
import { numberColumns, validityColumns } from '../records.ts'
import { validityByName } from '../validity-rules.ts'

/** Turns what people say of a document into columns; a validity left open is set by the rule for its name. */
export async function registerColumns(work: Work, input: DocumentInput) {
  const { validity, source } = await validityFor(work.trx, input, work.today)
  const { dates } = input
  return {
    title: input.title,
    title_key: foldText(input.title),
    category: input.category,
    secrecy: input.secrecy,
    making_organ_id: input.makingOrganId,
    drafting_organ_id: input.draftingOrganId,
    implementing_organ_id: input.implementingOrganId,
    ...numberColumns(input.numberText),
    signed_on: dates.signedOn,
    written_on: dates.writtenOn,
    issued_on: dates.issuedOn,
    published_on: dates.publishedOn,
    effective_on: dates.effectiveOn,
    ...validityColumns(validity),
    validity_source: source,
    note: input.note,
  }
}

async function validityFor(
  db: Reader,
  input: Pick<DocumentInput, 'title' | 'category' | 'validity' | 'validitySource'>,
  today: Day,
): Promise<{ readonly validity: Validity; readonly source: ValiditySource | null }> {
  if (input.validity) return { validity: input.validity, source: input.validitySource }
  return proposeValidity(db, input.title, input.category, today)
}

/** Proposes a validity by the words of the title and the policies of the day; none for rules and Party documents. */
async function proposeValidity(
  db: Reader,
  title: string,
  category: Category,
  today: Day,
): Promise<{ readonly validity: Validity; readonly source: ValiditySource | null }> {
  const [trial, notice, unspecified] = await Promise.all([
    getPolicy(db, 'validity.trial', today),
    getPolicy(db, 'validity.notice', today),
    getPolicy(db, 'validity.unspecified', today),
  ])
  const periods = { trial: trial.value, notice: notice.value, unspecified: unspecified.value }
  return validityByName(title, category, periods) ?? { validity: { kind: 'none' }, source: null }
}

/** Refuses organs that do not exist, and a dissolved maker for a new document. */
export async function checkOrgans(work: Work, input: DocumentInput, mayBeDissolved: boolean): Promise<void> {
  const ids = [input.makingOrganId, input.draftingOrganId, input.implementingOrganId].filter((id) => id !== null)
  const rows = await work.trx
    .selectFrom('organ')
    .select(['organ_id', 'name', 'dissolved_on'])
    .where('organ_id', 'in', ids)
    .execute()
  if (rows.length < new Set(ids).size) throw new Refused('invalid', '所选的机关已不存在。请重新选择。')
  const gone = rows.find((r) => r.dissolved_on !== null && r.dissolved_on <= work.today)
  if (gone && !mayBeDissolved) throw new Refused('invalid', `“${gone.name}”已经撤销。请选择承接其职责的机关。`)
}

/** Refuses a number that the making organ has already given to another document. */
export async function refuseTakenNumber(
  work: Work,
  row: { readonly making_organ_id: string; readonly number_key: string | null; readonly number_text: string | null },
  documentId: string | null,
): Promise<void> {
  if (row.number_key === null) return
  const other = await findByNumber(work.trx, row.making_organ_id, row.number_key)
  if (other !== undefined && other !== documentId) throw takenNumber(row.number_text)
}

/** Finds the document of an organ that bears a number. */
async function findByNumber(db: Reader, organId: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('document')
    .select('document_id')
    .where('making_organ_id', '=', organId)
    .where('number_key', '=', key)
    .executeTakeFirst()
  return row?.document_id
}

const takenNumber = (text: string | null): Refused =>
  new Refused('conflict', `这个制定机关已经有文号为“${text}”的文件。请核对文号，同一机关的文号不能重复。`)

/** Two people may give the same number at the same moment: the database lets one through. */
export async function translateTakenNumber<T>(
  deps: WorkDeps,
  wanted: { readonly makingOrganId: string; readonly numberText: string | null } | null,
  run: () => Promise<T>,
): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!deps.database.isUniqueViolation(error)) throw error
    const number = numberColumns(wanted?.numberText ?? null)
    if (wanted && number.number_key !== null) {
      const other = await findByNumber(deps.database.kysely, wanted.makingOrganId, number.number_key)
      if (other !== undefined) throw takenNumber(number.number_text)
    }
    throw new Refused('conflict', '刚刚有人同时办理了相关登记。请刷新页面，核对后再试。')
  }
}
