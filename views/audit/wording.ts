import type { AuditAction } from '../../src/audit/actions.ts'
import type { AuditLine } from '../../src/audit/model.ts'
import { TEMPLATE_LABELS } from '../../src/templates/model.ts'
import { dayText, leastTimeText, wordOf } from '../format.ts'
import type { WordKind } from '../words.ts'
import { CLEANUP_WORDING } from './cleanup-wording.ts'
import type { Wording } from './wording-model.ts'

const FIELD_VALUES: Readonly<Record<string, WordKind>> = {
  category: 'category',
  secrecy: 'secrecy',
  validity_kind: 'validityKind',
  validity_source: 'validitySource',
  head: 'head',
  severity: 'severity',
}

/** Values as people read them: literals by their words, days in full. */
function valueText(field: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return '（空）'
  const kind = FIELD_VALUES[field]
  if (kind) return wordOf(kind, value)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayText(value) : value
}

function listChanges(changes: Readonly<Record<string, readonly [string | null, string | null]>>): string {
  const lines = Object.entries(changes).map(
    ([field, [from, to]]) => `${wordOf('field', field)}由“${valueText(field, from)}”改为“${valueText(field, to)}”`,
  )
  return lines.length === 0 ? '（内容未变）' : lines.join('；')
}

const templateLabel = (kind: string): string => (TEMPLATE_LABELS as Readonly<Record<string, string>>)[kind] ?? kind

const late = (days: number): string => (days > 0 ? `，逾期 ${days} 日` : '')

const short = (floor: Parameters<typeof leastTimeText>[0] | undefined): string =>
  floor ? `，不足${leastTimeText(floor)}` : ''

