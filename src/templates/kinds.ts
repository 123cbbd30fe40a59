import { REVIEW_RETURN, REVIEW_SUPPLEMENT } from './kinds/review-notices.ts'
import { REVIEW_OPINION } from './kinds/review-opinion.ts'
import type { KindDefinition, TemplateKind } from './model.ts'

/** Every form there is, with its names, its example and its built-in text. */
export const KINDS: Readonly<Record<TemplateKind, KindDefinition>> = {
  'review-opinion': REVIEW_OPINION,
  'review-supplement': REVIEW_SUPPLEMENT,
  'review-return': REVIEW_RETURN,
}
