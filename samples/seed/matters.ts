import { classifyDocument } from '../../src/classification/commands.ts'
import type { DocumentInput } from '../../src/documents/model.ts'
import { answerFindings } from '../../src/findings/commands/answers.ts'
import { raiseFinding } from '../../src/findings/commands/findings.ts'
import type { FindingInput, ResponseAnswer } from '../../src/findings/model.ts'
import type { MaterialKind } from '../../src/packs/model.ts'
import { assignReview } from '../../src/review/commands/assign.ts'
import { giveAdvice } from '../../src/review/commands/give-advice.ts'
import { fromToday, type SeedContext } from './context.ts'
import { Life } from './life.ts'
import { CONTRACT, FEES_FIRST, FEES_SECOND, PARKING_FEES } from './matter-texts.ts'
import { USUAL_MATERIALS } from './packs.ts'

const CONTRACT_MATERIALS: readonly MaterialKind[] = [
  'request',
  'note',
  'basis',
  'own_legal',
  'contract',
  'counterparty',
  'negotiation',
]
const DECISION_MATERIALS: readonly MaterialKind[] = [
  ...USUAL_MATERIALS,
  'draft',
  'research',
  'experts',
  'risk',
  'hearing',
  'competition',
  'decision_start',
  'meeting',
]

/** What is reviewed at the same desk beside documents, and one document whose findings were answered item by item. */
export function planMatters(context: SeedContext): void {
  planContract(context)
  planDecision(context)
  planFindings(context)
}

/** Who drafts in the matters, so that they have an account. */
export const actingInMatters = (): readonly string[] => ['construction', 'urban-management', 'development-and-reform']

/** A government contract: reviewed, with two findings, and waiting for the answer of the office that signs. */
function planContract(context: SeedContext): void {
  const { calendar, deps } = context
  const on = (days: number) => fromToday(context, days)
  const reviewer = context.person('审核员')
  const adviser = context.person('顾问甲')
  const life = new Life(context, context.person('城管起草员'))
  calendar.at(on(-24), async () => {
    await life.register(
      inputOf(context, '智慧停车平台建设运营合同', 'contract', 'lhasa-government', 'urban-management'),
    )
    await life.upload('draft', '智慧停车平台建设运营合同（送审稿）.txt', bytes(CONTRACT))
    await life.preparePack(on(-24), [], CONTRACT_MATERIALS)
    await life.submit()
  })
  calendar.at(on(-23), async () => {
    await life.accept(reviewer)
    const { reviewId } = life.round
    await assignReview(deps, reviewer, { reviewId, userId: adviser.userId, duty: 'adviser' })
  })
  calendar.at(on(-19), () =>
    giveAdvice(deps, adviser, { ...life.round, body: '合作期限和收益分成应当写明退出和清算的办法。' }),
  )
  calendar.at(on(-18), async () => {
    await find(context, life, {
      path: '3',
      head: 'content',
      severity: 'must',
      problem: '合作期限届满后平台资产和数据的归属没有约定。',
      basis: '《中华人民共和国民法典》第五百五十八条',
      suggestion: '增加资产移交、数据交接和清算的条款。',
    })
    await find(context, life, {
      path: '5',
      head: 'content',
      severity: 'should',
      problem: '争议解决只约定协商，没有约定管辖。',
      basis: null,
      suggestion: '写明由项目所在地人民法院管辖。',
    })
    await life.opine(
      reviewer,
      'agree_with_changes',
      '合同主体适格，修改以下条款后可以签订。',
      '材料复杂，经批准延后出具',
    )
  })
}

/** A major decision within its five steps, at the review. */
function planDecision(context: SeedContext): void {
  const { calendar } = context
  const on = (days: number) => fromToday(context, days)
  const life = new Life(context, context.drafterOf('development-and-reform'))
  calendar.at(on(-6), async () => {
    await life.register(
      inputOf(
        context,
        '拉萨市区机动车停放服务收费标准调整方案',
        'decision',
        'lhasa-government',
        'development-and-reform',
      ),
    )
    await life.upload('draft', '停放服务收费标准调整方案（送审稿）.txt', bytes(PARKING_FEES))
    await life.preparePack(on(-6), [], DECISION_MATERIALS)
    await life.submit()
  })
  calendar.at(on(-5), () => life.accept(context.person('审核员')))
}

