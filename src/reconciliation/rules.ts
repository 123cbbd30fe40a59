import type { Category } from '../documents/model.ts'
import { type Day, yearOf } from '../lib/day.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OrganKind, OrganNode } from '../people/model.ts'
import type { RowDecision, RowOutcome } from './model.ts'

/** What may be decided on a row, by what the comparison found. */
export const DECISIONS_OF = {
  omitted: ['omission', 'none'],
  unfiled: ['omission', 'none'],
  renamed: ['same', 'omission', 'none'],
  wrong_number: ['same', 'omission', 'none'],
  ambiguous: ['same', 'omission', 'none'],
  unlisted: ['explained'],
  repeated: ['explained'],
  bad: ['same', 'omission', 'none', 'explained'],
  matched: [],
} as const satisfies Record<RowOutcome, readonly RowDecision[]>

export const mayDecide = (outcome: RowOutcome, decision: RowDecision): boolean =>
  (DECISIONS_OF[outcome] as readonly RowDecision[]).includes(decision)

/** A decision as a person is about to make it on one row. */
export interface DecisionDraft {
  readonly decision: RowDecision
  readonly ground: string | null
  readonly reason: string | null
}

/** Why a decision cannot be recorded for a row; empty means it can. */
export function obstaclesToDecision(
  row: { readonly outcome: RowOutcome; readonly decision: RowDecision | null; readonly place: string },
  draft: DecisionDraft,
): Obstacle[] {
  return obstacles([
    [row.decision !== null, 'decided', `${row.place}已经处理过。请刷新页面查看。`],
    [!mayDecide(row.outcome, draft.decision), 'not_for_this', `${row.place}的比对结果不适用这种处理，请重新勾选。`],
    [
      draft.decision === 'none' && !draft.ground?.trim(),
      'no_ground',
      '请选择为什么不产生备案义务，例如“人事任免决定、机构编制”。',
    ],
    [draft.decision === 'explained' && !draft.reason?.trim(), 'no_reason', '请写明原因。'],
  ])
}

const CATEGORY_OF: Readonly<Partial<Record<OrganKind, Category>>> = {
  government: 'government',
  county: 'government',
  zone: 'government',
  township: 'government',
  department: 'department',
  party: 'party',
}

/** The category that documents of such a maker usually have; a person may choose another. */
export const usualCategory = (kind: OrganKind): Category => CATEGORY_OF[kind] ?? 'department'

/** The organs whose lists a bureau compares: those of its own government, down the tree, and this government itself. */
export function organsOfBureau<T extends OrganNode>(bureauId: string, organs: readonly T[]): readonly T[] {
  const rootId = organs.find((organ) => organ.organId === bureauId)?.parentId ?? null
  if (rootId === null) return organs
  const isCity = organs.some((organ) => organ.organId === rootId && organ.kind === 'government')
  // The city's bureau looks after the Party's track too (domain.md §8: two tracks, one board).
  const inside = new Set([rootId, ...organs.filter((o) => isCity && o.kind === 'party').map((o) => o.organId)])
  for (let grew = true; grew; ) {
    const before = inside.size
    for (const organ of organs) if (organ.parentId !== null && inside.has(organ.parentId)) inside.add(organ.organId)
    grew = inside.size > before
  }
  return organs.filter((organ) => inside.has(organ.organId))
}

/** Those of the organs that hand their yearly list to the bureau: its government and what stands right under it. */
export function listMakersOf<T extends OrganNode>(bureauId: string, organs: readonly T[]): readonly T[] {
  const rootId = organs.find((organ) => organ.organId === bureauId)?.parentId ?? null
  return organs.filter(
    (organ) =>
      organ.kind in CATEGORY_OF &&
      (rootId === null || organ.kind === 'party' || organ.organId === rootId || organ.parentId === rootId),
  )
}

/** The day by which the list of a year is due, by policy `issuing-list-due` ('MM-DD' of the next year). */
export const listDueOn = (coversTo: Day, due: string): Day => `${yearOf(coversTo) + 1}-${due}` as Day

/** How a row is called in a sentence. */
export const placeOf = (rowNumber: number | null): string =>
  rowNumber === null ? '目录中没有的这件文件' : `第 ${rowNumber} 行`
