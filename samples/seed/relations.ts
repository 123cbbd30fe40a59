import { recordIssuedDocuments } from '../../src/documents/commands/register.ts'
import { decideRelations } from '../../src/documents/commands/relations.ts'
import { uploadRevision } from '../../src/documents/commands/upload-revision.ts'
import { getRelationDesk } from '../../src/documents/queries/relation-desk.ts'
import { dayOf, fromToday, type SeedContext } from './context.ts'

interface Sample {
  readonly title: string
  readonly number: string
  readonly publishedOn: string
  readonly effectiveOn?: string
  readonly lines: readonly string[]
}

const UPPER = '拉萨市城区容貌管理规定'
const OLD = '拉萨市建筑渣土处置暂行规定'

/** A chain of documents that repeal, rest on and amend one another, as an office records them from its shelves. */
const SHELF: readonly Sample[] = [
  {
    title: UPPER,
    number: '拉城管发〔2012〕15号',
    publishedOn: '2012-03-01',
    lines: ['为了维护城区容貌，制定本规定。'],
  },
  { title: OLD, number: '拉城管发〔2016〕8号', publishedOn: '2016-05-10', lines: ['建筑渣土应当运往指定地点。'] },
  {
    title: '拉萨市建筑渣土处置规定',
    number: '拉城管发〔2023〕21号',
    publishedOn: '2023-04-01',
    effectiveOn: '2023-05-01',
    lines: [
      `为了规范建筑渣土处置，根据《${UPPER}》和《城市建筑垃圾管理规定》，结合本市实际，制定本规定。`,
      `本规定自2023年5月1日起施行。2016年5月10日印发的《${OLD}》（拉城管发〔2016〕8号）同时废止。`,
      '以前的规定与本规定不一致的，以本规定为准。',
    ],
  },
  {
    title: '拉萨市户外招牌设置规定',
    number: '拉城管发〔2022〕6号',
    publishedOn: '2022-06-01',
    lines: [`根据《${UPPER}》，制定本规定。`, '设置招牌参照《城市户外广告设施技术规范》执行。'],
  },
]

/** Records them through the commands and confirms what their texts state; the last one amends what others rest on. */
export function planRelations(context: SeedContext): void {
  const { calendar } = context
  const changedOn = fromToday(context, -12)
  for (const [i, sample] of SHELF.entries())
    calendar.at(fromToday(context, -70 + i), () => record(context, sample, true))
  calendar.at(changedOn, () =>
    record(
      context,
      {
        title: `关于修改〈${UPPER}〉的决定`,
        number: `拉城管发〔${changedOn.slice(0, 4)}〕2号`,
        publishedOn: changedOn,
        lines: ['一、删去第三条。', `《${UPPER}》根据本决定作相应修改，重新公布。`],
      },
      true,
    ),
  )
  calendar.at(fromToday(context, -3), () =>
    record(
      context,
      {
        title: '拉萨市工地扬尘管理规定',
        number: '拉城管发〔2024〕30号',
        publishedOn: '2024-09-01',
        lines: [`根据《${UPPER}》《拉萨市建筑渣土处置规定》，制定本规定。`, `《${OLD}》停止执行。`],
      },
      false,
    ),
  )
}

/** Who made them, so that somebody of the organ has an account. */
export const actingInRelations = (): readonly string[] => ['urban-management']

async function record(context: SeedContext, sample: Sample, isConfirmed: boolean): Promise<void> {
  const { deps, worker } = context
  const bureau = context.person('监督员')
  const organ = context.organId('urban-management')
  const [documentId = ''] = await recordIssuedDocuments(deps, bureau, [
    {
      title: sample.title,
      category: 'department',
      secrecy: 'public',
      makingOrganId: organ,
      draftingOrganId: organ,
      implementingOrganId: organ,
      numberText: sample.number,
      dates: {
        signedOn: null,
        writtenOn: dayOf(sample.publishedOn),
        issuedOn: dayOf(sample.publishedOn),
        publishedOn: dayOf(sample.publishedOn),
        effectiveOn: dayOf(sample.effectiveOn ?? sample.publishedOn),
      },
      validity: { kind: 'none' },
      validitySource: null,
      note: null,
      stage: 'published',
      reason: '历史文件，在本系统启用前印发',
    },
  ])
  const body = sample.lines.map((line, i) => `第${'一二三四五'[i]}条　${line}`)
  await uploadRevision(deps, context.person('城管起草员'), {
    documentId,
    kind: 'official',
    fileName: `${sample.title}.txt`,
    bytes: new TextEncoder().encode(`${[sample.title, ...body].join('\n')}\n`),
    note: null,
  })
  await worker.drain()
  if (!isConfirmed) return
  const { proposals } = await getRelationDesk(deps.db, bureau, documentId, deps.clock.today())
  if (proposals.length === 0) return
  const picks = proposals.map(({ kind, key, candidates }) => ({
    kind,
    key,
    targetId: candidates.length === 1 ? (candidates[0]?.documentId ?? null) : null,
  }))
  await decideRelations(deps, bureau, { documentId, state: 'confirmed', picks })
}
