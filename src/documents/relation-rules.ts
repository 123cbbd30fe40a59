import type { Day } from '../lib/day.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import { parseDocumentNumber } from '../text/document-number.ts'
import type { NamedTarget, RelationKind, TargetCandidate } from './relation-model.ts'

/** What tells a document of the register from others of its title. */
export interface CandidateFacts extends TargetCandidate {
  readonly numberKey: string | null
  readonly titleKey: string
  readonly dates: readonly (Day | null)[]
}

/** Whether the relation changes the other document's state. */
export const isAct = (kind: RelationKind): boolean => kind === 'repeals' || kind === 'ends' || kind === 'amends'

/**
 * Gives the documents of the register that a text may mean: the one with the number; else those of the title, narrowed
 * by day and maker as far as these are written and known (domain.md §7.5: titles repeat).
 */
export function likelyTargets(
  named: NamedTarget,
  key: string,
  candidates: readonly CandidateFacts[],
): readonly CandidateFacts[] {
  const numberKey = named.number === null ? null : (parseDocumentNumber(named.number)?.key ?? null)
  const numbered = candidates.filter((c) => numberKey !== null && c.numberKey === numberKey)
  if (numbered.length > 0) return numbered
  const titled = candidates.filter(
    (c) => c.titleKey === key && (numberKey === null || c.numberKey === null || c.numberKey === numberKey),
  )
  const dated = titled.filter((c) => c.dates.some((d) => named.dated !== null && d?.startsWith(named.dated)))
  const among = dated.length > 0 ? dated : titled
  const made = among.filter((c) => named.maker !== null && sameOrgan(c.makingOrgan, named.maker))
  return made.length > 0 ? made : among
}

/** 市人民政府 in a text of the city is 拉萨市人民政府. */
const sameOrgan = (name: string, written: string): boolean =>
  written.split(/[、和]/u).some((w) => w.length > 2 && (name.endsWith(w) || w.endsWith(name)))

/** Who may do what to whose document; ids of organs, the maker of the other document with those above it. */
export interface RelationScene {
  readonly kind: RelationKind
  readonly sourceId: string
  readonly sourceMaker: string
  readonly target: {
    readonly documentId: string
    readonly makers: readonly string[]
    readonly isIssued: boolean
  } | null
  /** The bureau may confirm for organs that took over from another. */
  readonly isBureau: boolean
}

/** Why a relation cannot be confirmed; empty means it can. Only the maker or a superior ends a document (domain.md §4.2). */
export function obstaclesToRelation({ kind, sourceId, sourceMaker, target, isBureau }: RelationScene): Obstacle[] {
  if (target === null) return []
  return obstacles([
    [target.documentId === sourceId, 'itself', '文件不能与自己建立关系。请选择另一件文件。'],
    [
      isAct(kind) && !isBureau && !target.makers.includes(sourceMaker),
      'not_competent',
      '只有原制定机关或者它的上级机关可以废止、修改这件文件。机构改革后由新机关办理的，请司法局确认。',
    ],
    [isAct(kind) && !target.isIssued, 'not_issued', '对方文件还没有印发，不能废止或者修改。请核对所选的文件。'],
  ])
}

/** A new text that repeals the old one follows it; a decision that only ends or amends others does not. */
export const isSuccession = (kind: RelationKind, sourceTitle: string): boolean =>
  kind === 'replaces' ||
  kind === 'renews' ||
  (kind === 'repeals' && !/废止|失效|清理|修改|修订/u.test(withoutNames(sourceTitle)))

const withoutNames = (title: string): string => title.replace(/《[^》]*》|〈[^〉]*〉/gu, '')
