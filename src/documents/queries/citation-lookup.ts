import { textContains } from '../../db/contains.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import { type CitationKeys, titleCore } from '../../text/citation-keys.ts'
import type { CitableDocument } from '../citable-model.ts'
import { listEffects } from '../effect-records.ts'
import { type DocumentRow, factsOf } from '../records.ts'
import { visibleTo } from '../visibility.ts'
import { findText } from './revisions.ts'

/** Values in one `in (…)`, and patterns in one `or`. */
const KEYS = 500
const PATTERNS = 20
/** Titles that are like a cited one, at most, in one step. */
const SIMILAR = 200
const SHORTEST_STEM = 4

/** Gathers from the register what the citations of a text are checked against, as far as the actor may see it. */
export async function citationLookup(db: Reader, actor: Actor, keys: CitationKeys): Promise<CitableDocument[]> {
  const rows = new Map<string, DocumentRow>()
  for (const column of ['title_key', 'number_key'] as const)
    for (const some of chunks(column === 'title_key' ? keys.titles : keys.numbers, KEYS))
      await keep(rows, visible(db, actor).where(column, 'in', some).execute())
  const known = new Set([...rows.values()].map((row) => titleCore(row.title)))
  for (const some of chunks(
    keys.cores.filter((core) => !known.has(core)),
    PATTERNS,
  ))
    await keep(
      rows,
      visible(db, actor)
        .where((eb) => eb.or(some.map((core) => textContains(eb.ref('title_key'), stemOf(core)))))
        .orderBy('document_id')
        .limit(SIMILAR)
        .execute(),
    )
  return withFacts(db, [...rows.values()], new Set(keys.pointed))
}

/** 停车管理 of 停车管理办法, so that 停车管理暂行办法 is found too; the check itself compares whole titles. */
function stemOf(core: string): string {
  const stem = core.replace(/(?:办法|规定|细则|意见|通知|决定|方案|措施|规则)$/u, '')
  return stem.length >= SHORTEST_STEM ? stem : core
}

const visible = (db: Reader, actor: Actor) =>
  db
    .selectFrom('document')
    .selectAll()
    .where((eb) => visibleTo(eb, actor))

async function keep(rows: Map<string, DocumentRow>, found: Promise<readonly DocumentRow[]>): Promise<void> {
  for (const row of await found) rows.set(row.document_id, row)
}

function chunks(values: readonly string[], size: number): (readonly string[])[] {
  const all: (readonly string[])[] = []
  for (let at = 0; at < values.length; at += size) all.push(values.slice(at, at + size))
  return all
}

async function withFacts(
  db: Reader,
  rows: readonly DocumentRow[],
  pointed: ReadonlySet<string>,
): Promise<CitableDocument[]> {
  const effects = await listEffects(
    db,
    rows.map((row) => row.document_id),
  )
  const found: CitableDocument[] = []
  for (const row of rows) {
    const core = titleCore(row.title)
    const isPointedAt = [...pointed].some((cited) => core.endsWith(cited))
    found.push({
      documentId: row.document_id,
      title: row.title,
      titleKey: row.title_key,
      numberText: row.number_text,
      numberKey: row.number_key,
      facts: factsOf(row, effects.get(row.document_id) ?? []),
      articles: isPointedAt ? await articlesOf(db, row.document_id) : null,
    })
  }
  return found
}

/** The articles of the newest official text that has been read; an amended text is the newest one. */
async function articlesOf(db: Reader, documentId: string): Promise<readonly string[] | null> {
  const revision = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .where('state', '=', 'extracted')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  const text = revision ? await findText(db, revision.revision_id) : null
  return text?.provisions.flatMap((p) => (p.kind === 'article' ? [p.path] : [])) ?? null
}
