import type { Day } from '../lib/day.ts'
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

/** What is said with a move: a reason, or when and where something was published or filed. */
export interface StageWords {
  readonly note: string | null
  readonly actedOn: Day | null
  readonly place: string | null
  readonly paperNumber: string | null
  readonly recipientOrganId: string | null
}

export const NOTHING_SAID: StageWords = {
  note: null,
  actedOn: null,
  place: null,
  paperNumber: null,
  recipientOrganId: null,
}

/** The reason that must be given with a move, as a question to the person; null when none must. */
export function noteAskedFor(
  from: CampaignStage,
  to: CampaignStage,
  totals: CampaignTotals,
  unamended = 0,
): string | null {
  if (BACK.has(`${from}>${to}`)) return '请写明退回的理由。'
  if (from === 'reviewing' && to === 'reporting' && totals.reviews.open > 0)
    return `尚有${totals.reviews.open}件没有审核意见；不逐件审核的，请写明理由。`
  if (from === 'decided' && to === 'closed') return '目录未公布、结果未备案即结束清理的，请写明理由。'
  if (from === 'filed' && to === 'closed' && unamended > 0)
    return `尚有${unamended}件没有完成修改；清理结束后仍按期限跟踪，请写明由谁督办。`
  if (from === 'published' && to === 'closed') return '结果未备案即结束清理的，请写明理由。'
  return null
}

/** The stages that are entered by an act outside, whose facts are recorded. */
export const isOutsideAct = (to: CampaignStage): to is 'published' | 'filed' => to === 'published' || to === 'filed'

/** Why a campaign is not ready for a stage; empty means it is. A going back needs that nothing later was done. */
export function obstaclesInCampaign(
  from: CampaignStage,
  to: CampaignStage,
  totals: CampaignTotals,
  omitted: number,
): Obstacle[] {
  const { proposals, reviews, decisions } = totals
  const allowed = (CAMPAIGN_MOVES[from] as readonly CampaignStage[]).includes(to)
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
      `已有${decided}件作出决定，请先撤回决定的登记，再退回。`,
    ],
    [
      allowed && from === 'deciding' && to === 'decided' && decisions.open > 0,
      'decisions_open',
      `尚有${decisions.open}件没有作出决定。`,
    ],
    [
      allowed && to === 'published' && omitted > 0,
      'omitted',
      `清理范围内尚有${omitted}件在施行的文件没有列入任何目录。请在“目录核对”中列入清理，或者写明不列入的理由。`,
    ],
  ])
}

/** What is missing or wrong in what is said with a move; empty means nothing. */
export function obstaclesInWords(
  from: CampaignStage,
  to: CampaignStage,
  totals: CampaignTotals,
  said: StageWords,
  today: Day,
  unamended = 0,
): Obstacle[] {
  const asked = noteAskedFor(from, to, totals, unamended)
  const outside = isOutsideAct(to)
  const name = to === 'published' ? '公布' : '报送'
  return obstacles([
    [asked !== null && !said.note?.trim(), 'no_note', asked ?? ''],
    [outside && said.actedOn === null, 'no_day', `请填写${name}日期。`],
    [outside && said.actedOn !== null && said.actedOn > today, 'in_future', `${name}日期不能晚于今天。`],
    [to === 'published' && !said.place?.trim(), 'no_place', '请填写公布的载体，例如“市政府公报、门户网站”。'],
    [to === 'filed' && said.recipientOrganId === null, 'no_recipient', '请选择接收备案的机关。'],
    [to === 'filed' && !said.paperNumber?.trim(), 'no_number', '请填写报送文件的文号。'],
  ])
}

/** What is counted beside the outcomes: documents in force that are in no catalogue, and amendments not yet made. */
export interface StageCounts {
  readonly omitted: number
  readonly unamended: number
}

/** Why a campaign cannot move to a stage; empty means it can. */
export function obstaclesToStage(
  from: CampaignStage,
  to: CampaignStage,
  totals: CampaignTotals,
  said: StageWords,
  today: Day,
  { omitted, unamended }: StageCounts = { omitted: 0, unamended: 0 },
): Obstacle[] {
  const found = obstaclesInCampaign(from, to, totals, omitted)
  return found.some((o) => o.code === 'wrong_stage')
    ? found
    : [...found, ...obstaclesInWords(from, to, totals, said, today, unamended)]
}

export const BATCH_KINDS = ['proposal', 'review', 'decision'] as const
/** What one act wrote on many items. */
export type BatchKind = (typeof BATCH_KINDS)[number]

/** Who may withdraw what; of proposals a unit its own, the bureau all. */
export const WITHDRAWS = {
  proposal: 'cleanup.propose',
  review: 'cleanup.manage',
  decision: 'cleanup.decide',
} as const satisfies Record<BatchKind, string>

/** The stage in which proposals, reviews and decisions are made, and can be withdrawn. */
const OWN_STAGE = {
  proposal: ['proposing', '拟办阶段已经结束，不能再撤回拟办意见。'],
  review: ['reviewing', '审核阶段已经结束，不能再撤回审核意见。'],
  decision: ['deciding', '决定阶段已经结束，不能再撤回决定的登记。'],
} as const satisfies Record<BatchKind, readonly [CampaignStage, string]>

/** Gives what can be withdrawn in a stage; null in the stages without bulk acts. */
export const batchKindOf = (stage: CampaignStage): BatchKind | null =>
  BATCH_KINDS.find((kind) => OWN_STAGE[kind][0] === stage) ?? null

/** Why a batch cannot be withdrawn; empty means it can. It can be until its stage closes. */
export function obstaclesToWithdraw(stage: CampaignStage, kind: BatchKind): Obstacle[] {
  const [own, message] = OWN_STAGE[kind]
  return obstacles([[stage !== own, 'wrong_stage', message]])
}

const PUBLIC: readonly CampaignStage[] = ['published', 'filed', 'closed']

/** Why what was said of a document in no catalogue cannot be taken back; empty means it can, until catalogues are public. */
export const obstaclesToUnexplain = (stage: CampaignStage): Obstacle[] =>
  obstacles([[PUBLIC.includes(stage), 'published', '目录已经公布（清理已经结束），不能再撤回说明。']])
