import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { ChosenReading } from '../../text/model.ts'
import { textInReading } from '../../text/readings.ts'
import { obstaclesToReading } from '../editing.ts'
import { documentOfOwnOrgan, type RequestActor, refuseWith } from '../guard.ts'
import { getRevision } from '../queries/revisions.ts'
import { findReadingChoice, isReadingFixed, plainOf } from '../records.ts'

interface RevisionRef {
  readonly documentId: string
  readonly serial: number
}

/**
 * Says which reading of a file with tracked changes counts. Until then the text goes neither to review nor to print; once
 * it has gone, the choice is fixed.
 */
export async function chooseReading(
  deps: WorkDeps,
  actor: RequestActor,
  input: RevisionRef & { readonly reading: ChosenReading; readonly note: string | null },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    // The document first, so that a submission at the same moment waits for the choice or comes before it.
    await work.trx
      .updateTable('document')
      .set({ updated_at: work.now })
      .where('document_id', '=', input.documentId)
      .execute()
    await documentOfOwnOrgan(work, actor, input.documentId, 'revision.upload')
    const { revisionId, extraction } = await getRevision(work.trx, actor, input.documentId, input.serial)
    if (!extraction?.readings) throw new Refused('invalid', '这一稿没有修订痕迹，不需要选择。')
    refuseWith(obstaclesToReading(await isReadingFixed(work.trx, revisionId)))
    if ((await findReadingChoice(work.trx, revisionId))?.reading === input.reading)
      throw new Refused('conflict', '已经选定这一种文本，不必重复选择。')
    await work.trx
      .insertInto('reading_choice')
      .values({
        choice_id: work.newId(),
        revision_id: revisionId,
        reading: input.reading,
        note: input.note,
        chosen_by: actor.userId,
        chosen_by_name: actor.displayName,
        chosen_at: work.now,
      })
      .execute()
    await work.trx
      .updateTable('revision_text')
      .set({ plain: plainOf(textInReading(extraction, input.reading)) })
      .where('revision_id', '=', revisionId)
      .execute()
    const subject = { type: 'document', id: input.documentId }
    const { serial, reading, note } = input
    await recordAudit(work, 'revision.reading_chosen', subject, { serial, reading, note })
  })
}

/** Takes the comments of a Word file over into the review of its text; those already taken are left alone. */
export async function importComments(deps: WorkDeps, actor: RequestActor, input: RevisionRef): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const revision = await getRevision(work.trx, actor, input.documentId, input.serial)
    if (!revision.mayImport) throw new Refused('forbidden', '只有起草单位或者审核人可以转入批注。')
    const { text } = revision
    const known = new Set(revision.importedComments.map((c) => c.position))
    const fresh = (text?.comments ?? []).map((comment, position) => ({ ...comment, position }))
    const missing = fresh.filter((comment) => !known.has(comment.position))
    if (missing.length === 0) throw new Refused('conflict', '这一稿的批注已经全部转入，没有新的批注。')
    for (const comment of missing) {
      const at = text?.provisions.findLast(
        ({ paragraphs: [from, to] }) => from <= comment.paragraph && comment.paragraph <= to,
      )
      await work.trx
        .insertInto('revision_comment')
        .values({
          revision_id: revision.revisionId,
          position: comment.position,
          path: at?.path ?? null,
          label: at?.label ?? null,
          quoted: comment.quoted,
          body: comment.text,
          author: comment.author,
          commented_at: comment.date,
          imported_by: actor.userId,
          imported_by_name: actor.displayName,
          imported_at: work.now,
        })
        .execute()
    }
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'revision.comments_imported', subject, { serial: input.serial, count: missing.length })
  })
}
