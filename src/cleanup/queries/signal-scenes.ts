import { setImmediate as breathe } from 'node:timers/promises'
import type { Reader } from '../../db/transaction.ts'
import { listEffects } from '../../documents/effect-records.ts'
import type { Category, DocumentEffect } from '../../documents/model.ts'
import { documentsWithOrgans } from '../../documents/queries/document-lines.ts'
import { findText } from '../../documents/queries/revisions.ts'
import { type DocumentRow, factsOf } from '../../documents/records.ts'
import { effectOn, firstIssuedOn, inForceFrom } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import type { ExtractedText } from '../../text/model.ts'
import { findRelations, type StatedRelation } from '../../text/relations.ts'
import type { NamedDocument, SignalScene, StatedEnd } from '../signal-rules.ts'
import type { RegisterIndex } from './register-index.ts'

export interface SceneContext {
  readonly index: RegisterIndex
  readonly organs: ReadonlyMap<string, OrganFacts>
  readonly statedEnds: ReadonlyMap<string, readonly StatedEnd[]>
  readonly trialYears: number
  readonly today: Day
  /** Reads the sentences that a reviewer should look at; the review's own reading help. */
  readonly readFlags: FlagReader
}

export type FlagReader = (text: ExtractedText, category: Category) => SignalScene['flags']

interface OrganFacts {
  readonly name: string
  readonly dissolvedOn: Day | null
  readonly successor: string | null
}

/** Reads the organs with the names of those who took over. */
export async function readOrganFacts(db: Reader): Promise<ReadonlyMap<string, OrganFacts>> {
  const rows = await db
    .selectFrom('organ')
    .leftJoin('organ as after', 'after.organ_id', 'organ.successor_id')
    .select(['organ.organ_id', 'organ.name', 'organ.dissolved_on', 'after.name as successor'])
    .execute()
  return new Map(rows.map((r) => [r.organ_id, { name: r.name, dissolvedOn: r.dissolved_on, successor: r.successor }]))
}

type Row = Awaited<ReturnType<ReturnType<typeof documentsWithOrgans>['execute']>>[number]

/** Gathers what the signals of some documents depend on, by document. Texts are read one by one, the server stays free. */
export async function readScenes(
  db: Reader,
  documentIds: readonly string[],
  context: SceneContext,
): Promise<ReadonlyMap<string, SignalScene>> {
  const rows = await documentsWithOrgans(db)
    .where('document.document_id', 'in', [...documentIds])
    .execute()
  const effects = await listEffects(db, documentIds)
  const revisions = await currentRevisions(db, documentIds)
  const confirmed = await confirmedTargets(db, documentIds)
  const dismissed = await dismissedKeys(db, documentIds)
  const named = new Map<string, readonly Naming[]>()
  const read = new Map<string, Pick<SignalScene, 'text' | 'flags'>>()
  for (const row of rows) {
    await breathe()
    const revision = revisions.get(row.document_id)
    const text = revision?.state === 'extracted' ? await findText(db, revision.revision_id) : null
    read.set(row.document_id, {
      text: text ? 'read' : revision === undefined ? 'none' : revision.state === 'failed' ? 'failed' : 'waiting',
      flags: text ? context.readFlags(text, row.category) : [],
    })
    const stated = text ? namedIn(text, row, context.index, dismissed) : []
    named.set(row.document_id, [...(confirmed.get(row.document_id) ?? []), ...stated])
  }
  const targets = await readTargets(db, [...named.values()].flat(), context.today)
  const scene = (row: Row): SignalScene => {
    const facts = factsOf(row, effects.get(row.document_id) ?? [])
    return {
      title: row.title,
      effect: effectOn(facts, context.today),
      issuedOn: firstIssuedOn(facts),
      inForceFrom: inForceFrom(facts),
      organs: organsOf(row, context.organs),
      named: distinct((named.get(row.document_id) ?? []).flatMap((n) => pick(n, targets))),
      statedEnds: context.statedEnds.get(row.document_id) ?? [],
      ...(read.get(row.document_id) ?? { text: 'none', flags: [] }),
      trialYears: context.trialYears,
    }
  }
  return new Map(rows.map((row) => [row.document_id, scene(row)]))
}

const ROLES = [
  ['制定机关', 'making_organ_id'],
  ['起草单位', 'drafting_organ_id'],
  ['实施单位', 'implementing_organ_id'],
] as const

