import { sha256 } from '../lib/hash.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OpinionDraft, OpinionKind, ReviewRound } from '../review/model.ts'
import { placeOf } from '../review/reading/red-flags.ts'
import type { Provision } from '../text/model.ts'
import type { CheckLine, FindingInput, FindingLine, ResponseAnswer, Unanswered } from './model.ts'

/** Why findings, the checklist and the reading help cannot be worked on now; they are fixed with the opinion. */
export function obstaclesToFindings(
  round: Pick<ReviewRound, 'status' | 'revisionId'>,
  draft: Pick<OpinionDraft, 'state'> | null,
): Obstacle[] {
  return obstacles([
    [
      ['submitted', 'supplement_requested'].includes(round.status),
      'not_accepted',
      '本轮尚未受理，受理后才能记录审核意见。',
    ],
    [['opined', 'returned', 'withdrawn'].includes(round.status), 'closed', '本轮已经结束，意见不能再改。'],
    [round.revisionId === null, 'no_draft', '本轮没有送审稿。'],
    [draft?.state === 'checking', 'checking', '审核意见已交复核；如需修改，请复核人退回。'],
    [draft?.state === 'approving', 'approving', '审核意见已交签发；如需修改，请签发人退回。'],
  ])
}

const folded = (text: string): string => text.replace(/\s+/gu, '')

/** Why a finding cannot stand where it is put: the provision must be there, and hold the words that are quoted. */
export function obstaclesToPlace(
  provisions: readonly Pick<Provision, 'path' | 'label' | 'heading' | 'text'>[],
  { path, quote }: Pick<FindingInput, 'path' | 'quote'>,
): Obstacle[] {
  if (path === null) return []
  const provision = provisions.find((p) => p.path === path)
  if (!provision) return [{ code: 'no_provision', message: '送审稿里没有这一条。请重新选择条款。' }]
  const words = folded([provision.label, provision.heading, provision.text].join(''))
  const isQuoted = quote === null || words.includes(folded(quote))
  return obstacles([
    [!isQuoted, 'wrong_quote', `引文与送审稿${placeOf(provision)}的文字不一致，请按原文摘录，或者留空。`],
  ])
}

/** Where a finding stands in a text and how that place is called; one on the whole text comes first. */
export function placeIn(
  provisions: readonly Pick<Provision, 'path' | 'label'>[],
  path: string | null,
): { readonly position: number; readonly label: string | null } {
  const position = path === null ? -1 : provisions.findIndex((p) => p.path === path)
  const provision = provisions[position]
  return { position: position + 1, label: provision ? placeOf(provision) : null }
}

/** Puts findings in the order of the text, those of one place in the order in which they were raised. */
export const byPlace = (findings: readonly FindingLine[]): FindingLine[] =>
  [...findings].sort((a, b) => a.position - b.position || a.serial - b.serial)

/** Findings that count: those that were not withdrawn. */
export const standing = (findings: readonly FindingLine[]): FindingLine[] =>
  findings.filter((finding) => finding.withdrawn === null)

/**
 * Gives the findings as the drafters may see them: of signed opinions only, without what the reviewers took back and
 * what a round that is still under review says of them. How a reviewer came upon one is the reviewing body's own.
 */
export const shownToDrafters = (findings: readonly FindingLine[], signed: ReadonlySet<number>): FindingLine[] =>
  standing(findings)
    .filter((finding) => signed.has(finding.roundSerial))
    .map((finding) => {
      const isSaid = finding.resolution !== null && signed.has(finding.resolution.roundSerial)
      return { ...finding, source: 'person', sourceRef: null, resolution: isSaid ? finding.resolution : null }
    })

/** Names a question of the checklist, the same wherever the same question stands under the same head. */
export const checkItem = ({ head, question }: Pick<CheckLine, 'head' | 'question'>): string =>
  sha256(`${head}|${question}`).slice(0, 16)

/** Why the drafters cannot answer the findings of a round now; empty means they can. */
export function obstaclesToAnswers(facts: {
  readonly isOpined: boolean
  readonly hasLaterRound: boolean
  readonly isIssued: boolean
}): Obstacle[] {
  return obstacles([
    [!facts.isOpined, 'not_opined', '审核意见出具后，才能逐条填写采纳情况。'],
    [facts.hasLaterRound, 'later_round', '已经另起一轮送审，这一轮的采纳情况不能再改。'],
    [facts.isIssued, 'issued', '文件已经印发，采纳情况不能再改。'],
  ])
}

/** Why an opinion cannot simply agree: something must still be changed. */
export function obstaclesToAgreement(kind: OpinionKind, findings: readonly FindingLine[]): Obstacle[] {
  const must = standing(findings).filter((finding) => finding.severity === 'must').length
  return obstacles([
    [
      kind === 'agree' && must > 0,
      'must_findings',
      `本轮还有 ${must} 条“必须改”的意见，不能出具“同意”。请改为“修改后同意”，或者先撤回这些意见。`,
    ],
  ])
}

/** Why one answer will not do: what is not adopted, or only partly, needs its reason. */
export function answerProblem(answer: ResponseAnswer, reason: string | null): string | null {
  if (answer === 'adopted' || reason?.trim()) return null
  return answer === 'partly' ? '请写明哪些没有采纳及其理由。' : '请写明不采纳的理由。'
}

/** Counts the findings that the drafters have not answered yet. */
export function unansweredIn(findings: readonly FindingLine[]): Unanswered {
  const open = standing(findings).filter((finding) => finding.response === null)
  return { all: open.length, must: open.filter((finding) => finding.severity === 'must').length }
}

/**
 * Picks the findings that the meeting must hear of (37号: unadopted items are explained to the meeting): not adopted as
 * a whole, not called solved in a later round, and not raised again there.
 */
export function unadoptedIn(findings: readonly FindingLine[]): FindingLine[] {
  const raisedAgain = new Set(standing(findings).map((finding) => finding.follows))
  return standing(findings).filter(
    (finding) =>
      finding.response?.answer !== 'adopted' &&
      finding.resolution?.state !== 'solved' &&
      !raisedAgain.has(finding.serial),
  )
}

/** Writes the findings as the body of an opinion, one line each. */
export function findingsInWords(findings: readonly FindingLine[]): string {
  return byPlace(standing(findings))
    .map((finding, i) => `${i + 1}. ${inWords(finding)}`)
    .join('\n')
}

function inWords(finding: FindingLine): string {
  const must = finding.severity === 'must' ? '必须修改' : '建议修改'
  const parts = [
    `${finding.label ?? '全文'}（${must}）：${finding.problem}`,
    finding.basis ? `依据：${finding.basis}` : '',
    finding.suggestion ? `修改意见：${finding.suggestion}` : '',
  ]
  return parts.filter(Boolean).join('\n')
}

/**
 * Takes out of an opinion what it says in the words of `findingsInWords`, whatever the numbers are: the form of the
 * opinion lists the findings by themselves, and each must stand there once.
 */
export function withoutFindings(body: string, findings: readonly FindingLine[]): string {
  const plain = body.replaceAll('\r\n', '\n')
  return standing(findings)
    .reduce(
      (rest, finding) => rest.replace(new RegExp(`(^|\\n)\\d+\\. ?${escaped(inWords(finding))}(?=\\n|$)`, 'u'), ''),
      plain,
    )
    .trim()
}

const escaped = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll(/[\\^$.*+?()[\]{}|]/gu, '\\$&')
