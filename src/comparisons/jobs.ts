import { inTransaction, type WorkDeps } from '../db/transaction.ts'
import { addMs } from '../lib/clock.ts'
import { COMPARISON_METHOD } from '../text/compare.ts'
import { sweepResults } from './records.ts'

/** A comparison nobody kept anew for so long is worked out again when somebody asks. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1000

/** Throws away kept comparisons of other methods and old ones. Running it twice changes nothing more. */
export async function sweepComparisons(deps: WorkDeps): Promise<void> {
  const before = addMs(deps.clock.now(), -KEPT_FOR)
  await inTransaction.unaudited(deps, 'what is thrown away can be worked out again', (work) =>
    sweepResults(work, COMPARISON_METHOD, before),
  )
}
