import { describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/db/transaction.ts'
import { SECRECIES, STAGES } from '../../../src/documents/model.ts'
import { visibleTo } from '../../../src/documents/visibility.ts'
import { type Actor, ROLES } from '../../../src/people/model.ts'
import { type DocumentAccess, maySeeDocument } from '../../../src/people/rules.ts'
import { DIALECTS } from '../../support/databases.ts'
import type { TestDeps } from '../../support/deps.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const openReview = (deps: TestDeps, documentId: string, adviser: string | null, isOpen: boolean): Promise<string> =>
  inTransaction.unaudited(deps, 'test', async (work) => {
    const review_id = work.newId()
    await work.trx
      .insertInto('review')
      .values({
        review_id,
        document_id: documentId,
        kind: 'government',
        opened_on: work.today,
        closed_on: isOpen ? null : work.today,
        round_status: 'submitted',
        updated_at: work.now,
      })
      .execute()
    if (adviser)
      await work.trx
        .insertInto('review_assignment')
        .values({ review_id, user_id: adviser, duty: 'adviser', assigned_on: work.today, assigned_by: null })
        .execute()
    return review_id
  })

describe.each(DIALECTS)('who sees which document on %s', (dialect) => {
  const t = useDeps(dialect)

  it('is the same in SQL as in the rule, for every role and document', async () => {
    const city = await givenCity(t.deps)
    const actors: Actor[] = []
    for (const role of ROLES)
      for (const organId of [city.department, city.bureau])
        actors.push(await givenActor(t.deps, { roles: [role], organId }))
    const assigned = actors[4]?.userId as string
    const creator = actors[0]?.userId as string
    const documents = new Map<string, DocumentAccess>()
    for (const stage of STAGES)
      for (const secrecy of SECRECIES)
        for (const [makingOrganId, adviser, isOpen, createdBy] of [
          [city.department, null, false, null],
          [city.county, assigned, true, null],
          [city.county, null, true, null],
          [city.county, assigned, false, creator],
        ] as const) {
          const id = await givenDocument(t.deps, { makingOrganId, stage, secrecy, createdBy })
          if (isOpen || adviser) await openReview(t.deps, id, adviser, isOpen)
          documents.set(id, {
            makingOrganId,
            draftingOrganId: makingOrganId,
            implementingOrganId: null,
            assignedUserIds: [adviser, createdBy].filter((who) => who !== null),
            openForReview: isOpen,
            secrecy,
            isPublished: stage === 'published',
          })
        }
    let seen = 0
    for (const actor of actors) {
      const rows = await t.deps.db
        .selectFrom('document')
        .select('document_id')
        .where((eb) => visibleTo(eb, actor))
        .execute()
      const inSql = rows.map((r) => r.document_id).sort()
      const byRule = [...documents].filter(([, facts]) => maySeeDocument(actor, facts)).map(([id]) => id)
      expect(inSql, `${actor.roles} of ${actor.organId}`).toEqual(byRule.sort())
      seen += inSql.length
    }
    expect(documents.size).toBe(60)
    expect(seen).toBeGreaterThan(60)
  })
})
