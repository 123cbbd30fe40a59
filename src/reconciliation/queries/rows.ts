import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { FILING_STATUSES } from '../../filing/model.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { diffText, Words } from '../../text/diff.ts'
import {
  type ComparedDocument,
  type IssuingRow,
  type IssuingRowPage,
  type ListCounts,
  ROW_OUTCOMES,
  type RowFilter,
  type RowOutcome,
} from '../model.ts'
import { letterOf } from '../preview-rules.ts'
import { getListRow } from '../records.ts'

/** What waits for a person until somebody has decided. */
export const OPEN_OUTCOMES: readonly RowOutcome[] = ROW_OUTCOMES.filter((one) => one !== 'matched')

/** The rows of a list that the person may see: a document that stands in no row only where it may be seen itself. */
function rows(db: Reader, actor: Actor, listId: string) {
  return db
    .selectFrom('issuing_row')
    .leftJoin('document', (join) =>
      join.onRef('document.document_id', '=', 'issuing_row.document_id').on((eb) => visibleTo(eb, actor)),
    )
    .where('issuing_row.list_id', '=', listId)
    .where((eb) => eb.or([eb('outcome', '!=', 'unlisted'), eb('document.document_id', 'is not', null)]))
}

type Rows = ReturnType<typeof rows>

function matching(db: Reader, actor: Actor, listId: string, filter: RowFilter): Rows {
  return rows(db, actor, listId)
    .$if(filter.outcome !== undefined, (q) => q.where('outcome', '=', filter.outcome as RowOutcome))
    .$if(filter.state === 'open', (q) => q.where('outcome', 'in', OPEN_OUTCOMES).where('decision', 'is', null))
    .$if(filter.state === 'decided', (q) => q.where('decision', 'is not', null))
    .$if(Boolean(filter.words), (q) =>
      q.where((eb) =>
        eb.or([
          textContains(eb.ref('issuing_row.title_key'), filter.words as string),
          textContains(eb.ref('issuing_row.number_text'), filter.words as string),
          textContains(eb.ref('document.title_key'), filter.words as string),
          textContains(eb.ref('document.number_text'), filter.words as string),
        ]),
      ),
    ) as Rows
}

/** Counts the rows of a list by what was found. */
export async function countRows(db: Reader, actor: Actor, listId: string): Promise<ListCounts> {
  const counted = await rows(db, actor, listId)
    .select((eb) => ['outcome', eb.fn.countAll<number>().as('n'), eb.fn.count<number>('decision').as('decided')])
    .groupBy('outcome')
    .execute()
  const byOutcome = Object.fromEntries(ROW_OUTCOMES.map((one) => [one, 0])) as Record<RowOutcome, number>
  let open = 0
  for (const row of counted) {
    byOutcome[row.outcome] = Number(row.n)
    if (row.outcome !== 'matched') open += Number(row.n) - Number(row.decided)
  }
  return { byOutcome, open }
}

const selected = (query: Rows) => query.selectAll('issuing_row').select('document.document_id as seen_document_id')
type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number] & { readonly position: number }

/** Lists the rows of a list in their order, with the documents beside them. */
export async function listIssuingRows(
  db: Reader,
  actor: Actor,
  listId: string,
  filter: RowFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<IssuingRow>> {
  const found = matching(db, actor, listId, filter)
  const { total } = await found.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [position] = cursor?.keys ?? []
  const fetched = await selected(found)
    .$if(typeof position === 'number', (q) => q.where('position', back ? '<' : '>', position as number))
    .orderBy('position', back ? 'desc' : 'asc')
    .limit(size + 1)
    .execute()
  const documents = await listCompared(
    db,
    actor,
    fetched.map((row) => row.seen_document_id).filter((id) => id !== null),
  )
  const lines = fetched.map((row) => ({ ...rowOf(row, documents), position: row.position }))
  return pageOf(lines, size, total, cursor, (line) => [line.position])
}

const words = new Words()

function rowOf(row: Row, documents: ReadonlyMap<string, ComparedDocument>): IssuingRow {
  const document = documents.get(row.seen_document_id ?? '') ?? null
  return {
    rowId: row.row_id,
    rowNumber: row.row_number,
    title: row.title,
    numberText: row.number_text,
    issuedOn: row.issued_on,
    makerText: row.maker_text,
    makerId: row.maker_organ_id,
    outcome: row.outcome,
    detail: row.detail,
    document,
    titleChanges: document && row.title !== '' ? diffText(document.title, row.title, words) : [],
    isHidden: row.document_id !== null && row.seen_document_id === null,
    decision: row.decision,
    ground: row.ground,
    reason: row.reason,
    decidedByName: row.decided_by_name,
    decidedAt: row.decided_at,
    version: row.version,
  }
}

/** Reads one row with its cells and everything it may be. Throws `not_found`. */
export async function getIssuingRow(db: Reader, actor: Actor, listId: string, rowId: string): Promise<IssuingRowPage> {
  const list = await getListRow(db, actor, listId)
  const row = await selected(rows(db, actor, listId) as Rows)
    .where('row_id', '=', rowId)
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '这份目录中没有这一行，或者您无权查看。')
  const candidates = JSON.parse(row.candidates) as string[]
  const documents = await listCompared(db, actor, [...candidates, row.seen_document_id ?? ''])
  const headings = list.columns === null ? {} : (JSON.parse(list.columns) as Record<string, number>)
  const named = new Map(Object.entries(headings).map(([field, column]) => [column, field]))
  const cells = (JSON.parse(row.cells) as string[]).map(
    (text, at) => [named.get(at) ?? `${letterOf(at)} 列`, text] as const,
  )
  return {
    ...rowOf(row, documents),
    cells: cells.filter(([, text]) => text !== ''),
    candidates: candidates.map((id) => documents.get(id)).filter((one) => one !== undefined),
  }
}

async function listCompared(
  db: Reader,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ComparedDocument>> {
  const found = new Map<string, ComparedDocument>()
  for (let at = 0; at < ids.length; at += 500) {
    const slice = ids.slice(at, at + 500)
    const documents = await db
      .selectFrom('document')
      .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
      .selectAll('document')
      .select('maker.name as maker_name')
      .where('document.document_id', 'in', slice)
      .where((eb) => visibleTo(eb, actor))
      .execute()
    const filings = await db
      .selectFrom('filing')
      .select(['document_id', 'status'])
      .where('document_id', 'in', slice)
      .execute()
    for (const row of documents) {
      const own = filings.filter((filing) => filing.document_id === row.document_id).map((filing) => filing.status)
      found.set(row.document_id, {
        documentId: row.document_id,
        title: row.title,
        numberText: row.number_text,
        maker: row.maker_name,
        category: row.category,
        stage: row.stage,
        secrecy: row.secrecy,
        signedOn: row.signed_on,
        writtenOn: row.written_on,
        issuedOn: row.issued_on,
        publishedOn: row.published_on,
        effectiveOn: row.effective_on,
        filings: own.length,
        filingStatus: FILING_STATUSES.find((status) => own.includes(status)) ?? null,
      })
    }
  }
  return found
}

/** Names the rows that a filter finds and that wait for a person, for "apply to all found". */
export async function listOpenRows(
  db: Reader,
  actor: Actor,
  listId: string,
  filter: RowFilter,
): Promise<readonly { readonly rowId: string; readonly version: number }[]> {
  const found = await matching(db, actor, listId, { ...filter, state: 'open' })
    .select(['row_id', 'issuing_row.version'])
    .execute()
  return found.map((row) => ({ rowId: row.row_id, version: row.version }))
}
