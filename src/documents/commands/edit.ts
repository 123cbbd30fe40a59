import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import { type Changes, changesOf } from '../../lib/changes.ts'
import { Refused } from '../../lib/refused.ts'
import { namedChanges } from '../../people/records.ts'
import { fixedFields } from '../editing.ts'
import { mayEdit, type RequestActor, refuseWith } from '../guard.ts'
import type { DocumentInput, RegisterField } from '../model.ts'
import { changeDocument, type DocumentRow, factsOf, getDocument, hasFilings, validityOf } from '../records.ts'
import { obstaclesInDates } from '../rules.ts'
import { checkOrgans, refuseTakenNumber, registerColumns, translateTakenNumber } from './columns.ts'

/** Corrects the register; what is left out stays as it is. Every changed field is kept in the audit trail. */
export async function editDocument(
  deps: WorkDeps,
  actor: RequestActor,
  edit: Partial<DocumentInput> & { readonly documentId: string; readonly version: number },
): Promise<void> {
  const { documentId, version, ...typed } = edit
  const before = await getDocument(deps.database.kysely, documentId)
  const wanted = { ...inputOf(before), ...typed }
  await translateTakenNumber(deps, wanted, () =>
    inTransaction(deps, actor, async (work) => {
      const row = await getDocument(work.trx, documentId)
      if (!mayEdit(actor, row)) throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
      const input = { ...inputOf(row), ...typed }
      if (input.title === '') throw new Refused('invalid', '请填写名称。')
      const columns = await registerColumns(work, input)
      const changes = changesOf({ ...row }, withoutKeys(columns))
      await refuseFixed(work.trx, row, changes)
      if (Object.keys(changes).length === 0) throw new Refused('invalid', '登记内容没有变化，不需要保存。')
      await changeDocument(work, documentId, version, columns)
      refuseWith(obstaclesInDates({ ...factsOf({ ...row, ...columns, stage: 'issued' }, []) }, work.today))
      await checkOrgans(work, input, true)
      await refuseTakenNumber(work, columns, documentId)
      await recordAudit(
        work,
        'document.changed',
        { type: 'document', id: documentId },
        { title: input.title, changes: await namedChanges(work.trx, changes) },
      )
    }),
  )
}

/** Gives the register as people would type it. */
function inputOf(row: DocumentRow): DocumentInput {
  return {
    title: row.title,
    category: row.category,
    secrecy: row.secrecy,
    makingOrganId: row.making_organ_id,
    draftingOrganId: row.drafting_organ_id,
    implementingOrganId: row.implementing_organ_id,
    numberText: row.number_text,
    dates: {
      signedOn: row.signed_on,
      writtenOn: row.written_on,
      issuedOn: row.issued_on,
      publishedOn: row.published_on,
      effectiveOn: row.effective_on,
    },
    validity: validityOf(row),
    validitySource: row.validity_source,
    note: row.note,
  }
}

const withoutKeys = <C extends { title_key: string; number_key: string | null }>({
  title_key: _title,
  number_key: _number,
  ...columns
}: C): Omit<C, 'title_key' | 'number_key'> => columns

async function refuseFixed(db: Reader, row: DocumentRow, changes: Changes): Promise<void> {
  const fixed = fixedFields(row.stage, await hasFilings(db, row.document_id))
  const touched = fixed.filter((field: RegisterField) => field in changes)
  if (touched.length > 0)
    throw new Refused(
      'invalid',
      '有些内容在现在的阶段不能更改：印发、公布日期由相应环节登记，送审后类别和机关不变，报备后报备所依据的内容不变。',
    )
}
