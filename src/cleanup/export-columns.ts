import { remarkOf } from '../../views/cleanup/word-outputs.ts'
import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { Day } from '../lib/day.ts'
import { amendmentState } from './amendment-rules.ts'
import { type Batch, type CampaignSummary, CLEANUP_OUTCOMES, type ItemLine } from './model.ts'
import type { AmendmentLine, CatalogueLine, Contradiction, ExplainedOmission, OmissionLine } from './output-model.ts'

/** The clean-ups with their totals. */
export const CAMPAIGN_EXPORT: readonly ExportColumn<CampaignSummary>[] = [
  { label: '名称', value: (c) => c.name },
  { label: '类型', value: (c) => wordOf('campaignKind', c.kind) },
  { label: '阶段', value: (c) => wordOf('campaignStage', c.stage) },
  { label: '启动日期', value: (c) => c.openedOn },
  { label: '文件截止日', value: (c) => c.cutOffOn },
  { label: '决定机关', value: (c) => c.decidingOrgan },
  { label: '件数', value: (c) => c.items },
  ...CLEANUP_OUTCOMES.map((o) => ({
    label: `拟办${wordOf('outcome', o)}`,
    value: (c: CampaignSummary) => c.totals.proposals.byOutcome[o],
  })),
  ...CLEANUP_OUTCOMES.map((o) => ({
    label: `决定${wordOf('outcome', o)}`,
    value: (c: CampaignSummary) => c.totals.decisions.byOutcome[o],
  })),
]

/** The columns of the clean-up table (domain.md §6 I). */
export const ITEM_EXPORT: readonly ExportColumn<ItemLine>[] = [
  { label: '序号', value: (i) => i.serial },
  { label: '文件名称', value: (i) => i.title },
  { label: '发文字号', value: (i) => i.numberText },
  { label: '制定机关', value: (i) => i.makingOrgan },
  { label: '印发日期', value: (i) => i.issuedOn },
  { label: '实施单位', value: (i) => i.implementingOrgan },
  { label: '疑点', value: (i) => i.signals.map((s) => `${wordOf('signal', s.kind)}：${s.reason}`).join('\n') },
  { label: '拟办意见', value: (i) => (i.proposed ? wordOf('outcome', i.proposed) : '') },
  { label: '理由类别', value: (i) => (i.ground ? wordOf('ground', i.ground) : '') },
  { label: '理由或依据', value: (i) => i.reason },
  { label: '审核意见', value: (i) => (i.reviewed ? wordOf('outcome', i.reviewed) : '') },
  { label: '审核理由', value: (i) => i.reviewReason },
  { label: '决定', value: (i) => (i.decided ? wordOf('outcome', i.decided) : '') },
  { label: '决定文号', value: (i) => i.decisionNumber },
]

/** The columns of a published catalogue (domain.md §4.4). */
export const CATALOGUE_EXPORT: readonly ExportColumn<CatalogueLine & { readonly serial: number }>[] = [
  { label: '序号', value: (l) => l.serial },
  { label: '文件名称', value: (l) => l.title },
  { label: '发文字号', value: (l) => l.numberText },
  { label: '发文机关', value: (l) => l.makerName },
  { label: '发文日期', value: (l) => l.issuedOn },
  { label: '公布日期', value: (l) => l.publishedOn },
  { label: '修订日期', value: (l) => l.amendedOn },
  { label: '施行日期', value: (l) => l.effectiveOn },
  { label: '有效期至', value: (l) => l.lapsesAfter },
  { label: '实施单位', value: (l) => l.implementer },
  { label: '处理意见', value: (l) => wordOf('outcome', l.outcome) },
  { label: '理由或依据', value: (l) => l.reason },
  { label: '备注', value: remarkOf },
]

/** With a day asked, the state of each document on it stands beside. */
export const catalogueExport = (on: Day | null): typeof CATALOGUE_EXPORT =>
  on === null
    ? CATALOGUE_EXPORT
    : [
        ...CATALOGUE_EXPORT,
        { label: `${on}效力`, value: (l) => (l.effect ? wordOf('effect', l.effect.state) : '') },
        { label: '效力说明', value: (l) => l.effect?.reason ?? '' },
      ]

/** Documents in force that stand in no catalogue. */
export const OMISSION_EXPORT: readonly ExportColumn<OmissionLine>[] = [
  { label: '文件名称', value: (o) => o.title },
  { label: '发文字号', value: (o) => o.numberText },
  { label: '制定机关', value: (o) => o.makingOrgan },
  { label: '印发日期', value: (o) => o.issuedOn },
  { label: '效力', value: (o) => wordOf('effect', o.effect.state) },
  { label: '效力说明', value: (o) => o.effect.reason },
]

/** Documents that were decided to stay and have ended. */
export const CONTRADICTION_EXPORT: readonly ExportColumn<Contradiction>[] = [
  { label: '序号', value: (c) => c.serial },
  { label: '文件名称', value: (c) => c.title },
  { label: '决定', value: (c) => wordOf('outcome', c.decided) },
  { label: '效力', value: (c) => wordOf('effect', c.effect.state) },
  { label: '效力说明', value: (c) => c.effect.reason },
]

/** Documents in force that are left out with a reason. */
export const EXPLAINED_EXPORT: readonly ExportColumn<ExplainedOmission>[] = [
  { label: '文件名称', value: (e) => e.title },
  { label: '不列入的理由', value: (e) => e.reason },
  { label: '登记日期', value: (e) => e.recordedOn },
  { label: '登记人', value: (e) => e.recordedByName },
]

/** Acts on many items that can be withdrawn. */
export const BATCH_EXPORT: readonly ExportColumn<Batch>[] = [
  { label: '日期', value: (b) => b.on },
  { label: '办理人', value: (b) => b.byName },
  { label: '事项', value: (b) => wordOf('batchKind', b.kind) },
  { label: '意见', value: (b) => (b.outcome ? wordOf('outcome', b.outcome) : '各件不同') },
  { label: '首件序号', value: (b) => b.first },
  { label: '末件序号', value: (b) => b.last },
  { label: '仍有效的件数', value: (b) => b.items },
]

/** What is to be amended, by when, and how it was. */
export const amendmentExport = (today: Day): readonly ExportColumn<AmendmentLine>[] => [
  { label: '清理', value: (a) => a.campaignName },
  { label: '序号', value: (a) => a.serial },
  { label: '文件名称', value: (a) => a.title },
  { label: '发文字号', value: (a) => a.numberText },
  { label: '实施单位', value: (a) => a.implementingOrgan },
  { label: '决定', value: (a) => wordOf('outcome', a.decided) },
  { label: '决定日期', value: (a) => a.decidedOn },
  { label: '修改期限', value: (a) => a.dueOn },
  { label: '进度', value: (a) => wordOf('amendmentState', amendmentState(a, today)) },
  { label: '完成日期', value: (a) => a.doneOn },
  { label: '修改文件', value: (a) => a.doneBy?.title ?? a.doneNote },
]
