import { setImmediate as breathe } from 'node:timers/promises'
import { recordAudit, recordFirstEntries } from '../../audit/record.ts'
import { foldText } from '../../db/contains.ts'
import { inTransaction, type Reader, type Work } from '../../db/transaction.ts'
import { addEffect, changeDocument, numberColumns, validityColumns } from '../../documents/records.ts'
import type { Changes } from '../../lib/changes.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { countWords, type LedgerDeps } from '../context.ts'
import { ledgerWords } from '../field-words.ts'
import { categoryFor, type Spelling } from '../match-rules.ts'
import type { LedgerDefaults, LedgerValues } from '../model.ts'
import { type ImportRow, moveImport, readOrgans } from '../records.ts'
import { type FindOrgan, readRow } from '../row-rules.ts'

const CHUNK = 200

/**
 * Writes all new and changed rows of an import, or none of them: one unit of work, one moment, one entry for the import
 * and one in the trail of every document. Rows with problems are left out, and counted. Refuses when the register has
 * changed under it since it was checked.
 */
export async function writeImport(deps: LedgerDeps, actor: Actor, row: ImportRow): Promise<void> {
  const ledger = await readOrgans(deps.database.kysely, ledgerWords)
  try {
    await inTransaction(deps, actor, async (work) => {
      for (let after = 0; ; ) {
        const rows = await rowsAfter(work.trx, row.import_id, after)
        const last = rows.at(-1)
        if (!last) break
        after = last.row_number
        await writeChunk(work, row, rows, ledger)
        await breathe()
      }
      await moveImport(work, row, row.version, {
        state: 'committed',
        failure: null,
        committed_by: actor.userId,
        committed_by_name: actor.displayName,
        committed_at: work.now,
      })
      await recordAudit(
        work,
        'ledger.imported',
        { type: 'ledger', id: row.import_id },
        { fileName: row.file_name, digest: row.digest, ...countWords(row.counts) },
      )
    })
  } catch (error) {
    if (deps.database.isUniqueViolation(error)) throw CHANGED
    throw error
  }
}

const CHANGED = new Refused('conflict', '核对之后登记簿有了变化，一条也没有写入。请点“重新核对”，再导入。')

type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

function rowsAfter(db: Reader, importId: string, after: number) {
  return db
    .selectFrom('ledger_row')
    .selectAll()
    .where('import_id', '=', importId)
    .where('outcome', 'in', ['new', 'changed'])
    .where('row_number', '>', after)
    .orderBy('row_number')
    .limit(CHUNK)
    .execute()
}

interface Ledger {
  readonly findOrgan: FindOrgan
  readonly spelling: Spelling
}

async function writeChunk(work: Work, row: ImportRow, rows: readonly Row[], ledger: Ledger): Promise<void> {
  const fresh = rows.filter((one) => one.outcome === 'new')
  const read = (one: Row): LedgerValues => readRow(JSON.parse(one.cells), row.mapping, ledger.findOrgan).values
  await insertNew(
    work,
    row,
    fresh.map((one) => newDocument(work, read(one), one.row_number, row.defaults, ledger.spelling)),
  )
  for (const one of rows) if (one.outcome === 'changed') await change(work, one, read(one))
}

type NewDocument = ReturnType<typeof newDocument>

function newDocument(
  work: Work,
  values: LedgerValues,
  rowNumber: number,
  defaults: LedgerDefaults,
  spelling: Spelling,
) {
  const makingOrganId = values.makingOrganId ?? defaults.makingOrganId
  if (makingOrganId === null || values.title === undefined) throw CHANGED
  return {
    rowNumber,
    end: values.end,
    columns: {
      document_id: work.newId(),
      title: values.title,
      title_key: foldText(values.title),
      category: categoryFor(values, defaults, spelling.organKind(makingOrganId)),
      secrecy: values.secrecy ?? defaults.secrecy,
      making_organ_id: makingOrganId,
      drafting_organ_id: values.draftingOrganId ?? makingOrganId,
      implementing_organ_id: values.implementingOrganId ?? null,
      ...numberColumns(values.numberText ?? null),
      signed_on: values.signedOn ?? null,
      written_on: values.writtenOn ?? null,
      issued_on: values.issuedOn ?? null,
      published_on: values.publishedOn ?? null,
      effective_on: values.effectiveOn ?? null,
      // A legacy document without a period does not lapse by itself (policy validity.legacy).
      ...validityColumns(values.validity ?? { kind: 'none' }),
      validity_source: values.validity && values.validity.kind !== 'none' ? ('clause' as const) : null,
      note: values.note ?? null,
      stage: 'published' as const,
      early_effect_reason: null,
      publication_place: null,
      created_by: work.actor.userId,
      created_at: work.now,
      updated_at: work.now,
    },
  }
}

