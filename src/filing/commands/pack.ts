import type { BlobStore } from '../../blobs/blob-store.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { formatOf } from '../../documents/formats.ts'
import type { RequestActor } from '../../documents/guard.ts'
import { plainFileName, type UploadedFile } from '../../documents/uploads.ts'
import { Refused } from '../../lib/refused.ts'
import { takeNumber } from '../../numbering/records.ts'
import { reportSeriesOf } from '../../numbering/rules.ts'
import { mayFileFor } from '../../people/rules.ts'
import { TEMPLATE_LABELS, type TemplateData } from '../../templates/model.ts'
import { fillForm } from '../../templates/render.ts'
import type { FilingMaterial } from '../model.ts'
import { packBytes } from '../pack-limits.ts'
import type { PackFacts, Paper, PaperTemplate, RecordedFile } from '../pack-model.ts'
import { addPaper, beginPack, findReportNumber, type NewPaper, papersInHand, takeOutPaper } from '../pack-records.ts'
import { basisData, earlyEffectData, noteData, packLines, paperSource, reportData } from '../pack-rules.ts'
import { getPackFacts } from '../queries/pack-facts.ts'
import { getFiling } from '../records.ts'

type PackDeps = WorkDeps & { readonly blobs: BlobStore; readonly config: { readonly maxUploadBytes: number } }

const MB = 1024 * 1024

/** Fills in from the record everything that is wanted and not there (domain.md §6 A); what is there stays. */
export async function preparePack(deps: PackDeps, actor: RequestActor, filingId: string): Promise<void> {
  await inPack(deps, actor, filingId, async (work, facts, papers) => {
    const lines = packLines(facts, papers).filter((line) => line.papers.length === 0 && line.source.is !== 'none')
    if (lines.length === 0) throw new Refused('invalid', '没有可以从办理记录生成的材料；仍然缺少的请上传。')
    for (const line of lines) await makePapers(deps, work, facts, line.material)
  })
}

/** Makes one material again from the record as it stands now, in place of what was made before. */
export async function remakePaper(
  deps: PackDeps,
  actor: RequestActor,
  { filingId, material }: { readonly filingId: string; readonly material: FilingMaterial },
): Promise<void> {
  await inPack(deps, actor, filingId, async (work, facts, papers) => {
    const there = papers.filter((paper) => paper.material === material)
    if (there.some((paper) => paper.origin === 'uploaded'))
      throw new Refused('invalid', '这一项已有上传的文件。要改用生成的，请先撤下上传的文件。')
    for (const paper of there) await takeOutPaper(work, filingId, paper)
    await makePapers(deps, work, facts, material)
  })
}

/** Adds an own file; it takes the place of what was made from the record. */
export async function uploadPaper(
  deps: PackDeps,
  actor: RequestActor,
  input: UploadedFile & { readonly filingId: string; readonly material: FilingMaterial },
): Promise<void> {
  const { filingId, material, bytes } = input
  if (bytes.length > deps.config.maxUploadBytes)
    throw new Refused('too_large', `文件超过 ${Math.floor(deps.config.maxUploadBytes / MB)} MB。请压缩或拆分后再上传。`)
  const fileName = plainFileName(input.fileName)
  formatOf(bytes, fileName)
  const { digest, size } = await deps.blobs.put(bytes)
  await inPack(deps, actor, filingId, async (work, _facts, papers) => {
    const there = papers.filter((paper) => paper.material === material)
    if (there.some((paper) => paper.digest === digest))
      throw new Refused('conflict', '这个文件已经在这一项材料里，没有重复登记。')
    for (const paper of there) if (paper.origin !== 'uploaded') await takeOutPaper(work, filingId, paper)
    const number = material === 'report' ? ((await findReportNumber(work.trx, filingId)) ?? null) : null
    const paper = { material, fileName, digest, size, origin: 'uploaded', number, templateVersionId: null } as const
    await addPaper(work, filingId, paper)
  })
}

