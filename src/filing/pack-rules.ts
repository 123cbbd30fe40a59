import type { Category } from '../documents/model.ts'
import { CATEGORY_WORDS } from '../documents/words.ts'
import { type Day, daysBetween } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { FILING_MATERIAL_WORDS } from '../policy/filing-words.ts'
import type { AnyPolicy } from '../policy/model.ts'
import { OPINION_WORDS, procedureWords } from '../policy/review-kinds.ts'
import { policyOn } from '../policy/rules.ts'
import { indented } from '../templates/indented.ts'
import type { TemplateData } from '../templates/model.ts'
import { FILING_MATERIALS, type FilingMaterial, type MaterialList } from './model.ts'
import type { DoneProcedure, PackFacts, PackLine, Paper, PaperSource } from './pack-model.ts'

/** Gives what a category of document is filed with on a day (policy `filing-materials`); nothing for what is never filed. */
export function materialsOf(policies: readonly AnyPolicy[], category: Category, on: Day): MaterialList {
  if (category === 'contract' || category === 'decision') return { needs: [], isElectronic: false }
  return policyOn(policies, 'filing-materials', on).value[category]
}

/** Gives what a filing pack must hold; the reason of an early effect only where the document has one (domain.md §3.3). */
export const requiredMaterials = ({ needs }: MaterialList, hasEarlyEffect: boolean): readonly FilingMaterial[] =>
  needs.map((need) => need.material).filter((material) => material !== 'early_effect_reason' || hasEarlyEffect)

/** Gives the required materials that are not in the pack: for the maker a warning, for the formal check a finding. */
export const missingMaterials = (
  required: readonly FilingMaterial[],
  given: readonly FilingMaterial[],
): readonly FilingMaterial[] => required.filter((material) => !given.includes(material))

/** Gives the materials that a pack holds as files. */
export const materialsIn = (papers: readonly Pick<Paper, 'material'>[]): readonly FilingMaterial[] => [
  ...new Set(papers.map((paper) => paper.material)),
]

/** Gives where a paper can come from without an upload, or says why it cannot. */
export function paperSource(material: FilingMaterial, facts: PackFacts): PaperSource {
  const none = (why: string): PaperSource => ({ is: 'none', why })
  const files = facts.files
  switch (material) {
    case 'report':
      return { is: 'template', kind: 'filing-report', also: [] }
    case 'official_text':
      return files.officialText.length > 0 ? { is: 'record', files: files.officialText } : none('没有上传正式文本。')
    case 'note':
      return files.note.length > 0
        ? { is: 'record', files: files.note }
        : { is: 'template', kind: 'filing-note', also: [] }
    case 'basis':
      if (facts.bases.length > 0) return { is: 'template', kind: 'filing-basis', also: files.basis }
      return files.basis.length > 0
        ? { is: 'record', files: files.basis }
        : none('送审材料里没有列出制定依据，也没有依据文件，请上传。')
    case 'review_opinion':
      return files.opinion.length > 0
        ? { is: 'record', files: files.opinion }
        : none('系统中没有留存已签发的合法性审核意见书，请上传。')
    case 'early_effect_reason':
      return facts.earlyEffectReason
        ? { is: 'template', kind: 'filing-early-effect', also: [] }
        : none('登记公布时没有写明提前施行理由，不需要报送。')
    default:
      return none('由报送单位上传。')
  }
}

/** Gives the checklist of a pack: what is wanted in the order of the rule, then whatever else is there or may be. */
export function packLines(facts: PackFacts, papers: readonly Paper[]): readonly PackLine[] {
  const required = requiredMaterials(facts.materials, facts.earlyEffectReason !== null)
  const others = FILING_MATERIALS.filter(
    (material) => !required.includes(material) && papers.some((paper) => paper.material === material),
  )
  return [...required, ...others].map((material) => ({
    material,
    copies: facts.materials.needs.find((need) => need.material === material)?.copies ?? null,
    papers: papers.filter((paper) => paper.material === material),
    source: paperSource(material, facts),
  }))
}

