import { verifyAudit } from '../audit/seal.ts'
import type { Io } from '../lib/io.ts'
import { withDeps } from './with-deps.ts'

/** Checks the whole trail; exit code 1 names the first broken row. */
export async function verifyAuditCommand(argv: string[], io: Io): Promise<number> {
  return withDeps(async (deps) => {
    const verdict = await verifyAudit(deps.db)
    if (argv.includes('--json')) io.stdout(JSON.stringify(verdict))
    else if (verdict.broken === null)
      io.stdout(`审计记录完整：${verdict.entries} 条，${verdict.chains} 条链，${verdict.seals} 天已封存。`)
    if (verdict.broken !== null) io.stderr(`审计记录已被改动：${verdict.broken}。`)
    return verdict.broken === null ? 0 : 1
  })
}
