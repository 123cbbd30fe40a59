import { afterEach, beforeEach } from 'vitest'
import { openTestDatabase, type TestDialect } from './databases.ts'
import { type TestDeps, testDeps } from './deps.ts'

/** Gives each test of the block a fresh database and the parts around it: `const t = useDeps('sqlite')`, then `t.deps`. */
export function useDeps(dialect: TestDialect): { readonly deps: TestDeps } {
  const holder: { deps: TestDeps } = { deps: undefined as unknown as TestDeps }
  beforeEach(async () => {
    holder.deps = testDeps(await openTestDatabase(dialect))
  })
  afterEach(async () => {
    await holder.deps.close()
  })
  return holder
}
