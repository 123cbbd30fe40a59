import type { Batch, CampaignMove, CampaignSummary } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, numberText, wordOf } from '../format.ts'
import { outcomeOfBatch, serialsOfBatch, WithdrawForm } from './batch-list-page.tsx'

/** The newest acts that can be withdrawn, and how many there are. */
export interface BatchesProps {
  readonly campaign: CampaignSummary
  readonly batches: { readonly rows: readonly Batch[]; readonly total: number; readonly next: string | null }
}

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

/** The newest acts of the stage, each of which can be withdrawn until it closes, and the way to all of them. */
export const Batches = ({ campaign, batches }: BatchesProps) => {
  const [first] = batches.rows
  if (!first) return null
  const id = campaign.campaignId
  return (
    <details class="batches no-print">
      <summary>
        撤回{wordOf('batchKind', first.kind)}（共 {numberText(batches.total)} 次，本阶段结束前可以撤回）
      </summary>
      <ul>
        {batches.rows.map((batch) => (
          <li>
            {dayText(batch.on)} {batch.byName} {wordOf('batchKind', batch.kind)} {batch.items} 件（
            {outcomeOfBatch(batch)}，序号 {serialsOfBatch(batch)}） <WithdrawForm campaignId={id} batch={batch} />
          </li>
        ))}
      </ul>
      {batches.next && (
        <p>
          <a href={paths.campaigns.batches({ id })}>全部 {numberText(batches.total)} 次</a>
        </p>
      )}
    </details>
  )
}