/** Takes a file out of the pack. */
export async function removePaper(
  deps: PackDeps,
  actor: RequestActor,
  {
    filingId,
    digest,
    material,
  }: { readonly filingId: string; readonly digest: string; readonly material: FilingMaterial },
): Promise<void> {
  await inPack(deps, actor, filingId, async (work, _facts, papers) => {
    const paper = papers.find((one) => one.digest === digest && one.material === material)
    if (!paper) throw new Refused('conflict', '这份材料已经不在备案材料中。请刷新页面。')
    await takeOutPaper(work, filingId, paper)
  })
}

type InPack = (work: Work, facts: PackFacts, papers: readonly Paper[]) => Promise<void>

/** Runs a change of the pack of a filing that waits for its submission, one person after the other. */
async function inPack(deps: PackDeps, actor: RequestActor, filingId: string, run: InPack): Promise<void> {
  const changed = inTransaction(deps, actor, async (work) => {
    // Taken first, so that two people who prepare the same pack come one after the other.
    await work.trx
      .updateTable('filing')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('filing_id', '=', filingId)
      .execute()
    const row = await getFiling(work.trx, actor, filingId)
    if (!mayFileFor(actor, row.filing_organ_id))
      throw new Refused('forbidden', '只有报送单位的起草人或者司法局可以准备备案材料。')
    if (row.status !== 'due' && row.status !== 'suspended')
      throw new Refused('conflict', '这件备案已经报送，材料不能再改。要求补正后可以更换。')
    const facts = await getPackFacts(work.trx, actor, filingId)
    await beginPack(work, filingId)
    await run(work, facts, (await papersInHand(work.trx, filingId)).papers)
    const { papers } = await papersInHand(work.trx, filingId)
    const most = packBytes(deps.config.maxUploadBytes)
    if (papers.reduce((sum, paper) => sum + paper.size, 0) > most)
      throw new Refused('too_large', `备案材料合计超过 ${Math.floor(most / MB)} MB。请压缩图片或者减少文件。`)
  })
  await changed.catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '备案报告的编号与别的序列重复。请管理员在“文书编号”里改正格式后重试。')
    throw error
  })
}

async function makePapers(deps: PackDeps, work: Work, facts: PackFacts, material: FilingMaterial): Promise<void> {
  const source = paperSource(material, facts)
  if (source.is === 'none') throw new Refused('invalid', source.why)
  const made = source.is === 'template' ? [await fillPaper(deps, work, facts, material, source.kind)] : []
  const files = source.is === 'template' ? source.also : source.files
  for (const paper of [...made, ...files.map((file) => fromRecord(material, file))])
    await addPaper(work, facts.filingId, paper)
}

const fromRecord = (material: FilingMaterial, file: RecordedFile): NewPaper => ({
  ...file,
  material,
  origin: 'record',
  number: null,
  templateVersionId: null,
})

async function fillPaper(
  { blobs }: PackDeps,
  work: Work,
  facts: PackFacts,
  material: FilingMaterial,
  kind: PaperTemplate,
): Promise<NewPaper> {
  const number = kind === 'filing-report' ? await reportNumber(work, facts) : null
  const data = dataOf(kind, facts, number?.text ?? '', work)
  const { bytes, templateVersionId } = await fillForm(work.trx, blobs, kind, data)
  const { digest, size } = await blobs.put(bytes)
  const fileName = `${number ? `${number.text}-` : ''}${facts.title}-${TEMPLATE_LABELS[kind]}.docx`
  return { material, origin: 'generated', fileName, digest, size, number, templateVersionId }
}

async function reportNumber(work: Work, facts: PackFacts): Promise<{ numberId: string; text: string }> {
  const kept = await findReportNumber(work.trx, facts.filingId)
  return kept ?? takeNumber(work, reportSeriesOf(facts.filingOrganId), { type: 'filing', id: facts.filingId })
}

function dataOf(kind: PaperTemplate, facts: PackFacts, number: string, { today }: Work): TemplateData {
  switch (kind) {
    case 'filing-report':
      return reportData(facts, number, today)
    case 'filing-note':
      return noteData(facts, today)
    case 'filing-basis':
      return basisData(facts, today)
    case 'filing-early-effect':
      return earlyEffectData(facts, today)
  }
}
