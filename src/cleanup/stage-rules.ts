import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { CampaignStage, CampaignTotals } from './model.ts'

/** From which stage a campaign may move where: one on or one back; the end may be reached early with a reason. */
export const CAMPAIGN_MOVES = {
  proposing: ['reviewing'],
  reviewing: ['reporting', 'proposing'],
  reporting: ['deciding', 'reviewing'],
  deciding: ['decided', 'reporting'],
  decided: ['published', 'closed', 'deciding'],
  published: ['filed', 'closed'],
  filed: ['closed'],
  closed: [],
} as const satisfies Record<CampaignStage, readonly CampaignStage[]>

const BACK: ReadonlySet<string> = new Set([
  'reviewing>proposing',
  'reporting>reviewing',
  'deciding>reporting',
  'decided>deciding',
])

/** What must be said with a move, as a question to the person; null when nothing must. */
export function noteAskedFor(from: CampaignStage, to: CampaignStage, totals: CampaignTotals): string | null {
  if (BACK.has(`${from}>${to}`)) return '请写明退回的理由。'
  if (from === 'reviewing' && to === 'reporting' && totals.reviews.open > 0)
    return `尚有${totals.reviews.open}件没有审核意见；不逐件审核的，请写明理由。`
  if (to === 'published') return '请写明公布日期和载体，例如“2026年3月20日，市政府公报、门户网站”。'
  if (to === 'filed') return '请写明向哪个机关备案、报送日期和文号。'
  if (from === 'decided' && to === 'closed') return '目录未公布、结果未备案即结束清理的，请写明理由。'
  if (from === 'published' && to === 'closed') return '结果未备案即结束清理的，请写明理由。'
  return null
}

/** Why a campaign cannot move to a stage; empty means it can. A going back needs that nothing later was done. */
export function obstaclesToStage(
  from: CampaignStage,
  to: CampaignStage,
  totals: CampaignTotals,
  note: string | null,
): Obstacle[] {
  const { proposals, reviews, decisions } = totals
  const allowed = (CAMPAIGN_MOVES[from] as readonly CampaignStage[]).includes(to)
  const asked = noteAskedFor(from, to, totals)
  const reviewed = reviews.whole - reviews.open
  const decided = decisions.whole - decisions.open
  return obstacles([
    [!allowed, 'wrong_stage', '清理工作不能从当前阶段直接进入该阶段。'],
    [allowed && proposals.whole === 0, 'no_items', '清理目录中还没有文件。'],
    [allowed && to !== 'proposing' && proposals.open > 0, 'proposals_open', `尚有${proposals.open}件没有拟办意见。`],
    [
      allowed && to === 'proposing' && reviewed > 0,
      'reviews_made',
      `已有${reviewed}件提出审核意见，请先撤回审核意见，再退回拟办阶段。`,
    ],
    [
      from === 'deciding' && to === 'reporting' && decided > 0,
      'decisions_made',
      `已有${decided}件作出决定，不能退回。`,
    ],
    [
      allowed && from === 'deciding' && to === 'decided' && decisions.open > 0,
      'decisions_open',
      `尚有${decisions.open}件没有作出决定。`,
    ],
    [allowed && asked !== null && !note?.trim(), 'no_note', asked ?? ''],
  ])
}