/** One sentence for each thing that can happen, as a clerk would tell it. */
const WORDING: Wording = {
  'installation.seeded': (d) => `写入示例数据：${d.what}，${d.rows} 条`,
  'job.retried': (d) =>
    `重新启动后台任务“${wordOf('jobKind', d.kind)}”（已失败 ${d.attempts} 次${d.error ? `：${d.error}` : ''}）`,

  'organ.added': (d) => `新增机关“${d.name}”（${wordOf('organKind', d.kind)}）`,
  'organ.changed': (d) => `修改机关“${d.name}”：${listChanges(d.changes)}`,
  'organ.dissolved': (d) =>
    `机关“${d.name}”自 ${dayText(d.dissolvedOn)} 起撤销${d.successor ? `，职责由“${d.successor}”承接` : ''}`,
  'unit.added': (d) => `在“${d.organ}”下新增内设机构“${d.name}”`,
  'user.added': (d) => `新增用户“${d.username}”，角色：${d.roles.map((r) => wordOf('role', r)).join('、')}`,
  'user.changed': (d) => `修改用户“${d.username}”：${listChanges(d.changes)}`,
  'user.disabled': (d) => `停用用户“${d.username}”`,
  'user.enabled': (d) => `恢复用户“${d.username}”`,
  'password.changed': () => '修改了自己的密码',
  'password.reset': (d) => `重置用户“${d.username}”的密码，下次登录须更换`,
  'session.opened': () => '登录',
  'session.closed': () => '退出登录',
  'sessions.closed': (d) => `退出全部登录（${d.count} 处）`,
  'sign_in.locked': (d) => `用户名“${d.username}”连续输错 ${d.failures} 次，暂停登录`,

  'notice_setting.changed': (d) =>
    `修改提醒设置：${d.isDigest ? '每天一封汇总邮件' : '不收邮件'}${d.muted ? `，不含${mutedText(d.muted)}` : ''}${d.changes.email ? `；${listChanges(d.changes)}` : ''}`,
  'mail.retried': (d) =>
    `重新发送给 ${d.address} 的提醒邮件（已失败 ${d.attempts} 次${d.error ? `：${d.error}` : ''}）`,
  'feed.opened': (d) => (d.replaced ? '更换日历订阅链接，旧链接作废' : '开通日历订阅链接'),
  'feed.closed': () => '停用日历订阅链接',

  'calendar.added': (d) => `建立日历“${d.name}”，录入 ${d.days} 天`,
  'calendar.changed': (d) =>
    `日历“${d.name}”${dayText(d.day)} 由“${dayKind(d.from)}”改为“${dayKind(d.to)}”（${d.note}${d.source ? `，依据：${d.source}` : ''}）`,
  'calendar.year_published': (d) => `日历“${d.name}”登记 ${d.year} 年安排已公布`,
  'policy.added': (d) =>
    `参数“${wordOf('policy', d.key)}”新增版本：自 ${dayText(d.effectiveFrom)} 起，依据 ${d.legalBasis}`,
  'policy.changed': (d) => `修改参数“${wordOf('policy', d.key)}”：${listChanges(d.changes)}`,
  'template.changed': (d) =>
    d.fileName
      ? `更换文书模板“${templateLabel(d.kind)}”（第 ${d.serial} 版，${d.fileName}）${d.restores ? `，恢复第 ${d.restores} 版` : ''}`
      : `文书模板“${templateLabel(d.kind)}”恢复为系统自带模板（第 ${d.serial} 版）`,
  'number.taken': (d) => `取得编号：${d.number}`,
  'number.format_changed': (d) => `编号格式由“${d.from}”改为“${d.to}”`,
  'due.recomputed': (d) => `截止日由 ${dayText(d.from)} 重新计算为 ${dayText(d.to)}（${d.reason}）`,

  'ledger.uploaded': (d) => `上传台账“${d.fileName}”`,
  'ledger.read': (d) =>
    `核对台账“${d.fileName}”${d.rows} 行：新增 ${d.added}，更改 ${d.changed}，相同 ${d.same}，有问题 ${d.wrong}`,
  'ledger.failed': (d) => `台账“${d.fileName}”没有成功：${d.reason}`,
  'ledger.mapped': (d) => `更改台账“${d.fileName}”的工作表或列对应${d.sheet ? `（工作表“${d.sheet}”）` : ''}`,
  'ledger.confirmed': (d) =>
    `确认导入台账“${d.fileName}”：新增 ${d.added}，更改 ${d.changed}，不导入有问题的 ${d.wrong} 行`,
  'ledger.imported': (d) =>
    `台账“${d.fileName}”写入登记簿：新增 ${d.added}，更改 ${d.changed}，相同 ${d.same}，未导入 ${d.wrong}`,
  'ledger.abandoned': (d) => `放弃导入台账“${d.fileName}”`,
  'batch.uploaded': (d) => `批量上传 ${d.files} 个文件`,
  'batch.file_matched': (d) => `“${d.fileName}”${d.title ? `对应《${d.title}》` : '不归入任何文件'}`,
  'batch.attached': (d) => `批量上传的 ${d.files} 个文件归入登记簿，${d.left} 个没有归入`,
  'document.registered': (d) => `登记《${d.title}》，类别：${wordOf('category', d.category)}`,
  'document.recorded': (d) =>
    `补录《${d.title}》，类别：${wordOf('category', d.category)}，${wordOf('stage', d.stage)}；未在本系统审核：${d.reason}`,
  'document.changed': (d) => `修改登记内容：${listChanges(d.changes)}`,
  'document.text_checked': (d) =>
    d.differences === 0
      ? '印发前比对：正式文本与审核过的文本一致'
      : `印发前比对：与审核过的文本有 ${d.differences} 处不同（${d.reason ?? '未写理由'}）`,
  'document.issued': (d) =>
    `签署印发${d.number ? `，文号 ${d.number}` : ''}${d.signedOn ? `，${dayText(d.signedOn)} 签署` : ''}${d.issuedOn ? `，${dayText(d.issuedOn)} 印发` : ''}`,
  'document.deliberated': (d) =>
    `集体审议：${dayText(d.heldOn)} ${d.meeting}${d.session ? `（${d.session}）` : ''}，${wordOf('deliberation', d.result)}`,
  'document.classified': (d) => `按${d.test}认定${d.isNormative ? '是' : '不是'}规范性文件：${d.reason}`,
  'document.published': (d) =>
    `${dayText(d.publishedOn)} 公布${d.place ? `（${d.place}）` : ''}${d.effectiveOn ? `，${dayText(d.effectiveOn)} 起施行` : ''}，产生备案 ${d.filings} 件`,
  'document.related': (d) =>
    d.state === 'confirmed'
      ? `确认关系：${wordOf('relation', d.kind)}《${d.title}》`
      : `不采用关系：${wordOf('relation', d.kind)}《${d.title}》`,
  'document.related_by': (d) =>
    d.state === 'confirmed'
      ? `${d.by}对本文件的关系“${wordOf('relation', d.kind)}”得到确认，自该文件施行之日起生效`
      : `${d.by}对本文件的关系“${wordOf('relation', d.kind)}”已撤回`,
  'relations.decided': (d) => `成批${d.state === 'confirmed' ? '确认' : '不采用'}文件关系 ${d.count} 项`,
  'document.evaluated': (d) =>
    `届满前评估（有效期至 ${dayText(d.lapsesAfter)}）：${wordOf('evaluation', d.outcome)}。理由：${d.reason}${d.renewal ? `。${d.renewal}` : ''}`,
  'change.cleanup_opened': (d) =>
    `因本文件自 ${dayText(d.changedOn)} 起变动，开展“${d.campaign}”，列入 ${d.documents} 件，${dayText(d.dueOn)} 前提出意见（${d.policy}）`,
  'document.joint_makers_changed': (d) => (d.organs ? `登记联合发文单位：${d.organs}` : '登记为不是联合发文'),
  'document.effect_withdrawn': (d) =>
    `撤回清理决定的登记：不再${wordOf('effectKind', d.kind)}（原自 ${dayText(d.effectiveOn)} 起，${d.source}）`,
  'document.effect_changed': (d) => `自 ${dayText(d.effectiveOn)} 起${wordOf('effectKind', d.kind)}（${d.source}）`,
  'document.read': (d) => `查阅涉密文件：${d.what}`,
  'revision.uploaded': (d) =>
    `上传第 ${d.serial} 稿“${d.fileName}”（${wordOf('revisionKind', d.kind)}，校验值 ${d.digest.slice(0, 12)}…）`,
  'revision.extracted': (d) =>
    `读出第 ${d.serial} 稿：${d.paragraphs} 段，${d.provisions} 个条款单元${d.warnings > 0 ? `，${d.warnings} 处提示` : ''}`,
  'revision.reading_chosen': (d) =>
    `第 ${d.serial} 稿带有修订痕迹，选定以${wordOf('reading', d.reading)}为准${d.note ? `（${d.note}）` : ''}`,
  'revision.comments_imported': (d) => `第 ${d.serial} 稿的批注转入审核：${d.count} 条`,
  'revision.failed': (d) => `第 ${d.serial} 稿未能读出：${d.reason}`,

  'comparison.paired': (d) =>
    `比对${d.oldText}与${d.newText}时认定：${pairingText(d)}${d.reason ? `（${d.reason}）` : ''}`,
  'comparison.pairing_undone': (d) => `比对${d.oldText}与${d.newText}时撤销认定：${pairingText(d)}`,

  'pack.changed': (d) => `填写送审单（${wordOf('nature', d.nature)}，制定依据 ${d.bases} 项）`,
  'pack.procedures_changed': (d) => `填写程序情况：${d.answered} 项，已办理 ${d.done} 项`,
  'material.added': (d) => `添加送审材料：${wordOf('reviewMaterial', d.kind)}“${d.fileName}”`,
  'material.removed': (d) => `撤下送审材料：${wordOf('reviewMaterial', d.kind)}“${d.fileName}”`,
  'material.read': (d) =>
    d.failure
      ? `送审材料“${d.fileName}”的文字未能读出：${d.failure}`
      : `读出送审材料“${d.fileName}”，${d.characters} 字`,
  'review.submitted': (d) =>
    `送审（第 ${d.round} 轮${d.revision === null ? '' : `，第 ${d.revision} 稿`}${d.urgent ? '，紧急' : ''}）`,
  'review.accepted': (d) =>
    `受理第 ${d.round} 轮：${dayText(d.acceptedOn)} 受理，期限 ${d.limit} 个${wordOf('unit', d.unit)}，${dayText(d.dueOn)} 截止（${d.calendar}）`,
  'review.supplement_requested': (d) => `第 ${d.round} 轮要求补正：${d.missing}`,
  'review.supplement_answered': (d) => `第 ${d.round} 轮已补正`,
  'review.assigned': (d) => `指派${wordOf('role', d.duty)}“${d.user}”`,
  'review.unassigned': (d) => `取消指派“${d.user}”`,
  'review.advised': (d) => `对第 ${d.round} 轮提出顾问意见`,
  'review.opined': (d) =>
    `第 ${d.round} 轮出具意见：${wordOf('opinion', d.kind)}（${dayText(d.givenOn)}${late(d.daysLate)}${short(d.shortOf)}）`,
  'review.withdrawn': (d) => `撤回第 ${d.round} 轮送审：${d.reason}`,
  'review.returned': (d) => `退回第 ${d.round} 轮送审：${wordOf('returnGround', d.ground)}；${d.reason}`,
  'review.extended': (d) => `第 ${d.round} 轮审核期限延长：由 ${dayText(d.from)} 延至 ${dayText(d.to)}（${d.reason}）`,
  'review.expedited': (d) =>
    `第 ${d.round} 轮转入应急程序（${wordOf('emergencyGround', d.ground)}）：${d.waived}；决定人：${d.orderedBy}；${d.reason}`,
  'opinion.kept': (d) =>
    `第 ${d.round} 轮审核意见书编号 ${d.number}，留存文件“${d.fileName}”（校验码 ${d.digest.slice(0, 12)}…）`,
  'opinion.drafted': (d) => `起草第 ${d.round} 轮审核意见：${wordOf('opinion', d.kind)}`,
  'opinion.checked': (d) =>
    `复核第 ${d.round} 轮审核意见：${wordOf('opinion', d.kind)}${d.note ? `（${d.note}）` : ''}`,
  'opinion.sent_back': (d) => `退回第 ${d.round} 轮审核意见修改：${d.note}`,

  'finding.raised': (d) =>
    `第 ${d.round} 轮提出第 ${d.serial} 条意见（${d.place ?? '全文'}，${wordOf('severity', d.severity)}，${wordOf('findingSource', d.source)}）`,
  'finding.changed': (d) => `修改第 ${d.serial} 条意见：${listChanges(d.changes)}`,
  'finding.withdrawn': (d) => `撤回第 ${d.serial} 条意见：${d.reason}`,
  'finding.resolved': (d) =>
    `第 ${d.round} 轮核对第 ${d.serial} 条意见：${wordOf('resolution', d.state)}${d.note ? `（${d.note}）` : ''}`,
  'finding.answered': (d) => `答复第 ${d.serial} 条意见：${wordOf('responseAnswer', d.answer)}`,
  'review.answered': (d) => `填写第 ${d.round} 轮意见的采纳情况 ${d.count} 条`,
  'checklist.answered': (d) =>
    `第 ${d.round} 轮审查清单“${d.question}”：${wordOf('checkAnswer', d.answer)}${d.before && d.before !== d.answer ? `（原为${wordOf('checkAnswer', d.before)}）` : ''}${d.note ? `，${d.note}` : ''}`,
  'proposal.dismissed': (d) => `第 ${d.round} 轮忽略辅助提示：${d.place}，${d.rule}`,
  'proposal.restored': (d) => `第 ${d.round} 轮恢复辅助提示：${d.place}，${d.rule}`,

  'filing.arisen': (d) =>
    `应向“${d.recipient}”备案：自 ${dayText(d.countedFrom)} 起算，最迟 ${dayText(d.dueOn)} 报送（${wordOf('policy', d.policy)}）`,
  'filing.submitted': (d) =>
    `第 ${d.serial} 次报送备案：${dayText(d.submittedOn)}（截止日 ${dayText(d.dueOn)}${late(d.daysLate)}）${d.lateReason ? `，逾期原因：${d.lateReason}` : ''}${d.papers ? `，留存文件 ${d.papers.split('\n').length} 份` : ''}`,
  'filing_review.opened': (d) => `开始备案审查，${dayText(d.dueOn)} 届满`,
  'filing_review.extended': (d) => `备案审查期限由 ${dayText(d.from)} 延长至 ${dayText(d.to)}：${d.reason}`,
  'filing_review.concluded': (d) => `备案审查${wordOf('filingReviewOutcome', d.outcome)}：${d.conclusion}`,
  'correction.step_taken': (d) =>
    `${wordOf('correctionStep', d.kind)}（${dayText(d.actedOn)}）${d.dueOn ? `，${dayText(d.dueOn)} 前办结` : ''}：${d.words}`,
  'suggestion.recorded': (d) =>
    `登记${wordOf('suggestionSource', d.source)}对《${d.title}》的审查建议，${dayText(d.dueOn)} 前答复`,
  'suggestion.answered': (d) => `${dayText(d.repliedOn)} 答复：${wordOf('suggestionOutcome', d.outcome)}`,
  'filing.registered': (d) =>
    `准予备案登记${d.number ? `，登记号 ${d.number}` : ''}（${dayText(d.decidedOn)}，材料${d.conforming ? '符合' : '不符合'}要求）`,
  'filing.suspended': (d) =>
    `暂缓登记，要求补正：${d.reason}${d.supplementDueOn ? `，${dayText(d.supplementDueOn)} 前（含当日）补正` : ''}`,
  'filing.refused': (d) => `不予登记：${d.reason}`,
  'filing.paper_added': (d) =>
    `备案材料加入${wordOf('material', d.material)}“${d.fileName}”（${wordOf('paperOrigin', d.origin)}${d.number ? `，${d.number}` : ''}，校验码 ${d.digest.slice(0, 12)}…）`,
  'filing.paper_removed': (d) => `备案材料撤下${wordOf('material', d.material)}“${d.fileName}”`,
  'filing.letter_issued': (d) =>
    `出具“${templateLabel(d.kind)}”${d.number}${d.replyBy ? `，限 ${dayText(d.replyBy)} 前办理` : ''}，留存文件“${d.fileName}”（校验码 ${d.digest.slice(0, 12)}…）`,

  'issuing_list.received': (d) => `收到发文目录“${d.name}”（${d.fileName}，文件指纹 ${d.digest.slice(0, 12)}）`,
  'issuing_list.compared': (d) =>
    `发文目录与登记比对：条目 ${d.entries} 行，相符 ${d.matched}，登记中没有 ${d.omitted}，已登记未报备 ${d.unfiled}，待辨认 ${d.unclear}，无法比对 ${d.bad}；登记有而目录没有 ${d.unlisted}`,
  'issuing_rows.decided': (d) =>
    `核对发文目录${d.rows}共 ${d.count} 条：${wordOf('rowDecision', d.decision)}${[d.ground, d.reason]
      .filter(Boolean)
      .map((words) => `，${words}`)
      .join('')}`,
  'omission.found': (d) =>
    `核对发文目录“${d.list}”${d.row ?? ''}时发现漏报，补建备案 ${d.filings} 件，发现日期 ${dayText(d.foundOn)}`,

  ...CLEANUP_WORDING,
}

const pairingText = (d: { readonly kind: string; readonly old: string; readonly new: string }): string =>
  `“${d.old}”与“${d.new}”${wordOf('pairing', d.kind)}`

const mutedText = (kinds: string): string =>
  kinds
    .split(',')
    .map((kind) => wordOf('noticeKind', kind))
    .join('、')

const dayKind = (kind: string | null): string =>
  kind === 'off' ? '放假' : kind === 'work' ? '调休上班' : '按周一至周五'

/** Gives the sentence of an entry; an action that is gone from the list is named as it stands in the trail. */
export function auditSentence(line: Pick<AuditLine, 'action' | 'detail' | 'isWithheld'>): string {
  if (line.isWithheld) return '（涉密文件，内容不在此显示）'
  const wording = WORDING[line.action as AuditAction] as ((detail: unknown) => string) | undefined
  return wording ? wording(line.detail) : line.action
}
