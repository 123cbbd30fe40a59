import type { CampaignMove, CampaignSummary, ReviewBatch } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { Section } from '../parts/page-head.tsx'

/** How the campaign came to its stage, with what was said. */
export const Moves = ({ moves }: { readonly moves: readonly CampaignMove[] }) =>
  moves.length === 0 ? null : (
    <details>
      <summary>阶段记录（{moves.length}）</summary>
      <ul>
        {moves.map((move) => (
          <li>
            {dayText(move.movedOn)} {move.movedByName}：{wordOf('campaignStage', move.from)} →{' '}
            {wordOf('campaignStage', move.to)}
            {move.note && <small class="reason">{move.note}</small>}
          </li>
        ))}
      </ul>
    </details>
  )

/** The last reviews, each of which can be withdrawn until the stage closes. */
export const Batches = (props: { readonly campaign: CampaignSummary; readonly batches: readonly ReviewBatch[] }) =>
  props.batches.length === 0 ? null : (
    <Section title="最近的审核（本阶段结束前可以撤回）">
      <ul>
        {props.batches.map((batch) => (
          <li>
            <form
              method="post"
              action={paths.campaigns.withdrawReviews({ id: props.campaign.campaignId, batch: batch.batchId })}
            >
              {dayText(batch.reviewedOn)} {batch.reviewedByName} 审核 {batch.items} 件{' '}
              <button class="button button-plain" type="submit">
                撤回这 {batch.items} 件
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  )