/** A departmental document in its second round: three findings of the first, adopted, partly, and not. */
function planFindings(context: SeedContext): void {
  const { calendar, deps } = context
  const on = (days: number) => fromToday(context, days)
  const reviewer = context.person('审核员乙')
  const drafter = context.person('起草员')
  const life = new Life(context, drafter)
  calendar.at(on(-32), async () => {
    await life.register(
      inputOf(context, '拉萨市建筑垃圾处置收费管理办法', 'department', 'construction', 'construction'),
    )
    await life.upload('draft', '建筑垃圾处置收费管理办法（送审稿）.txt', bytes(FEES_FIRST))
    await life.preparePack(on(-32))
    await life.submit()
  })
  calendar.at(on(-31), () => life.accept(reviewer))
  calendar.at(on(-30), () =>
    classifyDocument(deps, context.person('审核员'), {
      documentId: life.documentId,
      versionId: 'xizang-2020',
      answers: { subject: 'yes', authority: 'yes', public: 'yes', rights: 'yes', general: 'yes', repeated: 'yes' },
      excluded: null,
      isNormative: true,
      reason: '规定了施工单位、运输单位的收费和备案义务，在本市普遍、反复适用。',
    }),
  )
  calendar.at(on(-24), async () => {
    for (const finding of FINDINGS) await find(context, life, finding, '审核员乙')
    await life.opine(
      reviewer,
      'agree_with_changes',
      '制定权限和程序符合规定，请按下列意见修改后重新送审。',
      null,
      '审核员',
    )
  })
  calendar.at(on(-18), async () => {
    await answer(context, life)
    await life.upload('draft', '建筑垃圾处置收费管理办法（修改稿）.txt', bytes(FEES_SECOND))
  })
  calendar.at(on(-4), () => life.submit())
  calendar.at(on(-3), async () => {
    await life.accept(reviewer)
    await find(
      context,
      life,
      {
        path: '4',
        head: 'form',
        severity: 'should',
        problem: '“有关情况”含义不清。',
        basis: null,
        suggestion: '写明报送的内容和时间。',
      },
      '审核员乙',
    )
  })
}

const FINDINGS: readonly Omit<FindingInput, 'quote'>[] = [
  {
    path: '3',
    head: 'authority',
    severity: 'must',
    problem: '自行设定收费项目和标准，没有上位法依据。',
    basis: '《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）',
    suggestion: '删去收费标准，改为按照价格主管部门核定的标准执行。',
  },
  {
    path: '4',
    head: 'content',
    severity: 'should',
    problem: '十五日的备案期限偏短，施工单位反映难以做到。',
    basis: null,
    suggestion: '改为三十日。',
  },
  {
    path: '5',
    head: 'conflict',
    severity: 'should',
    problem: '“从重处罚”与裁量基准不衔接。',
    basis: '《中华人民共和国行政处罚法》第三十四条',
    suggestion: '改为“依照裁量基准处罚”。',
  },
]

const ANSWERS: readonly (readonly [answer: ResponseAnswer, reason: string | null, newText: string | null])[] = [
  ['adopted', null, '收费标准按照价格主管部门核定的标准执行。'],
  ['partly', '运输单位的期限改为三十日，处置场所仍为十五日。', null],
  ['not_adopted', '裁量基准正在修订，本条已写明“依法”。', null],
]

function find(context: SeedContext, life: Life, finding: Omit<FindingInput, 'quote'>, by = '审核员'): Promise<unknown> {
  const input = { ...finding, ...life.round, quote: null, source: 'person' as const, sourceRef: null, follows: null }
  return raiseFinding(context.deps, context.person(by), input)
}

async function answer(context: SeedContext, life: Life): Promise<void> {
  const rows = await context.deps.db
    .selectFrom('finding')
    .select('finding_id')
    .where('review_id', '=', life.round.reviewId)
    .orderBy('serial')
    .execute()
  const answers = rows.flatMap(({ finding_id }, at) => {
    const [given, reason, newText] = ANSWERS[at] ?? []
    return given
      ? [{ findingId: finding_id, answer: given, reason: reason ?? null, newText: newText ?? null, seen: null }]
      : []
  })
  await answerFindings(context.deps, life.drafter, { ...life.round, answers })
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function inputOf(
  context: SeedContext,
  title: string,
  category: DocumentInput['category'],
  maker: string,
  drafter: string,
): DocumentInput {
  return {
    title,
    category,
    secrecy: category === 'contract' ? 'internal' : 'public',
    makingOrganId: context.organId(maker),
    draftingOrganId: context.organId(drafter),
    implementingOrganId: context.organId(drafter),
    numberText: null,
    dates: { signedOn: null, writtenOn: null, issuedOn: null, publishedOn: null, effectiveOn: null },
    validity: category === 'department' ? { kind: 'years', years: 5 } : { kind: 'none' },
    validitySource: category === 'department' ? 'clause' : null,
    note: null,
  }
}
