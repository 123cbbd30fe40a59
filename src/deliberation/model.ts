export const DELIBERATION_RESULTS = ['passed', 'not_passed', 'deferred'] as const
/** 审议通过, 不予通过, 暂缓. */
export type DeliberationResult = (typeof DELIBERATION_RESULTS)[number]

export const CLASSIFICATION_TESTS = ['lhasa-2019', 'xizang-2020'] as const
/** Which version of the six tests was applied; the exclusion lists differ (domain.md §10). */
export type ClassificationTest = (typeof CLASSIFICATION_TESTS)[number]
