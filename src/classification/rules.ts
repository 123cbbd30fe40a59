import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import { classificationHints, classify } from '../review/reading/classification.ts'
import { findClassificationVersion } from '../review/reading/classification-versions.ts'
import type { ExtractedText } from '../text/model.ts'
import type { ClassificationInput, RightsPlace } from './model.ts'

/**
 * Why a decision cannot be recorded; empty means it can. Every test must be answered unless an excluded kind is named,
 * and a decision against what the answers come to is refused: whoever decides otherwise answers otherwise.
 */
export function obstaclesToClassify(input: Omit<ClassificationInput, 'documentId'>): readonly Obstacle[] {
  const version = findClassificationVersion(input.versionId)
  if (!version) return obstacles([[true, 'no_version', '没有这个版本的认定标准。请重新选择。']])
  const isKnown = input.excluded === null || version.excluded.some((kind) => kind.id === input.excluded)
  const result = classify({ tests: input.answers, excluded: input.excluded }, version)
  const decided = input.isNormative ? 'normative' : 'not_normative'
  return obstacles([
    [!isKnown, 'no_kind', `“${version.name}”没有排除这类文件。请重新选择排除的种类。`],
    [
      isKnown && result.decision === 'unclear' && input.excluded === null,
      'unanswered',
      `还有没有判断的标准，不能作出结论：${result.reasons.join('')}`,
    ],
    [
      isKnown && result.decision !== 'unclear' && result.decision !== decided,
      'against_answers',
      `结论与各项回答不一致：按所填回答，${result.decision === 'normative' ? '是' : '不是'}规范性文件。${result.reasons.join('')}请核对回答或者结论。`,
    ],
  ])
}

/** Finds where a text speaks of rights and duties in general and lasting terms; at most five places. */
export function rightsPlaces(
  text: Pick<ExtractedText, 'title' | 'provisions'>,
  versionId: string,
): readonly RightsPlace[] {
  const version = findClassificationVersion(versionId)
  if (!version) return []
  return classificationHints(text, version)
    .filter((hint) => hint.test === 'rights' && hint.answer === 'yes')
    .slice(0, 5)
    .map(({ label, quote }) => ({ label, quote }))
}
