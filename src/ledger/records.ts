import { setImmediate as breathe } from 'node:timers/promises'
import { foldText } from '../db/contains.ts'
import type { Reader, Work } from '../db/transaction.ts'
import { numberColumns, validityOf } from '../documents/records.ts'
import { visibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { Register, Registered, Spelling } from './match-rules.ts'
import type { ImportState, LedgerDefaults, Mapping, RowCounts } from './model.ts'
import type { FindOrgan } from './row-rules.ts'

export const NO_COUNTS: RowCounts = { new: 0, changed: 0, same: 0, wrong: 0 }

/** A ledger may name secret documents: it is seen by who brought it in, and by those who read everything. */
export const seesAllImports = (actor: Pick<Actor, 'roles'>): boolean =>
  may(actor, 'document.read_all') && may(actor, 'secret.read')

/** Reads an import, for a person or for a job. Throws `not_found`. */
export async function getImport(db: Reader, importId: string, actor: Actor | null = null) {
  const row = await db.selectFrom('ledger_import').selectAll().where('import_id', '=', importId).executeTakeFirst()
  if (!row || (actor && row.uploaded_by !== actor.userId && !seesAllImports(actor)))
    throw new Refused('not_found', '没有这次导入，或者是别人上传的。请从导入列表中选择。')
  return {
    ...row,
    mapping: JSON.parse(row.mapping) as Mapping,
    defaults: JSON.parse(row.defaults) as LedgerDefaults,
    counts: JSON.parse(row.counts) as RowCounts,
    headings: JSON.parse(row.headings) as readonly string[],
    sheets: JSON.parse(row.sheets) as readonly string[],
  }
}

export type ImportRow = Awaited<ReturnType<typeof getImport>>

/** Moves an import on from the version that was seen; anything newer is a conflict. */
export async function moveImport(
  work: Work,
  row: Pick<ImportRow, 'import_id'>,
  version: number,
  columns: {
    readonly state: ImportState
    readonly failure?: string | null
    readonly mapping?: string
    readonly defaults?: string
    readonly sheet?: string
    readonly header_row?: number | null
    readonly headings?: string
    readonly sheets?: string
    readonly counts?: string
    readonly rows_done?: number
    readonly rows_total?: number
    readonly committed_by?: string | null
    readonly committed_by_name?: string
    readonly committed_at?: string
  },
): Promise<void> {
  const moved = await work.trx
    .updateTable('ledger_import')
    .set({ ...columns, version: version + 1 } as never)
    .where('import_id', '=', row.import_id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(moved.numUpdatedRows) !== 1)
    throw new Refused('conflict', '这次导入刚刚有别人动过，或者还在读取。请刷新页面，核对后再办。')
}

const SLICE = 1_000

function registerRows(db: Reader, actor: Actor, after: string) {
  return db
    .selectFrom('document')
    .selectAll()
    .select((eb) => [
      eb
        .exists(eb.selectFrom('filing').select('filing_id').whereRef('filing.document_id', '=', 'document.document_id'))
        .as('has_filings'),
      eb.and([visibleTo(eb, actor)]).as('is_visible'),
    ])
    .where('document_id', '>', after)
    .orderBy('document_id')
    .limit(SLICE)
    .execute()
}

/** Reads the whole register into memory, as one import needs it: some thousands of rows, none of their texts. */
export async function readRegister(db: Reader, actor: Actor): Promise<Register> {
  const ids = new Map<string, Registered>()
  const numbers = new Map<string, Registered>()
  const titles = new Map<string, Registered[]>()
  for (let after = ''; ; ) {
    const rows = await registerRows(db, actor, after)
    for (const row of rows) {
      const one: Registered = {
        documentId: row.document_id,
        version: row.version,
        stage: row.stage,
        hasFilings: Boolean(row.has_filings),
        isVisible: Boolean(row.is_visible),
        title: row.title,
        titleKey: row.title_key,
        numberText: row.number_text,
        numberKey: row.number_key,
        category: row.category,
        secrecy: row.secrecy,
        makingOrganId: row.making_organ_id,
        draftingOrganId: row.drafting_organ_id,
        implementingOrganId: row.implementing_organ_id,
        signedOn: row.signed_on,
        writtenOn: row.written_on,
        issuedOn: row.issued_on,
        publishedOn: row.published_on,
        effectiveOn: row.effective_on,
        validity: validityOf(row),
        note: row.note,
      }
      ids.set(one.documentId, one)
      if (one.numberKey !== null) numbers.set(`${one.makingOrganId} ${one.numberKey}`, one)
      const key = `${one.makingOrganId} ${one.titleKey}`
      titles.set(key, [...(titles.get(key) ?? []), one])
    }
    if (rows.length < SLICE) break
    after = rows.at(-1)?.document_id ?? ''
    await breathe()
  }
  return {
    byId: (documentId) => ids.get(documentId),
    byNumber: (organId, numberKey) => numbers.get(`${organId} ${numberKey}`),
    byTitle: (organId, titleKey) => titles.get(`${organId} ${titleKey}`) ?? [],
  }
}

type Words = Spelling['words']

/** Reads the organs: how to find one by its name or short name, and how to name one. */
export async function readOrgans(
  db: Reader,
  words: Words,
): Promise<{ readonly findOrgan: FindOrgan; readonly spelling: Spelling }> {
  const rows = await db.selectFrom('organ').select(['organ_id', 'name', 'short_name', 'kind']).execute()
  const byName = new Map<string, string | null>()
  const add = (name: string, id: string): void => {
    const key = foldText(name)
    if (key !== '') byName.set(key, byName.has(key) && byName.get(key) !== id ? null : id)
  }
  for (const row of rows) add(row.short_name, row.organ_id)
  // A full name counts before another organ's short name.
  for (const row of rows) byName.delete(foldText(row.name))
  for (const row of rows) add(row.name, row.organ_id)
  const organs = new Map(rows.map((row) => [row.organ_id, row]))
  return {
    findOrgan: (name) => byName.get(foldText(name)),
    spelling: {
      organName: (id) => organs.get(id)?.name ?? id,
      organKind: (id) => organs.get(id)?.kind,
      titleKey: foldText,
      numberKey: (text) => numberColumns(text).number_key,
      words: (field, value) => (field.endsWith('_organ_id') ? (organs.get(value)?.name ?? value) : words(field, value)),
    },
  }
}
