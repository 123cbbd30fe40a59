import type { Day } from '../../../src/lib/day.ts'
import { addMaterial } from '../../../src/packs/commands/materials.ts'
import { savePack, saveProcedures } from '../../../src/packs/commands/save-pack.ts'
import {
  MATERIAL_KINDS,
  type MaterialKind,
  PROCEDURES,
  type Procedure,
  type ProcedureRecord,
} from '../../../src/packs/model.ts'
import { findOpenPack, hasPack } from '../../../src/packs/records.ts'
import { STEPS_OF_OTHERS } from '../../../src/packs/rules.ts'
import type { Actor } from '../../../src/people/model.ts'
import type { TestDeps } from '../deps.ts'

export interface GivenPack {
  /** Kinds of material to leave out. */
  readonly without?: readonly MaterialKind[]
  readonly consultation?: Partial<ProcedureRecord>
  readonly isMarketRelated?: boolean
}

/** A step that was gone through, with nothing special about it. */
export const done = (procedure: Procedure, more: Partial<ProcedureRecord> = {}): ProcedureRecord => ({
  procedure,
  answer: 'yes',
  reason: null,
  fromOn: null,
  toOn: null,
  channel: null,
  received: null,
  adopted: null,
  conclusion: null,
  exceptionReason: null,
  ...more,
})

/** Two months of consultation that ended before any test begins. */
const CONSULTED: Partial<ProcedureRecord> = {
  fromOn: '2025-11-03' as Day,
  toOn: '2026-01-05' as Day,
  channel: '市政府网站',
  received: 12,
  adopted: 5,
}

/** A complete pack, ready to be sent; one that is there already is left alone. */
export async function givenPack(
  deps: TestDeps,
  drafter: Actor,
  documentId: string,
  given: GivenPack = {},
): Promise<void> {
  if (await hasPack(deps.db, documentId)) return
  await savePack(deps, drafter, {
    documentId,
    nature: 'new',
    isMarketRelated: given.isMarketRelated ?? false,
    contactName: '扎西',
    contactPhone: '0891-6320000',
    bases: [{ title: '中华人民共和国城乡规划法', numberText: null, articles: '第九条' }],
    version: 0,
  })
  const records = PROCEDURES.filter((p) => !STEPS_OF_OTHERS.includes(p)).map((procedure) =>
    done(procedure, procedure === 'consultation' ? { ...CONSULTED, ...given.consultation } : {}),
  )
  const { version } = (await findOpenPack(deps.db, documentId)) ?? { version: 1 }
  await saveProcedures(deps, drafter, { documentId, records, version })
  for (const kind of MATERIAL_KINDS.filter((k) => !given.without?.includes(k)))
    await addMaterial(deps, drafter, { documentId, kind, fileName: `${kind}.png`, bytes: picture(kind) })
}

/** The bytes of a picture: a material that nothing is read out of. */
export const picture = (of: string): Uint8Array =>
  new Uint8Array([0x89, 0x50, 0x4e, 0x47, ...new TextEncoder().encode(of)])
