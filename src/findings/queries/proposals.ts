import type { Reader } from '../../db/transaction.ts'
import { citationLookup } from '../../documents/queries/citation-lookup.ts'
import type { Day } from '../../lib/day.ts'
import { sha256 } from '../../lib/hash.ts'
import type { Actor } from '../../people/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import { checkCitations, citationProposals } from '../../review/reading/citation-checks.ts'
import { checkForm } from '../../review/reading/form-checks.ts'
import type { ReadingProposal } from '../../review/reading/model.ts'
import { readRedFlags } from '../../review/reading/red-flags.ts'
import { citationKeys } from '../../text/citation-keys.ts'
import type { ExtractedText } from '../../text/model.ts'
import type { ProposalLine, ProposalVerdict } from '../workbench-model.ts'
import type { BenchAccess } from './bench.ts'

const LOCALITY = /^.{1,8}?(?:自治区|市|州|县|区)/u

/** Reads a draft for what a reviewer should look at, against the register as it is today; decides nothing. */
export async function listProposals(
  db: Reader,
  actor: Actor,
  { head, category, makingOrgan }: BenchAccess,
  text: ExtractedText,
  today: Day,
): Promise<readonly ProposalLine[]> {
  const policies = await listPolicies(db)
  const years = (key: 'validity.general' | 'validity.trial' | 'validity.notice'): number =>
    policyOn(policies, key, head.submittedOn).value
  const found = [
    ...readRedFlags(text, { category }),
    ...citationProposals(
      text,
      checkCitations(text, await citationLookup(db, actor, citationKeys(text)), today, {
        localNames: [LOCALITY.exec(makingOrgan)?.[0] ?? ''],
      }),
    ),
    ...checkForm(text, {
      category,
      publishedOn: null,
      effectDelay: policyOn(policies, 'effect-delay', head.submittedOn).value.limit,
      hasEarlyReason: false,
      validity: {
        general: years('validity.general'),
        trial: years('validity.trial'),
        notice: years('validity.notice'),
      },
    }),
  ]
  return withVerdicts(inOrder(found, text), await listVerdicts(db, head.reviewId), head.revisionId)
}

/** In the order of the text, what is missing from the whole last; the same thing once. */
function inOrder(proposals: readonly ReadingProposal[], text: ExtractedText): ReadingProposal[] {
  const places = new Map(text.provisions.map(({ path }, i) => [path, i]))
  const at = ({ path }: ReadingProposal): number => places.get(path ?? '') ?? text.provisions.length
  const once = new Map(proposals.map((proposal) => [proposal.key, proposal]))
  return [...once.values()].sort((a, b) => at(a) - at(b) || (a.mark?.from ?? 0) - (b.mark?.from ?? 0))
}

interface Verdict extends Omit<ProposalVerdict, 'isOfEarlierDraft'> {
  readonly revisionId: string
  readonly key: string
  readonly ruleId: string
  readonly quote: string
}

async function listVerdicts(db: Reader, reviewId: string): Promise<readonly Verdict[]> {
  const rows = await db
    .selectFrom('reading_verdict')
    .leftJoin('finding', 'finding.finding_id', 'reading_verdict.finding_id')
    .select(['reading_verdict.revision_id', 'proposal_key', 'reading_verdict.rule_id', 'reading_verdict.quote'])
    .select(['verdict', 'decided_by_name', 'finding.serial'])
    .where('reading_verdict.revision_id', 'in', (eb) =>
      eb.selectFrom('review_round').select('review_round.revision_id').where('review_round.review_id', '=', reviewId),
    )
    .orderBy('decided_at')
    .execute()
  return rows.map((row) => ({
    revisionId: row.revision_id,
    key: row.proposal_key,
    ruleId: row.rule_id,
    quote: row.quote,
    verdict: row.verdict,
    byName: row.decided_by_name,
    findingSerial: row.serial,
  }))
}

/** What was said of the same sentence of an earlier draft holds for this one too. */
function withVerdicts(
  proposals: readonly ReadingProposal[],
  verdicts: readonly Verdict[],
  revisionId: string | null,
): ProposalLine[] {
  const own = new Map(verdicts.filter((v) => v.revisionId === revisionId).map((v) => [v.key, v]))
  const others = verdicts.filter((v) => v.revisionId !== revisionId && v.quote !== '')
  const earlier = new Map(others.map((v) => [`${v.ruleId} ${v.quote}`, v]))
  return proposals.map((proposal) => {
    const verdict = own.get(proposal.key) ?? earlier.get(`${proposal.ruleId} ${proposal.quote}`)
    return {
      ...proposal,
      domKey: sha256(proposal.key).slice(0, 12),
      judged: verdict
        ? {
            verdict: verdict.verdict,
            byName: verdict.byName,
            findingSerial: verdict.findingSerial,
            isOfEarlierDraft: verdict.revisionId !== revisionId,
          }
        : null,
    }
  })
}
