import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import type { RequestActor } from '../../documents/guard.ts'
import { addMs } from '../../lib/clock.ts'
import { COMPARISON_METHOD } from '../../text/compare.ts'
import type { Comparison } from '../../text/compare-model.ts'
import type { Comparer } from '../../text/comparing/comparer.ts'
import { getPair, type Pair, type PairOfTexts } from '../queries/pair.ts'
import { findResult, keepResult } from '../records.ts'
import { choicesDigest, comparedDigest, optionsOf } from '../rules.ts'

export interface ComparisonDeps extends WorkDeps {
  readonly db: Reader
  readonly comparer: Comparer
}

/** Two texts of the register, what people said about their articles, and what follows from it. */
export interface ComparedPair extends Pair {
  readonly comparison: Comparison
}

const DAY = 24 * 60 * 60 * 1000

/**
 * Compares two texts that the person may see, or gives the kept result; `what` tells the trail how a secret one was
 * read. Throws `not_found`. Every page and file about a comparison comes from here.
 */
export async function getComparison(
  deps: ComparisonDeps,
  actor: RequestActor,
  texts: PairOfTexts,
  what: string,
): Promise<ComparedPair> {
  const pair = await getPair(deps.db, actor, texts)
  await recordReading(deps, actor, pair, what)
  return { ...pair, comparison: await comparePair(deps, pair) }
}

/** Compares the texts of a pair, or gives the kept result. */
export async function comparePair(deps: ComparisonDeps, pair: Pair): Promise<Comparison> {
  const options = optionsOf(pair.choices)
  const key = {
    oldDigest: comparedDigest(pair.oldText),
    newDigest: comparedDigest(pair.newText),
    choicesDigest: choicesDigest(options),
    method: COMPARISON_METHOD,
  }
  const kept = await findResult(deps.db, key, addMs(deps.clock.now(), -DAY))
  if (kept) return kept
  const comparison = await deps.comparer.compare(pair.oldText, pair.newText, options)
  await inTransaction.unaudited(deps, 'a kept result says nothing that the two texts do not', (work) =>
    keepResult(work, key, comparison),
  )
  return comparison
}

async function recordReading(deps: WorkDeps, actor: RequestActor, { old, fresh }: Pair, what: string): Promise<void> {
  const secret = new Set([old, fresh].filter((side) => side.isSecret).map((side) => side.documentId))
  if (secret.size === 0) return
  await inTransaction(deps, actor, async (work) => {
    for (const id of secret) await recordAudit(work, 'document.read', { type: 'document', id }, { what })
  })
}
