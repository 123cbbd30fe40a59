import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { DeliberationFacts } from './model.ts'

const NAME = { review: '合法性审核', deliberation: '集体审议' } as const

/**
 * Why a draft cannot go to the meeting (集体审议); empty means it can. An unreviewed draft, or one the opinion forbids,
 * never can; consultation or attending the meeting does not stand in for the review. Basis: 国办发〔2018〕37号;
 * 国令713 arts. 25, 29.
 */
export function obstaclesToDeliberation(facts: DeliberationFacts): Obstacle[] {
  const { stage, opinion } = facts
  return obstacles([
    [['issued', 'published'].includes(stage), 'already_issued', '文件已经印发，不能再登记审议。'],
    [
      stage === 'drafting' &&
        opinion !== null &&
        ['disagree', 'return_for_procedure', 'ask_superior'].includes(opinion.kind),
      'opinion_forbids',
      `最近一次${NAME.review}意见不允许提请审议。请按意见办理后重新送审。`,
    ],
    [
      stage === 'drafting' &&
        (opinion === null || !['disagree', 'return_for_procedure', 'ask_superior'].includes(opinion.kind)),
      'not_reviewed',
      `草案尚未通过${NAME.review}，不得提请审议。请先送审。`,
    ],
    [stage === 'in_review', 'in_review', `草案正在${NAME.review}中，取得审核意见后才能提请审议。`],
    [
      stage === 'reviewed' && opinion?.kind === 'agree_with_changes' && facts.isReviewedDraftNewest,
      'not_revised',
      '审核意见为修改后同意。请先按意见修改并上传修改稿，再提请审议。',
    ],
    [facts.hasPassed, 'already_passed', '已经审议通过，不必重复登记。'],
  ])
}

/** Why the meeting cannot be as typed: in the future, or before the opinion that it had to have before it. */
export function obstaclesInMeeting(heldOn: Day, opinionGivenOn: Day | null, today: Day): Obstacle[] {
  return obstacles([
    [heldOn > today, 'future', `审议日期（${dayWords(heldOn)}）晚于今天，请在会后登记。`],
    [
      opinionGivenOn !== null && heldOn < opinionGivenOn,
      'before_opinion',
      `审议日期（${dayWords(heldOn)}）早于审核意见出具之日（${opinionGivenOn ? dayWords(opinionGivenOn) : ''}）。未经审核不得提请审议，请核对。`,
    ],
  ])
}
