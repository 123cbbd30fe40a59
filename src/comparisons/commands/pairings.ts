import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work } from '../../db/transaction.ts'
import { type RequestActor, refuseWith } from '../../documents/guard.ts'
import { Refused } from '../../lib/refused.ts'
import type { ComparedSide, PairingChoice, PairingKind } from '../model.ts'
import { getPair, type PairOfTexts } from '../queries/pair.ts'
import { addChoice, listChoices, removeChoice } from '../records.ts'
import { choosableIn, mayPair, obstaclesToPairing, replacedBy } from '../rules.ts'
import { type ComparisonDeps, comparePair } from './compare.ts'

const GONE = '这一处认定已被他人更改。请刷新页面，查看现在的对应后再办理。'

/** Says that two articles of two revisions are the same one, or are not. Earlier words on them are taken back. */
export async function choosePairing(
  deps: ComparisonDeps,
  actor: RequestActor,
  input: PairOfTexts & {
    readonly kind: PairingKind
    readonly oldPath: string
    readonly newPath: string
    readonly reason: string | null
  },
): Promise<void> {
  const pair = await getPair(deps.db, actor, input)
  requireMayPair(actor, pair)
  const { provisions } = await comparePair(deps, pair)
  refuseWith(obstaclesToPairing(provisions, input, pair.choices))
  const labelOf = (side: 'old' | 'new', path: string): string =>
    choosableIn(provisions, side).find((one) => one.path === path)?.label ?? path
  const labels = { oldLabel: labelOf('old', input.oldPath), newLabel: labelOf('new', input.newPath) }
  await inTransaction(deps, actor, async (work) => {
    await takeTurn(work, pair.fresh)
    const before = await listChoices(work.trx, input.old, input.fresh)
    for (const choice of replacedBy(before, input)) await takeBack(work, pair, choice)
    const { kind, oldPath, newPath, reason } = input
    const choice = { kind, oldPath, newPath, reason, ...labels }
    const added = await addChoice(work, { oldRevisionId: input.old, newRevisionId: input.fresh, ...choice })
    if (!added) throw new Refused('conflict', GONE)
    await recordAudit(work, 'comparison.paired', subjectOf(pair.fresh), { ...detailOf(pair, choice), reason })
  })
}

/** Takes back what somebody said about two articles. */
export async function endPairing(
  deps: ComparisonDeps,
  actor: RequestActor,
  input: PairOfTexts & { readonly choiceId: string },
): Promise<void> {
  const pair = await getPair(deps.db, actor, input)
  requireMayPair(actor, pair)
  await inTransaction(deps, actor, async (work) => {
    await takeTurn(work, pair.fresh)
    const choices = await listChoices(work.trx, input.old, input.fresh)
    const choice = choices.find(({ choiceId }) => choiceId === input.choiceId)
    if (!choice) throw new Refused('conflict', GONE)
    await takeBack(work, pair, choice)
  })
}

type Sides = { readonly old: ComparedSide; readonly fresh: ComparedSide }

function requireMayPair(actor: RequestActor, { fresh }: Sides): void {
  if (!mayPair(actor, fresh))
    throw new Refused('forbidden', '条文是否对应，由起草单位和审核人认定。如确需调整，请与他们联系。')
}

async function takeBack(work: Work, sides: Sides, choice: PairingChoice): Promise<void> {
  if (!(await removeChoice(work, choice.choiceId))) throw new Refused('conflict', GONE)
  await recordAudit(work, 'comparison.pairing_undone', subjectOf(sides.fresh), detailOf(sides, choice))
}

/** Two people who choose at once wait for one another, so that the document's trail stays one chain. */
async function takeTurn(work: Work, { documentId }: ComparedSide): Promise<void> {
  await work.trx
    .updateTable('document')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('document_id', '=', documentId)
    .execute()
}

const subjectOf = ({ documentId }: ComparedSide): { type: string; id: string } => ({ type: 'document', id: documentId })

/** The trail of one document must not name another, which its reader may not be allowed to see. */
function detailOf({ old, fresh }: Sides, choice: Pick<PairingChoice, 'kind' | 'oldLabel' | 'newLabel'>) {
  return {
    kind: choice.kind,
    old: choice.oldLabel,
    new: choice.newLabel,
    oldText: old.documentId === fresh.documentId ? `第 ${old.serial} 稿` : '另一文件',
    newText: `第 ${fresh.serial} 稿`,
  }
}
