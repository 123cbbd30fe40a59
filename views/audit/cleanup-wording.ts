import { dayText, wordOf } from '../format.ts'
import type { Wording } from './wording-model.ts'

const reason = (text: string | null | undefined): string => (text ? `（${text}）` : '')
const which = (serials: string | undefined): string => (serials ? `（序号 ${serials}）` : '')

type CleanupAction = Extract<
  keyof Wording,
  `campaign.${string}` | `item.${string}` | `items.${string}` | `amendment.${string}`
>

/** What happens in a clean-up, as a clerk would tell it. */
export const CLEANUP_WORDING: Pick<Wording, CleanupAction> = {
  'campaign.opened': (d) => `启动清理“${d.name}”，截止日 ${dayText(d.cutOffOn)}`,
  'campaign.items_added': (d) => `列入清理 ${d.count} 件`,
  'campaign.items_assigned': (d) => `将 ${d.count} 件${which(d.serials)}改派${d.organ}办理`,
  'campaign.signals_asked': (d) => `要求重新查找 ${d.items} 件的疑点`,
  'campaign.signals_found': (d) =>
    `按 ${dayText(d.foundOn)} 的情况查找疑点：${d.whole} 件中 ${d.items} 件有疑点，共 ${d.count} 处`,
  'campaign.omission_explained': (d) => `《${d.title}》不列入本次清理，理由：${d.reason}`,
  'campaign.omission_withdrawn': (d) => `撤回《${d.title}》不列入本次清理的说明（原理由：${d.reason}）`,
  'campaign.stage_changed': (d) =>
    `清理阶段由“${wordOf('campaignStage', d.from)}”转为“${wordOf('campaignStage', d.to)}”${reason(d.note)}`,
  'item.reviewed': (d) =>
    `审核意见：${d.stance === 'agree' ? '同意拟办' : '不同意拟办，改为'}${wordOf('outcome', d.outcome)}${reason(d.reason)}`,
  'items.reviewed': (d) =>
    `批量审核 ${d.count} 件${which(d.serials)}：${d.outcome ? wordOf('outcome', d.outcome) : '同意拟办意见'}，其中与拟办不同 ${d.differing} 件${reason(d.reason)}`,
  'items.review_withdrawn': (d) =>
    `撤回一批审核意见 ${d.count} 件${which(d.serials)}${d.kept ? `，另有 ${d.kept} 件其后已重新审核，保留新意见` : ''}`,
  'items.proposal_withdrawn': (d) =>
    `撤回一批拟办意见 ${d.count} 件${which(d.serials)}${d.kept ? `，另有 ${d.kept} 件其后已重新拟办，保留新意见` : ''}`,
  'items.decision_withdrawn': (d) => `撤回一批决定的登记 ${d.count} 件${which(d.serials)}（${d.number}）`,
  'item.proposed': (d) => `拟办意见：${wordOf('outcome', d.outcome)}${reason(d.reason)}`,
  'item.decided': (d) =>
    `决定：${wordOf('outcome', d.outcome)}（${d.number}，${dayText(d.decidedOn)} 作出，${dayText(d.effectiveOn)} 生效）`,
  'items.proposed': (d) =>
    `批量提出拟办意见：${wordOf('outcome', d.outcome)}，${d.count} 件${which(d.serials)}${reason(d.reason)}`,
  'items.decided': (d) =>
    `批量作出决定：${d.outcome ? wordOf('outcome', d.outcome) : '按审核（拟办）意见'}，${d.count} 件${which(d.serials)}（${d.number}）`,
  'amendment.due_changed': (d) =>
    `修改期限由${d.from ? ` ${dayText(d.from)}` : '未定'}改为${d.to ? ` ${dayText(d.to)}` : '不定期限'}，理由：${d.reason}`,
  'amendment.done': (d) =>
    `登记修改完成：${dayText(d.doneOn)}${d.by ? `，《${d.by}》` : ''}${d.note ? `，${d.note}` : ''}`,
  'amendment.reopened': (d) => `撤回修改完成的登记，理由：${d.reason}`,
}
