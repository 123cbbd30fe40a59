import { z } from 'zod'

const day = z.string()
const text = z.string()
const maybe = z.string().nullable()
const count = z.number().int()
/** What an opinion left less than; only when it did. */
const leastTime = z.object({ limit: count, unit: z.enum(['working', 'calendar']), until: day })
const changes = z.record(z.string(), z.tuple([maybe, maybe]))

/**
 * The closed list of what can happen: action → what is kept about it. Each has a Chinese sentence in
 * views/audit/wording.ts. Never remove or rename one: old entries keep their names.
 */
export const AUDIT = {
  'installation.seeded': z.object({ what: text, rows: count }),
  'job.retried': z.object({ kind: text, attempts: count, error: maybe }),

  'organ.added': z.object({ name: text, kind: text }),
  'organ.changed': z.object({ name: text, changes }),
  'organ.dissolved': z.object({ name: text, dissolvedOn: day, successor: maybe }),
  'unit.added': z.object({ name: text, organ: text }),
  'user.added': z.object({ username: text, roles: z.array(text) }),
  'user.changed': z.object({ username: text, changes }),
  'user.disabled': z.object({ username: text }),
  'user.enabled': z.object({ username: text }),
  'password.changed': z.object({}),
  'password.reset': z.object({ username: text }),
  'session.opened': z.object({ userAgent: maybe }),
  'session.closed': z.object({}),
  'sessions.closed': z.object({ count }),
  'sign_in.locked': z.object({ username: text, failures: count, until: text }),

  'notice_setting.changed': z.object({ isDigest: z.boolean(), muted: text, changes }),
  'mail.retried': z.object({ address: text, attempts: count, error: maybe }),
  'feed.opened': z.object({ replaced: z.boolean() }),
  'feed.closed': z.object({}),

  'calendar.added': z.object({ name: text, days: count }),
  'calendar.changed': z.object({ name: text, day, from: maybe, to: maybe, note: text, source: maybe }),
  'calendar.year_published': z.object({ name: text, year: count }),
  'policy.added': z.object({ key: text, value: text, effectiveFrom: day, legalBasis: text }),
  'policy.changed': z.object({ key: text, changes }),
  'template.changed': z.object({
    kind: text,
    serial: count,
    fileName: maybe,
    digest: maybe,
    restores: count.nullable(),
  }),
  'number.taken': z.object({ series: text, number: text }),
  'number.format_changed': z.object({ series: text, from: text, to: text }),
  'due.recomputed': z.object({ from: day, to: day, reason: text }),

  'document.registered': z.object({ title: text, category: text }),
  'document.recorded': z.object({ title: text, category: text, stage: text, reason: text }),
  'document.changed': z.object({ title: text, changes }),
  'document.text_checked': z.object({ differences: count, reason: maybe }),
  'document.issued': z.object({ number: maybe, signedOn: maybe, issuedOn: maybe }),
  'document.deliberated': z.object({ meeting: text, session: maybe, heldOn: day, result: text }),
  'document.classified': z.object({ isNormative: z.boolean(), test: text, reason: text }),
  'document.published': z.object({ publishedOn: day, effectiveOn: maybe, place: maybe, filings: count }),
  'document.joint_makers_changed': z.object({ organs: text }),
  'document.effect_changed': z.object({ kind: text, effectiveOn: day, source: text }),
  'document.related': z.object({ kind: text, state: text, title: text }),
  'document.related_by': z.object({ kind: text, state: text, by: text }),
  'relations.decided': z.object({ state: text, count }),
  'document.evaluated': z.object({ outcome: text, reason: text, lapsesAfter: day, renewal: maybe }),
  'change.cleanup_opened': z.object({ campaign: text, documents: count, changedOn: day, dueOn: day, policy: text }),
  'document.read': z.object({ what: text }),
  'revision.uploaded': z.object({ serial: count, kind: text, fileName: text, digest: text, size: count }),
  'revision.extracted': z.object({ serial: count, paragraphs: count, provisions: count, warnings: count }),
  'revision.reading_chosen': z.object({ serial: count, reading: text, note: maybe }),
  'revision.comments_imported': z.object({ serial: count, count }),
  'revision.failed': z.object({ serial: count, reason: text }),

  'ledger.uploaded': z.object({ fileName: text, digest: text, size: count }),
  'ledger.read': z.object({ fileName: text, rows: count, added: count, changed: count, same: count, wrong: count }),
  'ledger.failed': z.object({ fileName: text, reason: text }),
  'ledger.mapped': z.object({ fileName: text, sheet: maybe }),
  'ledger.confirmed': z.object({ fileName: text, added: count, changed: count, same: count, wrong: count }),
  'ledger.imported': z.object({
    fileName: text,
    digest: text,
    added: count,
    changed: count,
    same: count,
    wrong: count,
  }),
  'ledger.abandoned': z.object({ fileName: text }),
  'batch.uploaded': z.object({ files: count }),
  'batch.file_matched': z.object({ fileName: text, title: maybe }),
  'batch.attached': z.object({ files: count, left: count }),

  'comparison.paired': z.object({ kind: text, old: text, new: text, oldText: text, newText: text, reason: maybe }),
  'comparison.pairing_undone': z.object({ kind: text, old: text, new: text, oldText: text, newText: text }),

  'pack.changed': z.object({ nature: text, bases: count }),
  'pack.procedures_changed': z.object({ answered: count, done: count }),
  'material.added': z.object({ kind: text, fileName: text, digest: text }),
  'material.removed': z.object({ kind: text, fileName: text }),
  'material.read': z.object({ fileName: text, characters: count, failure: maybe }),
  'review.submitted': z.object({ round: count, revision: count.nullable(), kind: text, urgent: z.boolean() }),
  'review.accepted': z.object({ round: count, acceptedOn: day, dueOn: day, calendar: text, limit: count, unit: text }),
  'review.supplement_requested': z.object({ round: count, missing: text }),
  'review.supplement_answered': z.object({ round: count }),
  'review.assigned': z.object({ user: text, duty: text }),
  'review.unassigned': z.object({ user: text }),
  'review.advised': z.object({ round: count }),
  'review.opined': z.object({ round: count, kind: text, givenOn: day, daysLate: count, shortOf: leastTime.optional() }),
  'review.withdrawn': z.object({ round: count, reason: text }),
  'review.returned': z.object({ round: count, ground: text, reason: text }),
  'review.extended': z.object({ round: count, from: day, to: day, reason: text }),
  'review.expedited': z.object({ round: count, ground: text, reason: text, orderedBy: text, waived: text }),
  'opinion.kept': z.object({ round: count, number: text, fileName: text, digest: text }),
  'opinion.drafted': z.object({ round: count, kind: text }),
  'opinion.checked': z.object({ round: count, kind: text, note: maybe }),
  'opinion.sent_back': z.object({ round: count, note: text }),

  'finding.raised': z.object({ round: count, serial: count, place: maybe, severity: text, source: text }),
  'finding.changed': z.object({ serial: count, changes }),
  'finding.withdrawn': z.object({ serial: count, reason: text }),
  'finding.resolved': z.object({ round: count, serial: count, state: text, note: maybe }),
  'finding.answered': z.object({ serial: count, answer: text }),
  'review.answered': z.object({ round: count, count }),
  'checklist.answered': z.object({ round: count, question: text, answer: text, before: maybe, note: maybe }),
  'proposal.dismissed': z.object({ round: count, rule: text, place: text }),
  'proposal.restored': z.object({ round: count, rule: text, place: text }),

  'filing.arisen': z.object({ document: text, recipient: text, countedFrom: day, dueOn: day, policy: text }),
  'filing.submitted': z.object({
    serial: count,
    submittedOn: day,
    dueOn: day,
    daysLate: count,
    lateReason: maybe,
    papers: text.optional(),
  }),
  'filing_review.opened': z.object({ dueOn: day, policy: text }),
  'filing_review.extended': z.object({ from: day, to: day, reason: text }),
  'filing_review.concluded': z.object({ outcome: text, grounds: z.array(text), conclusion: text }),
  'correction.step_taken': z.object({ kind: text, actedOn: day, dueOn: maybe, words: text }),
  'suggestion.recorded': z.object({ source: text, title: text, receivedOn: day, dueOn: day }),
  'suggestion.answered': z.object({ outcome: text, repliedOn: day }),
  'filing.registered': z.object({ number: maybe, decidedOn: day, conforming: z.boolean() }),
  'filing.suspended': z.object({ reason: text, decidedOn: day, supplementDueOn: maybe }),
  'filing.refused': z.object({ reason: text, decidedOn: day }),
  'filing.paper_added': z.object({ material: text, origin: text, fileName: text, digest: text, number: maybe }),
  'filing.paper_removed': z.object({ material: text, fileName: text }),
  'filing.letter_issued': z.object({ kind: text, number: text, replyBy: maybe, fileName: text, digest: text }),

  'issuing_list.received': z.object({ name: text, fileName: text, digest: text, size: count }),
  'issuing_list.compared': z.object({
    digest: text,
    entries: count,
    matched: count,
    omitted: count,
    unfiled: count,
    unclear: count,
    bad: count,
    unlisted: count,
  }),
  'issuing_rows.decided': z.object({ decision: text, count, rows: text, ground: maybe, reason: maybe }),
  'omission.found': z.object({ list: text, row: maybe, foundOn: day, filings: count }),

  'campaign.opened': z.object({ name: text, kind: text, cutOffOn: day }),
  'campaign.items_added': z.object({ count }),
  'campaign.stage_changed': z.object({ from: text, to: text, note: maybe.optional() }),
  'item.reviewed': z.object({ outcome: text, stance: text, reason: maybe }),
  'items.reviewed': z.object({ outcome: text, count, differing: count, reason: maybe }),
  'items.review_withdrawn': z.object({ count, kept: count }),
  'item.proposed': z.object({ outcome: text, reason: text }),
  'item.decided': z.object({ outcome: text, number: text, decidedOn: day, effectiveOn: day }),
  'items.proposed': z.object({ outcome: text, reason: text, count }),
  'items.decided': z.object({ outcome: text, number: text, decidedOn: day, count }),
} as const satisfies Record<string, z.ZodType>

export type AuditAction = keyof typeof AUDIT

/** What is kept about an action, as it comes out of the trail. */
export type AuditDetail<A extends AuditAction> = z.output<(typeof AUDIT)[A]>
