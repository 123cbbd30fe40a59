import type { Batch, CampaignMove, CampaignSummary } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'

const said = (move: CampaignMove): string =>
  [move.actedOn && dayText(move.actedOn), move.place, move.recipient, move.paperNumber, move.note]
    .filter(Boolean)
    .join('，')

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
            {said(move) && <small class="reason">{said(move)}</small>}
          </li>
        ))}
      </ul>
    </details>
  )

/** The last acts of the stage, each of which can be withdrawn until it closes. */
export const Batches = (props: { readonly campaign: CampaignSummary; readonly batches: readonly Batch[] }) => {
  const [first] = props.batches
  if (!first) return null
  return (
    <details class="batches no-print">
      <summary>
        撤回{wordOf('batchKind', first.kind)}（最近 {props.batches.length} 次，本阶段结束前可以撤回）
      </summary>
      <ul>
        {props.batches.map(({ kind, batchId, byName, on, items }) => (
          <li>
            <form
              method="post"
              action={paths.campaigns.withdraw({ id: props.campaign.campaignId, kind, batch: batchId })}
            >
              {dayText(on)} {byName} {wordOf('batchKind', kind)} {items} 件{' '}
              <button class="button button-plain" type="submit">
                撤回这 {items} 件
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  )
}
