import { recordAudit } from '../audit/record.ts'
import { inTransaction, type Reader, SYSTEM, type WorkDeps } from '../db/transaction.ts'
import { getPolicy } from '../policy/records.ts'
import type { Signal } from './model.ts'
import { readRegisterIndex } from './queries/register-index.ts'
import { type FlagReader, readOrganFacts, readScenes } from './queries/signal-scenes.ts'
import { readStatedEnds } from './queries/stated-ends.ts'
import { getCampaign } from './records.ts'
import { signalsOf } from './signal-rules.ts'

const SLICE = 200

/**
 * Looks for the signals of every item of a campaign as the register stands today, and writes them in one unit of work.
 * Running it again for a campaign that waits for none changes nothing.
 */
export async function findSignals(
  deps: WorkDeps & { readonly db: Reader },
  campaignId: string,
  readFlags: FlagReader,
): Promise<void> {
  const { db } = deps
  if ((await getCampaign(db, campaignId)).signals_state !== 'waiting') return
  const today = deps.clock.today()
  const { value: trialYears } = await getPolicy(db, 'validity.trial', today)
  const index = await readRegisterIndex(db)
  const context = {
    index,
    statedEnds: await readStatedEnds(db, index),
    organs: await readOrganFacts(db),
    trialYears,
    today,
    readFlags,
  }
  const items = await db
    .selectFrom('campaign_item')
    .select(['item_id', 'document_id'])
    .where('campaign_id', '=', campaignId)
    .orderBy('serial')
    .execute()
  const found: { readonly itemId: string; readonly signals: readonly Signal[] }[] = []
  for (let at = 0; at < items.length; at += SLICE) {
    const slice = items.slice(at, at + SLICE)
    const scenes = await readScenes(
      db,
      slice.map((item) => item.document_id),
      context,
    )
    for (const item of slice) {
      const scene = scenes.get(item.document_id)
      if (scene) found.push({ itemId: item.item_id, signals: signalsOf(scene, today) })
    }
  }
  await inTransaction(deps, SYSTEM, async (work) => {
    const claimed = await work.trx
      .updateTable('campaign')
      .set({ signals_state: 'found', signals_on: today })
      .where('campaign_id', '=', campaignId)
      .where('signals_state', '=', 'waiting')
      .executeTakeFirst()
    const rows = found.flatMap(({ itemId, signals }) =>
      signals.map((signal, position) => ({
        item_id: itemId,
        kind: signal.kind,
        position,
        reason: signal.reason,
        about_document_id: signal.aboutDocumentId,
        found_on: today,
      })),
    )
    if (Number(claimed.numUpdatedRows) === 1) {
      await work.trx
        .deleteFrom('item_signal')
        .where('item_id', 'in', (eb) =>
          eb.selectFrom('campaign_item').select('campaign_item.item_id').where('campaign_id', '=', campaignId),
        )
        .execute()
      for (let at = 0; at < rows.length; at += SLICE)
        await work.trx
          .insertInto('item_signal')
          .values(rows.slice(at, at + SLICE))
          .execute()
    }
    await recordAudit(
      work,
      'campaign.signals_found',
      { type: 'campaign', id: campaignId },
      {
        count: rows.length,
        items: found.filter(({ signals }) => signals.length > 0).length,
        whole: items.length,
        foundOn: today,
      },
    )
  })
}
