import { type RawBuilder, sql } from 'kysely'
import { textContains } from '../db/contains.ts'
import type { Reader } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { CleanupOutcome, ItemFilter, ItemTarget } from './model.ts'
import { itemVisibleTo } from './visibility.ts'

/** What one request can tick; a page shows a hundred. */
const MOST_TICKED = 5_000

/** The items of a campaign with everything that a filter may ask; the last three are those that count now. */
export function items(db: Reader, campaignId: string) {
  return db
    .selectFrom('campaign_item')
    .innerJoin('document', 'document.document_id', 'campaign_item.document_id')
    .leftJoin('proposal', 'proposal.proposal_id', 'campaign_item.proposal_id')
    .leftJoin('cleanup_review', 'cleanup_review.review_id', 'campaign_item.review_id')
    .leftJoin('decision', 'decision.decision_id', 'campaign_item.decision_id')
    .where('campaign_item.campaign_id', '=', campaignId)
}

export type Items = ReturnType<typeof items>

/** The day that the list shows as the day of issue. */
export const issuedOnSql: RawBuilder<string | null> =
  sql`coalesce(document.issued_on, document.published_on, document.written_on)`

/** The items of a campaign that a filter finds, as far as the actor may see them. */
export function matching(db: Reader, actor: Actor, campaignId: string, filter: ItemFilter): Items {
  const { words, organId, proposed, decided, state, year, signal } = filter
  return items(db, campaignId)
    .where((eb) => itemVisibleTo(eb, actor))
    .$if(Boolean(words), (q) =>
      q.where((eb) =>
        eb.or([
          textContains(eb.ref('document.title_key'), words as string),
          textContains(eb.ref('document.number_text'), words as string),
        ]),
      ),
    )
    .$if(organId !== undefined, (q) => q.where('campaign_item.implementing_organ_id', '=', organId as string))
    .$if(proposed !== undefined, (q) => q.where('proposal.outcome', '=', proposed as CleanupOutcome))
    .$if(decided !== undefined, (q) => q.where('decision.outcome', '=', decided as CleanupOutcome))
    .$if(state === 'unproposed', (q) => q.where('campaign_item.proposal_id', 'is', null))
    .$if(state === 'unreviewed', (q) => q.where('campaign_item.review_id', 'is', null))
    .$if(state === 'overruled', (q) => q.whereRef('proposal.outcome', '!=', 'cleanup_review.outcome'))
    .$if(state === 'undecided', (q) => q.where('campaign_item.decision_id', 'is', null))
    .$if(state === 'differing', (q) => q.whereRef('proposal.outcome', '!=', 'decision.outcome'))
    .$if(state === 'off_criteria', (q) => q.whereRef('proposal.outcome', '!=', 'proposal.criteria_outcome'))
    .$if(year !== undefined, (q) => q.where(sql`substr(${issuedOnSql}, 1, 4)`, '=', year as string))
    .$if(signal !== undefined, (q) =>
      q.where((eb) => {
        const signals = eb
          .selectFrom('item_signal')
          .select('item_signal.item_id')
          .whereRef('item_signal.item_id', '=', 'campaign_item.item_id')
        if (signal === 'none') return eb.not(eb.exists(signals))
        return eb.exists(signal === 'any' || !signal ? signals : signals.where('item_signal.kind', '=', signal))
      }),
    ) as Items
}

/** The items that one act is for, as a query. */
export function chosen(db: Reader, actor: Actor, target: ItemTarget): Items {
  if ('filter' in target) return matching(db, actor, target.campaignId, target.filter)
  return matching(db, actor, target.campaignId, {}).where('campaign_item.item_id', 'in', [...target.itemIds]) as Items
}

/**
 * Refuses a target without items, and one with items that the campaign does not have or the person may not see. Gives
 * their serials in order.
 */
export async function serialsOf(db: Reader, actor: Actor, target: ItemTarget, ask: string): Promise<readonly number[]> {
  if ('itemIds' in target && target.itemIds.length === 0) throw new Refused('invalid', ask)
  if ('itemIds' in target && target.itemIds.length > MOST_TICKED)
    throw new Refused('invalid', `一次最多勾选${MOST_TICKED}件；更多的请用筛选，范围选“筛选出的全部”。`)
  const rows = await chosen(db, actor, target).select('campaign_item.serial').orderBy('campaign_item.serial').execute()
  if ('itemIds' in target && rows.length !== new Set(target.itemIds).size)
    throw new Refused('not_found', '所选的清理事项有的已不在本次清理中。请刷新页面后重新选择。')
  if (rows.length === 0) throw new Refused('invalid', '没有符合筛选条件的文件。请清除筛选条件后重试。')
  return rows.map((row) => row.serial)
}

/** Writes serials as offices do: 1—3、7. */
export function serialRanges(serials: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const serial of serials) {
    const last = ranges.at(-1)
    if (last && serial === last[1] + 1) last[1] = serial
    else ranges.push([serial, serial])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}—${to}`)).join('、')
}