async function insertNew(work: Work, row: ImportRow, documents: readonly NewDocument[]): Promise<void> {
  if (documents.length === 0) return
  await work.trx
    .insertInto('document')
    .values(documents.map((one) => one.columns))
    .execute()
  await recordFirstEntries(
    work,
    'document.recorded',
    documents.map(({ columns }) => ({
      subject: { type: 'document', id: columns.document_id },
      detail: {
        title: columns.title,
        category: columns.category,
        stage: columns.stage,
        reason: `${row.defaults.reason}（${row.file_name}）`,
      },
    })),
  )
  for (const { rowNumber, columns, end } of documents) {
    await work.trx
      .updateTable('ledger_row')
      .set({ document_id: columns.document_id })
      .where('import_id', '=', row.import_id)
      .where('row_number', '=', rowNumber)
      .execute()
    if (!end?.on) continue
    const effect = { kind: end.kind, effectiveOn: end.on, source: `台账“${row.file_name}”第 ${rowNumber} 行` }
    await addEffect(work, { ...effect, documentId: columns.document_id, decisionId: null })
    await recordAudit(work, 'document.effect_changed', { type: 'document', id: columns.document_id }, effect)
  }
}

async function change(work: Work, one: Row, values: LedgerValues): Promise<void> {
  if (one.document_id === null || one.document_version === null) throw CHANGED
  const changes = JSON.parse(one.changes) as Record<string, [string | null, string | null]>
  try {
    await changeDocument(work, one.document_id, one.document_version, columnsOf(values, Object.keys(changes)))
  } catch (error) {
    if (error instanceof Refused && error.kind === 'conflict') throw CHANGED
    throw error
  }
  await recordAudit(
    work,
    'document.changed',
    { type: 'document', id: one.document_id },
    { title: values.title ?? '', changes: changes as Changes },
  )
}

/** The columns of the fields that change, and no others: a blank cell keeps what the register says. */
function columnsOf(values: LedgerValues, fields: readonly string[]): Parameters<typeof changeDocument>[3] {
  const all = {
    ...(values.title === undefined ? {} : { title: values.title, title_key: foldText(values.title) }),
    ...numberPart(values),
    category: values.category,
    secrecy: values.secrecy,
    making_organ_id: values.makingOrganId,
    drafting_organ_id: values.draftingOrganId,
    implementing_organ_id: values.implementingOrganId,
    signed_on: values.signedOn,
    written_on: values.writtenOn,
    issued_on: values.issuedOn,
    published_on: values.publishedOn,
    effective_on: values.effectiveOn,
    note: values.note,
    ...(values.validity ? { ...validityColumns(values.validity), validity_source: sourceOf(values) } : {}),
  }
  const of: Readonly<Record<string, readonly string[]>> = {
    title: ['title', 'title_key'],
    number_text: ['number_text', 'number_key'],
    validity: ['validity_kind', 'validity_years', 'lapses_after', 'validity_source'],
  }
  const wanted = new Set(fields.flatMap((field) => of[field] ?? [field]))
  return Object.fromEntries(Object.entries(all).filter(([column]) => wanted.has(column)))
}

const numberPart = (values: LedgerValues) => (values.numberText === undefined ? {} : numberColumns(values.numberText))
const sourceOf = (values: LedgerValues) => (values.validity?.kind === 'none' ? null : ('clause' as const))
