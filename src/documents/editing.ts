import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OrganKind } from '../people/model.ts'
import type { RegisterField, RevisionKind, Stage } from './model.ts'

const ACT_DATES = ['issued_on', 'published_on'] as const
const IDENTITY = ['category', 'making_organ_id', 'drafting_organ_id'] as const
const FILED = ['title', 'number_text', 'signed_on', 'written_on', 'effective_on'] as const

/**
 * Names the fields that a correction of the register may not touch: acts have pages of their own, a review fixes who
 * makes what, and the clocks of filings run from the dates and the number that they were filed with.
 */
export function fixedFields(stage: Stage, hasFilings: boolean): readonly RegisterField[] {
  if (stage === 'drafting') return ACT_DATES
  if (stage === 'in_review' || stage === 'reviewed') return [...ACT_DATES, ...IDENTITY]
  if (stage === 'issued') return ['published_on', ...IDENTITY]
  return hasFilings ? [...ACT_DATES, ...IDENTITY, ...FILED] : []
}

/** Why a file cannot be added as a draft or as the official text; empty means it can. */
export function obstaclesToUpload(stage: Stage, kind: RevisionKind, hasOfficialText: boolean): readonly Obstacle[] {
  const isIssued = stage === 'issued' || stage === 'published'
  if (kind === 'draft')
    return obstacles([[isIssued, 'already_issued', '文件已经印发，不能再上传送审稿。如需修改，请另行登记修改文件。']])
  return obstacles([
    [
      stage === 'drafting' || stage === 'in_review',
      'not_reviewed',
      '草案尚未通过合法性审核，不能上传正式文本。请先送审并取得审核意见。',
    ],
    [
      stage === 'issued' && hasOfficialText,
      'already_compared',
      '文件已经按登记的正式文本印发，正式文本不能替换。如需修改，请另行登记修改文件。',
    ],
    [
      stage === 'published' && hasOfficialText,
      'already_published',
      '文件已经公布，正式文本不能替换。如需修改，请另行登记修改文件。',
    ],
  ])
}

/** Kinds of organ whose documents are reviewed at home and only filed here. */
const REVIEWED_AT_HOME: readonly OrganKind[] = ['county', 'zone', 'township', 'party']

/** Tells whether an organ's own drafters may record a document that was issued without a review in this program. */
export const isReviewedAtHome = (kind: OrganKind): boolean => REVIEWED_AT_HOME.includes(kind)

/** Why the reading of a file with tracked changes cannot be chosen now; empty means it can. */
export const obstaclesToReading = (isFixed: boolean): readonly Obstacle[] =>
  obstacles([[isFixed, 'fixed', '这一稿已经送审或者报送，采用哪一种文本不能再改。需要改的，请上传处理好修订的新稿。']])
