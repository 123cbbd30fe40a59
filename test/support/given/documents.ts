import { recordAudit } from '../../../src/audit/record.ts'
import type { BlobStore } from '../../../src/blobs/blob-store.ts'
import { foldText } from '../../../src/db/contains.ts'
import { inTransaction, SYSTEM, type WorkDeps } from '../../../src/db/transaction.ts'
import type {
  Category,
  DocumentInput,
  RevisionKind,
  RevisionState,
  Secrecy,
  Stage,
  Validity,
} from '../../../src/documents/model.ts'
import { numberColumns, plainOf, validityColumns } from '../../../src/documents/records.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { ExtractedText } from '../../../src/text/model.ts'

export interface GivenDocument {
  readonly makingOrganId: string
  readonly draftingOrganId?: string
  readonly implementingOrganId?: string | null
  readonly title?: string
  readonly category?: Category
  readonly stage?: Stage
  readonly secrecy?: Secrecy
  readonly numberText?: string | null
  readonly signedOn?: string | null
  readonly writtenOn?: string | null
  readonly issuedOn?: string | null
  readonly publishedOn?: string | null
  readonly effectiveOn?: string | null
  readonly validity?: Validity
  readonly createdBy?: string | null
}

const day = (text: string | null | undefined): Day | null => (text ?? null) as Day | null

/** A document at any stage, with nothing else around it; gives its id. */
export function givenDocument(deps: WorkDeps, given: GivenDocument): Promise<string> {
  return inTransaction(deps, SYSTEM, async (work) => {
    const document_id = work.newId()
    const title = given.title ?? '拉萨市停车管理办法'
    const category = given.category ?? 'government'
    await work.trx
      .insertInto('document')
      .values({
        document_id,
        title,
        title_key: foldText(title),
        category,
        stage: given.stage ?? 'drafting',
        secrecy: given.secrecy ?? 'public',
        making_organ_id: given.makingOrganId,
        drafting_organ_id: given.draftingOrganId ?? given.makingOrganId,
        implementing_organ_id: given.implementingOrganId ?? null,
        ...numberColumns(given.numberText ?? null),
        signed_on: day(given.signedOn),
        written_on: day(given.writtenOn),
        issued_on: day(given.issuedOn),
        published_on: day(given.publishedOn),
        effective_on: day(given.effectiveOn),
        early_effect_reason: null,
        publication_place: null,
        ...validityColumns(given.validity ?? { kind: 'none' }),
        validity_source: null,
        note: null,
        created_by: given.createdBy ?? null,
        created_at: work.now,
        updated_at: work.now,
      })
      .execute()
    await recordAudit(work, 'document.registered', { type: 'document', id: document_id }, { title, category })
    return document_id
  })
}

export interface GivenRevision {
  readonly documentId: string
  readonly serial?: number
  readonly kind?: RevisionKind
  readonly state?: RevisionState
  readonly fileName?: string
  readonly body?: string
  readonly text?: Partial<ExtractedText>
}

const NO_TEXT: ExtractedText = {
  title: null,
  documentNumber: null,
  makingOrgan: null,
  dates: { writtenOn: null, adoptedOn: null, issuedOn: null, publishedOn: null, effectiveOn: null },
  paragraphs: [],
  provisions: [],
  tables: [],
  notes: [],
  headers: [],
  textBoxes: [],
  changes: [],
  comments: [],
  warnings: [],
}

/** A file of a document, its text already read unless said otherwise; gives its id. */
export async function givenRevision(
  deps: WorkDeps & { readonly blobs: BlobStore },
  given: GivenRevision,
): Promise<string> {
  const serial = given.serial ?? 1
  const blob = await deps.blobs.put(Buffer.from(given.body ?? `第一条　第 ${serial} 稿。`))
  return inTransaction(deps, SYSTEM, async (work) => {
    const revision_id = work.newId()
    const kind = given.kind ?? 'draft'
    const state = given.state ?? 'extracted'
    const file_name = given.fileName ?? `第${serial}稿.docx`
    await work.trx
      .insertInto('revision')
      .values({
        revision_id,
        document_id: given.documentId,
        serial,
        kind,
        file_name,
        ...blob,
        state,
        failure: state === 'failed' ? '文件已损坏。' : null,
        note: null,
        uploaded_by: null,
        uploaded_by_name: '系统',
        uploaded_at: work.now,
      })
      .execute()
    if (state === 'extracted') {
      const text = { ...NO_TEXT, ...given.text }
      await work.trx
        .insertInto('revision_text')
        .values({ revision_id, extraction: JSON.stringify(text), plain: plainOf(text), extracted_at: work.now })
        .execute()
    }
    await recordAudit(
      work,
      'revision.uploaded',
      { type: 'document', id: given.documentId },
      { serial, kind, fileName: file_name, ...blob },
    )
    return revision_id
  })
}

/** What a drafter types for a plain government document. */
export const documentInput = (over: Partial<DocumentInput> & { readonly makingOrganId: string }): DocumentInput => ({
  title: '拉萨市停车管理办法',
  category: 'government',
  secrecy: 'public',
  draftingOrganId: over.makingOrganId,
  implementingOrganId: null,
  numberText: null,
  dates: { signedOn: null, writtenOn: null, issuedOn: null, publishedOn: null, effectiveOn: null },
  validity: null,
  validitySource: null,
  note: null,
  ...over,
})
