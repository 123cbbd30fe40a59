import { recordDeliberation } from '../../src/deliberation/commands/record-deliberation.ts'
import { issueDocument } from '../../src/documents/commands/issue.ts'
import { chooseReading } from '../../src/documents/commands/readings.ts'
import { recordIssuedDocuments, registerDocument } from '../../src/documents/commands/register.ts'
import { uploadRevision } from '../../src/documents/commands/upload-revision.ts'
import type { DocumentInput, RevisionKind } from '../../src/documents/model.ts'
import { awaitsReading } from '../../src/documents/records.ts'
import { issueLetter } from '../../src/filing/commands/issue-letter.ts'
import { preparePack } from '../../src/filing/commands/pack.ts'
import { publishDocument } from '../../src/filing/commands/publish-document.ts'
import { registerFiling } from '../../src/filing/commands/register-filing.ts'
import { submitFiling } from '../../src/filing/commands/submit-filing.ts'
import type { DeskLetterKind, RegistrationOutcome } from '../../src/filing/model.ts'
import { type Day, daysBetween } from '../../src/lib/day.ts'
import { addMaterial } from '../../src/packs/commands/materials.ts'
import { savePack, saveProcedures } from '../../src/packs/commands/save-pack.ts'
import type { MaterialKind } from '../../src/packs/model.ts'
import type { Actor } from '../../src/people/model.ts'
import { materialWords } from '../../src/policy/review-kinds.ts'
import { acceptRound, withdrawRound } from '../../src/review/commands/intake.ts'
import { approveOpinion, checkOpinion, draftOpinion } from '../../src/review/commands/sign-off.ts'
import { submitRound } from '../../src/review/commands/submit-round.ts'
import type { OpinionKind } from '../../src/review/model.ts'
import { type SeedContext, versionOf } from './context.ts'
import { USUAL_MATERIALS, usualProcedures } from './packs.ts'

/** Why a document takes effect sooner than the policy asks, where the data gives no reason of its own. */
const IMMEDIATE = '不立即施行将影响上级部署的落实'

/** One document's way through the program; each step is what a person would do on a page. */
export class Life {
  readonly #context: SeedContext
  readonly #drafter: Actor
  #documentId = ''
  #reviewId = ''
  #serial = 0

  constructor(context: SeedContext, drafter: Actor) {
    this.#context = context
    this.#drafter = drafter
  }

  get documentId(): string {
    return this.#documentId
  }

  get drafter(): Actor {
    return this.#drafter
  }

