import {
  FILING_ADVICE,
  FILING_EXPLANATION,
  FILING_REFUSAL,
  FILING_SUPPLEMENT,
  FILING_URGING,
} from './kinds/filing-letters.ts'
import { FILING_BASIS, FILING_EARLY_EFFECT, FILING_NOTE, FILING_REPORT } from './kinds/filing-pack.ts'
import { REVIEW_RETURN, REVIEW_SUPPLEMENT } from './kinds/review-notices.ts'
import { REVIEW_OPINION } from './kinds/review-opinion.ts'
import type { KindDefinition, TemplateKind } from './model.ts'

/** Every form there is, with its names, its example and its built-in text. */
export const KINDS: Readonly<Record<TemplateKind, KindDefinition>> = {
  'review-opinion': REVIEW_OPINION,
  'review-supplement': REVIEW_SUPPLEMENT,
  'review-return': REVIEW_RETURN,
  'filing-report': FILING_REPORT,
  'filing-note': FILING_NOTE,
  'filing-basis': FILING_BASIS,
  'filing-early-effect': FILING_EARLY_EFFECT,
  'filing-supplement': FILING_SUPPLEMENT,
  'filing-refusal': FILING_REFUSAL,
  'filing-urging': FILING_URGING,
  'filing-explanation': FILING_EXPLANATION,
  'filing-advice': FILING_ADVICE,
}