const organsOf = (row: Row, organs: SceneContext['organs']): SignalScene['organs'] =>
  ROLES.flatMap(([role, column]) => {
    const organ = row[column] === null ? undefined : organs.get(row[column])
    return organ ? [{ role, ...organ }] : []
  })

/** One naming of another document; several candidates where titles repeat. */
interface Naming {
  readonly kind: 'implements' | 'cites'
  readonly documentIds: readonly string[]
}

function namedIn(
  text: ExtractedText,
  row: Row,
  index: RegisterIndex,
  dismissed: ReadonlySet<string>,
): readonly Naming[] {
  const lines = text.paragraphs.map((p) => p.text)
  const rests = ({ kind }: StatedRelation): boolean => kind === 'implements' || kind === 'cites'
  return findRelations(row.title, lines)
    .relations.filter((r) => rests(r) && !dismissed.has(`${row.document_id} ${r.kind} ${r.key}`))
    .map((r) => ({
      kind: r.kind as Naming['kind'],
      documentIds: index
        .find(r)
        .map((c) => c.documentId)
        .filter((id) => id !== row.document_id),
    }))
    .filter((naming) => naming.documentIds.length > 0)
}

/** Among documents of one title the living one is meant; only where all are over is one of them named. */
function pick(naming: Naming, targets: ReadonlyMap<string, Target>): readonly NamedDocument[] {
  const known = naming.documentIds.flatMap((id) => targets.get(id) ?? [])
  const [one] = [...known].sort((a, b) => Number(isOver(a)) - Number(isOver(b)))
  return one ? [{ ...one, kind: naming.kind }] : []
}

type Target = Omit<NamedDocument, 'kind'>
const isOver = (t: Target): boolean => t.effect.state === 'lapsed' || t.effect.state === 'repealed'

/** A basis that is cited again counts once, as the basis. */
const distinct = (all: readonly NamedDocument[]): readonly NamedDocument[] => [
  ...new Map(
    [...all].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'implements' ? 1 : -1)).map((n) => [n.documentId, n]),
  ).values(),
]

async function readTargets(db: Reader, namings: readonly Naming[], today: Day): Promise<ReadonlyMap<string, Target>> {
  const ids = [...new Set(namings.flatMap((n) => n.documentIds))]
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('document').selectAll().where('document_id', 'in', ids).execute()
  const effects = await listEffects(db, ids)
  return new Map(rows.map((row) => [row.document_id, targetOf(row, effects.get(row.document_id) ?? [], today)]))
}

const targetOf = (row: DocumentRow, effects: readonly DocumentEffect[], today: Day): Target => ({
  documentId: row.document_id,
  title: row.title,
  effect: effectOn(factsOf(row, effects), today),
  amendedOn:
    effects
      .filter((e) => e.kind === 'amended' && e.effectiveOn <= today)
      .map((e) => e.effectiveOn)
      .sort()
      .at(-1) ?? null,
})

interface CurrentRevision {
  readonly revision_id: string
  readonly state: string
}

/** The official text, else the newest draft. */
async function currentRevisions(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, CurrentRevision>> {
  const rows = await db
    .selectFrom('revision')
    .select(['revision_id', 'document_id', 'kind', 'state', 'serial'])
    .where('document_id', 'in', [...ids])
    .orderBy('serial')
    .execute()
  const drafts = rows.filter((r) => r.kind !== 'official')
  return new Map([...drafts, ...rows.filter((r) => r.kind === 'official')].map((r) => [r.document_id, r]))
}

async function confirmedTargets(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Naming[]>> {
  const rows = await db
    .selectFrom('document_relation')
    .innerJoin('document', 'document.document_id', 'document_relation.target_document_id')
    .select(['source_document_id', 'kind', 'document.document_id'])
    .where('source_document_id', 'in', [...ids])
    .where('state', '=', 'confirmed')
    .where('kind', 'in', ['implements', 'cites'])
    .where('document.secrecy', '!=', 'secret')
    .execute()
  const found = new Map<string, Naming[]>()
  for (const row of rows) {
    const naming = { kind: row.kind as Naming['kind'], documentIds: [row.document_id] }
    found.set(row.source_document_id, [...(found.get(row.source_document_id) ?? []), naming])
  }
  return found
}

async function dismissedKeys(db: Reader, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('document_relation')
    .select(['source_document_id', 'kind', 'target_key'])
    .where('source_document_id', 'in', [...ids])
    .where('state', '=', 'dismissed')
    .execute()
  return new Set(rows.map((r) => `${r.source_document_id} ${r.kind} ${r.target_key}`))
}