  get round(): { readonly reviewId: string; readonly serial: number } {
    return { reviewId: this.#reviewId, serial: this.#serial }
  }

  async register(input: DocumentInput): Promise<void> {
    this.#documentId = await registerDocument(this.#context.deps, this.#drafter, input)
  }

  /** For what was issued without a review here: by the organ itself, or by the bureau for an old document. */
  async recordIssued(by: Actor, input: DocumentInput, reason: string): Promise<void> {
    const [id] = await recordIssuedDocuments(this.#context.deps, by, [{ ...input, stage: 'issued', reason }])
    this.#documentId = id ?? ''
  }

  async upload(kind: RevisionKind, fileName: string, bytes: Uint8Array): Promise<void> {
    const { deps, worker } = this.#context
    const documentId = this.#documentId
    const { revisionId, serial } = await uploadRevision(deps, this.#drafter, {
      documentId,
      kind,
      fileName,
      bytes,
      note: null,
    })
    await worker.drain()
    if (await awaitsReading(deps.db, revisionId)) {
      const note = '经与起草人核对'
      await chooseReading(deps, this.#drafter, { documentId, serial, reading: 'final', note })
    }
  }

  /** Fills in the pack as an office would; a later round begins with a copy and needs none. */
  async preparePack(
    today: Day,
    without: readonly MaterialKind[] = [],
    materials: readonly MaterialKind[] = USUAL_MATERIALS,
  ): Promise<void> {
    const { deps, worker } = this.#context
    const documentId = this.#documentId
    const drafter = this.#drafter
    await savePack(deps, drafter, {
      documentId,
      nature: 'new',
      isMarketRelated: false,
      contactName: drafter.displayName,
      contactPhone: null,
      bases: [
        { title: '中华人民共和国地方各级人民代表大会和地方各级人民政府组织法', numberText: null, articles: null },
      ],
      version: 0,
    })
    await saveProcedures(deps, drafter, { documentId, records: usualProcedures(today, materials), version: 2 })
    for (const kind of materials.filter((k) => !without.includes(k))) {
      const bytes = new TextEncoder().encode(`${materialWords(kind)}\n\n（示例材料，内容从略）\n`)
      await addMaterial(deps, drafter, { documentId, kind, fileName: `${materialWords(kind)}.txt`, bytes })
    }
    await worker.drain()
  }

  async submit(): Promise<void> {
    const input = { documentId: this.#documentId, note: null, isUrgent: false, urgencyReason: null }
    const { reviewId, serial } = await submitRound(this.#context.deps, this.#drafter, input)
    this.#reviewId = reviewId
    this.#serial = serial
  }

  async accept(by: Actor): Promise<void> {
    await acceptRound(this.#context.deps, by, this.round)
  }

  async withdraw(reason: string): Promise<void> {
    await withdrawRound(this.#context.deps, this.#drafter, { ...this.round, reason })
  }

  async opine(
    by: Actor,
    kind: OpinionKind,
    body: string,
    lateReason: string | null = null,
    checker = '审核员乙',
  ): Promise<void> {
    const { deps, person } = this.#context
    const passed = { ...this.round, isPassed: true, note: null }
    await draftOpinion(deps, by, { ...this.round, kind, body, lateReason, version: 0, isHandedOn: true })
    await checkOpinion(deps, person(checker), { ...passed, version: 1 })
    await approveOpinion(deps, person('监督员'), { ...passed, lateReason: null, version: 2 })
  }

  async deliberate(heldOn: Day): Promise<void> {
    await recordDeliberation(this.#context.deps, this.#drafter, {
      documentId: this.#documentId,
      meeting: '常务会议',
      session: null,
      heldOn,
      result: 'passed',
      note: null,
    })
  }

  async issue(dates: { signedOn: Day; writtenOn: Day | null; issuedOn: Day }, numberText: string): Promise<void> {
    const { deps } = this.#context
    const documentId = this.#documentId
    const version = await versionOf(deps, documentId)
    const differenceReason = '按审核意见和会议意见修改'
    await issueDocument(deps, this.#drafter, { documentId, version, numberText, ...dates, differenceReason })
  }

  async publish(publishedOn: Day, effectiveOn: Day | null, reason: string | null | undefined): Promise<void> {
    const { deps } = this.#context
    const isEarly = effectiveOn !== null && daysBetween(publishedOn, effectiveOn) < 30
    await publishDocument(deps, this.#drafter, {
      documentId: this.#documentId,
      version: await versionOf(deps, this.#documentId),
      publishedOn,
      effectiveOn,
      place: '市政府网站',
      earlyEffectReason: isEarly ? (reason ?? IMMEDIATE) : null,
    })
  }

  async submitFiling(by: Actor, recipientId: string, on: Day, conforms: boolean, late: string | null): Promise<void> {
    await submitFiling(this.#context.deps, by, {
      filingId: await this.#filingTo(recipientId),
      submittedOn: on,
      reportNumber: null,
      materials: conforms
        ? ['report', 'official_text', 'note', 'basis', 'review_opinion']
        : ['report', 'official_text'],
      lateReason: late && on > (await this.#lastDayFor(recipientId)) ? late : null,
    })
  }

  /** Fills in from the record what a filing must hold, as the clerk does before sending it. */
  async prepareFiling(by: Actor, recipientId: string): Promise<void> {
    await preparePack(this.#context.deps, by, await this.#filingTo(recipientId))
  }

  /** Writes the letter that follows from the registration or the delay of a filing. */
  async writeLetter(by: Actor, recipientId: string, kind: DeskLetterKind, replyBy: Day | null): Promise<void> {
    await issueLetter(this.#context.deps, by, {
      filingId: await this.#filingTo(recipientId),
      kind,
      replyBy,
      note: null,
    })
  }

  async registerFiling(
    by: Actor,
    recipientId: string,
    decided: {
      readonly on: Day
      readonly outcome: RegistrationOutcome
      readonly number: string | null
      readonly reason: string | null
      readonly conforms: boolean
    },
  ): Promise<void> {
    await registerFiling(this.#context.deps, by, {
      filingId: await this.#filingTo(recipientId),
      outcome: decided.outcome,
      number: decided.number,
      reason: decided.reason,
      areMaterialsConforming: decided.conforms,
      decidedOn: decided.on,
    })
  }

  /** Whether a filing is past its last day and was not made. */
  async isLate(recipientId: string): Promise<boolean> {
    return this.#context.today > (await this.#lastDayFor(recipientId))
  }

  async #lastDayFor(recipientId: string): Promise<Day> {
    const { due_on } = await this.#context.deps.db
      .selectFrom('filing')
      .select('due_on')
      .where('filing_id', '=', await this.#filingTo(recipientId))
      .executeTakeFirstOrThrow()
    return due_on
  }

  async #filingTo(recipientId: string): Promise<string> {
    const row = await this.#context.deps.db
      .selectFrom('filing')
      .select('filing_id')
      .where('document_id', '=', this.#documentId)
      .where('recipient_organ_id', '=', recipientId)
      .executeTakeFirst()
    if (!row) throw new Error(`no filing of document ${this.#documentId} to organ ${recipientId} arose`)
    return row.filing_id
  }
}