const dayOr = (day: Day | null, none: string): string => (day ? dayWords(day) : none)

/** What a note is told by: the day, the way, how many opinions came and were taken up. */
function procedureText(done: DoneProcedure): string {
  const span = [done.fromOn, done.toOn].filter((one) => one !== null).map(dayWords)
  const received = done.received === null ? null : `收到意见${done.received}条`
  const adopted = done.adopted === null ? null : `采纳${done.adopted}条`
  const parts = [span.length > 0 ? span.join('至') : null, done.channel, received, adopted, done.conclusion]
  return parts.filter((part) => part !== null && part.trim() !== '').join('，') || '已办理'
}

const NATURE_WORDS = { new: '新制定', amend: '修改', repeal: '废止', renew: '延续有效期' } as const

const commonData = (facts: PackFacts, today: Day) => ({
  文件名称: facts.title,
  发文字号: facts.numberText ?? '无文号',
  文件类别: CATEGORY_WORDS[facts.category],
  制定机关: facts.makers.join('、'),
  起草单位: facts.draftingOrgan,
  备案机关: facts.recipient,
  报送单位: facts.filingOrgan,
  公布日期: dayOr(facts.publishedOn, '______'),
  公布载体: facts.place ?? '未登记公布载体',
  施行日期: dayOr(facts.effectiveOn, '______'),
  审议情况: facts.deliberation
    ? `经${dayWords(facts.deliberation.heldOn)}${facts.deliberation.meeting}${facts.deliberation.session ?? ''}审议通过`
    : '',
  报送日期: dayWords(today),
})

/** Gives what a filing report is filled with: the papers that go with it and how many copies of each. */
export function reportData(facts: PackFacts, number: string, today: Day): TemplateData {
  const late = daysBetween(facts.dueOn, today)
  const required = requiredMaterials(facts.materials, facts.earlyEffectReason !== null)
  return {
    ...commonData(facts, today),
    编号: number,
    材料: facts.materials.needs
      .filter((need) => need.material !== 'report' && required.includes(need.material))
      .map((need) => ({ 材料名称: FILING_MATERIAL_WORDS[need.material], 份数: String(need.copies) })),
    电子文本: facts.materials.isElectronic ? '并附电子文本' : '',
    逾期说明: late > 0 ? `本件应于${dayWords(facts.dueOn)}前报送，逾期${late}日。` : '',
  }
}

/** Gives what a note is filled with where the drafters sent none for review. */
export const noteData = (facts: PackFacts, today: Day): TemplateData => ({
  ...commonData(facts, today),
  制定性质: facts.nature ? NATURE_WORDS[facts.nature] : '未登记',
  程序: facts.procedures.map((done) => ({ 程序名称: procedureWords(done.procedure), 办理情况: procedureText(done) })),
  审核情况: facts.opinions.map((opinion) => ({
    审核结论: `${dayWords(opinion.givenOn)}，${OPINION_WORDS[opinion.kind]}`,
    审核编号: opinion.number ?? '无编号',
  })),
  提前施行理由: facts.earlyEffectReason ? indented(facts.earlyEffectReason) : '',
})

/** Gives what the list of legal bases is filled with. */
export const basisData = (facts: PackFacts, today: Day): TemplateData => ({
  ...commonData(facts, today),
  依据: facts.bases.map((basis, i) => ({
    依据序号: String(i + 1),
    依据名称: [titleMarks(basis.title), basis.numberText ? `（${basis.numberText}）` : '', basis.articles ?? ''].join(
      '',
    ),
  })),
})

const titleMarks = (title: string): string => (title.startsWith('《') ? title : `《${title}》`)

/** Gives what the reason of an early effect is filled with. */
export const earlyEffectData = (facts: PackFacts, today: Day): TemplateData => ({
  ...commonData(facts, today),
  提前施行理由: indented(facts.earlyEffectReason ?? ''),
  间隔日数:
    facts.publishedOn && facts.effectiveOn ? String(daysBetween(facts.publishedOn, facts.effectiveOn)) : '______',
})
