import { textContains } from '../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../db/page.ts'
import type { ClassificationTable } from '../db/tables/deliberation.ts'
import type { Reader } from '../db/transaction.ts'
import { findText } from '../documents/queries/revisions.ts'
import { visibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { ClassificationAnswers, TestAnswer } from '../review/reading/classification-model.ts'
import { findClassificationVersion } from '../review/reading/classification-versions.ts'
import type { ExtractedText } from '../text/model.ts'
import type { ClassificationFilter, ClassificationLine, ClassifiedDocument, RightsPlace } from './model.ts'
import { rightsPlaces } from './rules.ts'

const lineOf = (row: ClassificationTable): ClassificationLine => {
  const version = findClassificationVersion(row.test)
  const answers = JSON.parse(row.answers) as ClassificationAnswers['tests']
  return {
    classificationId: row.classification_id,
    versionName: version?.name ?? row.test,
    basis: version?.basis ?? '',
    answers: (version?.questions ?? []).flatMap(({ test, name }): [string, TestAnswer][] => {
      const answer = answers[test]
      return answer ? [[name, answer]] : []
    }),
    excludedLabel: version?.excluded.find((kind) => kind.id === row.exclusion)?.label ?? row.exclusion,
    isNormative: row.is_normative === 1,
    reason: row.reason,
    decidedOn: row.decided_on,
    decidedByName: row.decided_by_name,
  }
}

export interface ClassificationDesk {
  readonly documentId: string
  readonly title: string
  readonly category: string
  readonly lines: readonly ClassificationLine[]
  /** The day by which the version of the test is chosen. */
  readonly madeOn: string | null
  readonly text: ExtractedText | null
  readonly rights: readonly RightsPlace[]
}

/** Reads the decisions on a document, the newest first, and its newest text. Throws `not_found`. */
export async function getClassificationDesk(db: Reader, actor: Actor, documentId: string): Promise<ClassificationDesk> {
  const row = await db
    .selectFrom('document')
    .select(['title', 'category', 'issued_on', 'signed_on', 'written_on'])
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  const rows = await db
    .selectFrom('classification')
    .selectAll()
    .where('document_id', '=', documentId)
    .orderBy('decided_at', 'desc')
    .orderBy('classification_id', 'desc')
    .execute()
  const [newest] = rows
  const text = await newestText(db, documentId)
  return {
    documentId,
    title: row.title,
    category: row.category,
    lines: rows.map(lineOf),
    madeOn: row.issued_on ?? row.signed_on ?? row.written_on,
    text,
    rights: newest?.is_normative === 0 && text ? rightsPlaces(text, newest.test) : [],
  }
}

async function newestText(db: Reader, documentId: string): Promise<ExtractedText | null> {
  const revision = await db
    .selectFrom('revision')
    .select('revision_id')
    .where('document_id', '=', documentId)
    .where('state', '=', 'extracted')
    .orderBy('serial', 'desc')
    .limit(1)
    .executeTakeFirst()
  return revision ? findText(db, revision.revision_id) : null
}

/** Lists the documents that were classified, each with its newest decision, the newest first. */
export async function listClassified(
  db: Reader,
  actor: Actor,
  filter: ClassificationFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<ClassifiedDocument>> {
  const matching = db
    .selectFrom('classification')
    .innerJoin('document', 'document.document_id', 'classification.document_id')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .where((eb) => visibleTo(eb, actor))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('classification as later')
            .select('later.classification_id')
            .whereRef('later.document_id', '=', 'classification.document_id')
            .whereRef('later.classification_id', '>', 'classification.classification_id'),
        ),
      ),
    )
    .$if(filter.result !== undefined, (q) =>
      q.where('classification.is_normative', '=', filter.result === 'normative' ? 1 : 0),
    )
    .$if(filter.words !== undefined, (q) =>
      q.where((eb) => textContains(eb.ref('document.title_key'), filter.words ?? '')),
    )
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .selectAll('classification')
    .select(['document.title', 'document.number_text', 'organ.name as organ_name'])
    .$if(cursor !== null, (q) => q.where('classification.classification_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('classification.classification_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const found: ClassifiedDocument[] = []
  for (const row of rows) {
    const text = row.is_normative === 0 ? await newestText(db, row.document_id) : null
    found.push({
      ...lineOf(row),
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      makingOrgan: row.organ_name,
      rights: text ? rightsPlaces(text, row.test) : [],
    })
  }
  return pageOf(found, size, total, cursor, (one) => [one.classificationId])
}
