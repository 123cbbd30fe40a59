import type { NoticeLine } from '../../../src/notices/model.ts'
import { listNotices } from '../../../src/notices/queries/list-notices.ts'
import { noticeSentence } from '../../../src/notices/wording.ts'
import type { Actor } from '../../../src/people/model.ts'
import type { TestDeps } from '../deps.ts'

/** The notices of a person that still stand, the newest first. */
export async function standingOf(deps: TestDeps, person: Actor): Promise<readonly NoticeLine[]> {
  const { rows } = await listNotices(deps.db, person, {}, null, 100)
  return rows.filter((line) => line.supersededWhy === null)
}

/** What they say. */
export const saidTo = async (deps: TestDeps, person: Actor): Promise<readonly string[]> =>
  (await standingOf(deps, person)).map(noticeSentence).sort()
