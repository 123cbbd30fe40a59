import type { Obstacle } from '../lib/obstacle.ts'
import type { OrganKind } from '../people/model.ts'

/** An organ as somebody typed it, and as the directory has it. */
export interface MakerName {
  readonly typed: string
  readonly organId: string | null
  readonly name: string
  readonly kind: OrganKind | null
}

const MAKERS: readonly OrganKind[] = ['government', 'department', 'county', 'zone', 'township', 'party']

/** Why organs cannot be kept as those who joined the lead unit; empty means they can. */
export function obstaclesToJointMakers(leadId: string, makers: readonly MakerName[]): Obstacle[] {
  const found: Obstacle[] = []
  for (const [i, maker] of makers.entries()) {
    if (maker.organId === null || maker.kind === null)
      found.push({ code: 'unknown', message: `机构目录里没有“${maker.typed}”。请写全称或者目录里的简称。` })
    else if (maker.organId === leadId) found.push({ code: 'lead', message: `“${maker.name}”是主办单位，不必再写。` })
    else if (!MAKERS.includes(maker.kind))
      found.push({ code: 'no_maker', message: `“${maker.name}”不制定规范性文件，请核对。` })
    else if (makers.findIndex((one) => one.organId === maker.organId) < i)
      found.push({ code: 'twice', message: `“${maker.name}”写了两次。` })
  }
  return found
}
