import type { ScopeQuery } from './model.ts'

/** Where an organ stands in the reforms: when it ended, and who took over. */
export interface OrganSuccession {
  readonly organId: string
  readonly dissolvedOn: string | null
  readonly successorId: string | null
}

/** Writes a scope for keeping with its campaign. */
export const writeScope = (scope: ScopeQuery): string => JSON.stringify(scope)

/** Reads a scope that was kept with its campaign. */
export const readScope = (text: string): ScopeQuery => JSON.parse(text) as ScopeQuery

/**
 * Gives the organ that does an organ's work on a day: itself while it stands, else whoever took over, and who took over
 * from that one. An organ without successor stays as it is, and so does a ring of successors.
 */
export function standingOrgan(organId: string, organs: ReadonlyMap<string, OrganSuccession>, today: string): string {
  const seen = new Set<string>()
  let at = organId
  for (;;) {
    const organ = organs.get(at)
    if (!organ?.dissolvedOn || organ.dissolvedOn > today || organ.successorId === null || seen.has(at)) return at
    seen.add(at)
    at = organ.successorId
  }
}

/** Gives the organs and all they took over from, however many reforms ago. */
export function withPredecessors(organIds: readonly string[], organs: readonly OrganSuccession[]): readonly string[] {
  const found = new Set(organIds)
  for (let grew = true; grew; ) {
    const before = found.size
    for (const organ of organs) if (organ.successorId !== null && found.has(organ.successorId)) found.add(organ.organId)
    grew = found.size > before
  }
  return [...found]
}

/** Gives the organs that a reform ended between two days. */
export const dissolvedBetween = (
  organs: readonly OrganSuccession[],
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] =>
  organs.filter((o) => o.dissolvedOn !== null && o.dissolvedOn >= from && o.dissolvedOn <= to).map((o) => o.organId)
