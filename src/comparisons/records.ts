import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { PairingChoiceTable } from '../db/tables/comparisons.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Instant } from '../lib/clock.ts'
import type { Comparison } from '../text/compare-model.ts'
import type { PairingChoice, PairingKind } from './model.ts'

/** What a result was worked out from. */
export interface ResultKey {
  readonly oldDigest: string
  readonly newDigest: string
  readonly choicesDigest: string
  readonly method: number
}

const kept = z.looseObject({
  method: z.number(),
  isCoarse: z.boolean(),
  summary: z.looseObject({ counts: z.record(z.string(), z.number()), details: z.array(z.unknown()) }),
  provisions: z.array(z.looseObject({ change: z.string(), lines: z.array(z.unknown()) })),
  staleReferences: z.array(z.unknown()),
  notCompared: z.array(z.unknown()),
})

/** Finds a kept result. A coarse one is tried again after `coarseSince`: the machine may have been busy. */
export async function findResult(db: Reader, key: ResultKey, coarseSince: Instant): Promise<Comparison | null> {
  const row = await db
    .selectFrom('comparison_result')
    .select('result')
    .where('old_digest', '=', key.oldDigest)
    .where('new_digest', '=', key.newDigest)
    .where('choices_digest', '=', key.choicesDigest)
    .where('method', '=', key.method)
    .where((eb) => eb.or([eb('is_coarse', '=', 0), eb('kept_at', '>=', coarseSince)]))
    .executeTakeFirst()
  return row ? (kept.parse(JSON.parse(row.result)) as unknown as Comparison) : null
}

/** Keeps a result. Two people who open the same comparison at once both keep it; the later one stays. */
export async function keepResult(work: Work, key: ResultKey, comparison: Comparison): Promise<void> {
  const values = {
    result: JSON.stringify(comparison),
    is_coarse: comparison.isCoarse ? (1 as const) : (0 as const),
    kept_at: work.now,
  }
  await work.trx
    .insertInto('comparison_result')
    .values({
      old_digest: key.oldDigest,
      new_digest: key.newDigest,
      choices_digest: key.choicesDigest,
      method: key.method,
      ...values,
    })
    .onConflict((oc) =>
      oc.columns(['old_digest', 'new_digest', 'choices_digest', 'method']).doUpdateSet({
        result: (eb) => eb.ref('excluded.result'),
        is_coarse: (eb) => eb.ref('excluded.is_coarse'),
        kept_at: (eb) => eb.ref('excluded.kept_at'),
      }),
    )
    .execute()
}

/** Throws away results of other methods and those kept before a moment; all can be worked out again. */
export async function sweepResults(work: Work, method: number, before: Instant): Promise<number> {
  const swept = await work.trx
    .deleteFrom('comparison_result')
    .where((eb) => eb.or([eb('method', '!=', method), eb('kept_at', '<', before)]))
    .executeTakeFirst()
  return Number(swept.numDeletedRows)
}

const choiceOf = (row: Selectable<PairingChoiceTable>): PairingChoice => ({
  choiceId: row.choice_id,
  kind: row.kind,
  oldPath: row.old_path,
  newPath: row.new_path,
  oldLabel: row.old_label,
  newLabel: row.new_label,
  reason: row.reason,
  chosenByName: row.chosen_by_name,
  chosenAt: row.chosen_at,
})

/** Lists what people said about two revisions, the earliest first. */
export async function listChoices(
  db: Reader,
  oldRevisionId: string,
  newRevisionId: string,
): Promise<readonly PairingChoice[]> {
  const rows = await db
    .selectFrom('pairing_choice')
    .selectAll()
    .where('old_revision_id', '=', oldRevisionId)
    .where('new_revision_id', '=', newRevisionId)
    .orderBy('chosen_at')
    .orderBy('choice_id')
    .execute()
  return rows.map(choiceOf)
}

/** Adds a choice; gives false when somebody chose about the same two provisions a moment earlier. */
export async function addChoice(
  work: Work,
  choice: {
    readonly oldRevisionId: string
    readonly newRevisionId: string
    readonly kind: PairingKind
    readonly oldPath: string
    readonly newPath: string
    readonly oldLabel: string
    readonly newLabel: string
    readonly reason: string | null
  },
): Promise<boolean> {
  const added = await work.trx
    .insertInto('pairing_choice')
    .values({
      choice_id: work.newId(),
      old_revision_id: choice.oldRevisionId,
      new_revision_id: choice.newRevisionId,
      kind: choice.kind,
      old_path: choice.oldPath,
      new_path: choice.newPath,
      old_label: choice.oldLabel,
      new_label: choice.newLabel,
      reason: choice.reason,
      chosen_by: work.actor.userId,
      chosen_by_name: work.actor.displayName,
      chosen_at: work.now,
    })
    .onConflict((oc) => oc.columns(['old_revision_id', 'new_revision_id', 'old_path', 'new_path']).doNothing())
    .returning('choice_id')
    .execute()
  return added.length === 1
}

/** Takes a choice back; gives false when it is gone already. */
export async function removeChoice(work: Work, choiceId: string): Promise<boolean> {
  const removed = await work.trx.deleteFrom('pairing_choice').where('choice_id', '=', choiceId).executeTakeFirst()
  return Number(removed.numDeletedRows) === 1
}
