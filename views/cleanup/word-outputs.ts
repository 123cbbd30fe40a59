import type { CleanupOutcome, OutcomeCount } from '../../src/cleanup/model.ts'
import type { CatalogueData, CatalogueLine, CleanupReport, DecisionKind } from '../../src/cleanup/output-model.ts'
import type { Report, ReportTable } from '../../src/lib/word-report.ts'
import { dayText, wordOf } from '../format.ts'
import { criteriaWords } from './scope-words.ts'

export const CATALOGUE_TITLES = {
  remain: '继续有效的规范性文件目录',
  repeal: '废止的规范性文件目录',
  declare_lapsed: '宣布失效的规范性文件目录',
  amend: '修改的规范性文件目录',
} as const

/** What a catalogue says beside the columns: the deadline of an amendment, and what follows when it is missed. */
export const remarkOf = (line: Pick<CatalogueLine, 'outcome' | 'amendBy' | 'amendedOn'>): string =>
  [
    line.amendBy ? `${dayText(line.amendBy)}前修改${line.outcome === 'amend_or_lapse' ? '，逾期失效' : ''}` : '',
    line.amendedOn ? `${dayText(line.amendedOn)}修改` : '',
  ]
    .filter(Boolean)
    .join('；')

/** How many there are, what they rest on, and what is left out. */
export const catalogueWords = (catalogue: CatalogueData): string =>
  `${catalogue.basis === 'decision' ? '依据清理决定' : '清理意见稿，尚未作出决定'}，共${catalogue.lines.length}件${catalogue.secret > 0 ? `；另有涉密文件${catalogue.secret}件，不列入本目录` : ''}${catalogue.hidden > 0 ? `；另有${catalogue.hidden}件您无权查看` : ''}。`

const HEADS = ['序号', '文件名称', '发文字号', '发文机关', '发文日期', '施行日期', '有效期至', '实施单位', '理由或依据']

/** The column of remarks stands only where there are any: the reasons need the room. */
function tableOf(catalogue: CatalogueData, title: string): ReportTable {
  const hasRemarks = catalogue.lines.some((line) => remarkOf(line) !== '')
  return {
    title,
    heads: hasRemarks ? [...HEADS, '备注'] : HEADS,
    widths: hasRemarks ? [10, 41, 26, 24, 20, 20, 18, 21, 29, 16] : [10, 44, 27, 25, 20, 20, 18, 23, 38],
    figures: [0],
    empty: '没有这一类文件。',
    rows: catalogue.lines.map((line, at) => [
      String(at + 1),
      line.title,
      line.numberText ?? '',
      line.makerName,
      dayText(line.issuedOn),
      dayText(line.effectiveOn),
      line.lapsesAfter ? dayText(line.lapsesAfter) : '未定',
      line.implementer,
      line.reason,
      ...(hasRemarks ? [remarkOf(line)] : []),
    ]),
  }
}

/** A catalogue as a Word file. */
export const catalogueWord = (catalogue: CatalogueData): Report => ({
  title: CATALOGUE_TITLES[catalogue.kind],
  paragraphs: [`${catalogue.campaignName}。${catalogueWords(catalogue)}`],
  tables: [tableOf(catalogue, `共${catalogue.lines.length}件`)],
})

const ACTS = {
  repeal: ['废止', '废止', '列入目录的文件自本决定印发之日起废止，不再作为行政管理的依据。'],
  declare_lapsed: ['宣布失效', '宣布失效', '列入目录的文件自本决定印发之日起失效，不再作为行政管理的依据。'],
  amend: [
    '修改',
    '修改',
    '由各实施单位在目录所列期限内提出修改稿，依照规范性文件制定程序办理；修改前继续执行不与上位法抵触的规定。',
  ],
} as const satisfies Record<DecisionKind, readonly [string, string, string]>

/** What the making organ is asked to decide, or what it decided, with the list of documents. */
export function decisionWord(
  kind: DecisionKind,
  catalogue: CatalogueData,
  campaign: CleanupReport['campaign'],
  decision: { readonly numbers: readonly string[]; readonly decidedOn: string | null },
): Report {
  const [act, verb, effect] = ACTS[kind]
  const isDraft = catalogue.basis !== 'decision'
  const [first] = catalogue.lines
  const some = first ? `《${first.title}》${first.numberText ? `（${first.numberText}）` : ''}` : ''
  const count = catalogue.lines.length
  const lapsing = catalogue.lines.filter((line) => line.outcome === 'amend_or_lapse').length
  return {
    title: `${campaign.decidingOrgan}\n关于${act}部分规范性文件的决定${isDraft ? '（草案）' : ''}`,
    paragraphs: [
      isDraft ? '（文号：　　〔　　〕　　号）' : `（${decision.numbers.join('、')}）`,
      `为维护法制统一、政令畅通，${campaign.decidingOrgan}组织开展了“${campaign.name}”。经审查，决定：`,
      `一、对${some}${count > 1 ? `等${count}件` : ''}规范性文件予以${verb}（目录附后）。${catalogue.secret > 0 ? `涉密文件${catalogue.secret}件另行通知。` : ''}`,
      `二、${effect}`,
      ...(lapsing > 0 ? [`三、目录中注明“逾期失效”的${lapsing}件，限期内未完成修改的，自期限届满的次日起失效。`] : []),
    ],
    upright: {
      signature: [
        campaign.decidingOrgan,
        decision.decidedOn && !isDraft ? dayText(decision.decidedOn) : '　　年　　月　　日',
      ],
    },
    tables: [tableOf(catalogue, `附件：${CATALOGUE_TITLES[kind]}（共${count}件）`)],
  }
}

const ORDER: readonly CleanupOutcome[] = ['remain', 'repeal', 'declare_lapsed', 'amend', 'amend_or_lapse']

const total = (
  counts: readonly OutcomeCount[],
  of: (c: OutcomeCount) => CleanupOutcome | null,
  o: CleanupOutcome | null,
) => counts.filter((c) => of(c) === o).reduce((sum, c) => sum + c.items, 0)

const sentence = (totals: CleanupReport['campaign']['totals']['proposals']): string =>
  [
    ...ORDER.filter((o) => totals.byOutcome[o] > 0).map((o) => `${wordOf('outcome', o)}${totals.byOutcome[o]}件`),
    ...(totals.open > 0 ? [`尚无意见${totals.open}件`] : []),
  ].join('，')

/** The report on a clean-up, as it stands at its stage. */
export function cleanupReportWord(report: CleanupReport): Report {
  const { campaign, moves, units, years, signals, overruled, secret } = report
  const { proposals, reviews, decisions } = campaign.totals
  const current = (c: OutcomeCount) => c.decided ?? c.reviewed ?? c.proposed
  const decided = decisions.open < decisions.whole
  return {
    title: `关于${campaign.name}\n情况的报告`,
    upright: { signature: ['　　年　　月　　日'] },
    paragraphs: [
      '一、清理范围和过程',
      `本次清理为${wordOf('campaignKind', campaign.kind)}，范围：${campaign.scope}。印发日期${campaign.issuedFrom ? `自${dayText(campaign.issuedFrom)}` : '不限起始'}，至${dayText(campaign.cutOffOn)}止；${dayText(campaign.openedOn)}启动，由${campaign.decidingOrgan}作出决定。处理标准：${criteriaWords(campaign.criteria)}。`,
      ...moves.map(
        (m) =>
          `${dayText(m.movedOn)}，转入“${wordOf('campaignStage', m.to)}”${[
            m.actedOn && dayText(m.actedOn),
            m.place,
            m.recipient,
            m.paperNumber,
            m.note,
          ]
            .filter(Boolean)
            .map((w) => `，${w}`)
            .join('')}。`,
      ),
      '二、清理结果',
      `共清理文件${campaign.items}件${secret > 0 ? `（含涉密文件${secret}件，以下只计数、不列名称）` : ''}，涉及实施单位${units.length}个。`,
      `实施单位拟办意见：${sentence(proposals)}。`,
      ...(reviews.open < reviews.whole
        ? [`审核意见：${sentence(reviews)}。与拟办意见不同的${campaign.totals.overruled}件（附表三）。`]
        : []),
      ...(decided ? [`决定：${sentence(decisions)}。`] : []),
      '三、下一步工作',
      decided
        ? `公布各类文件目录，未列入继续有效和修改目录的文件不得作为行政管理的依据；结果按规定报送备案；需要修改的文件按期限跟踪办理，尚未完成${report.unamended}件。`
        : `提请${campaign.decidingOrgan}对废止、宣布失效、修改的文件作出决定（草案附后），决定后公布目录并报送备案。`,
    ],
    tables: [
      {
        title: `附表一　各实施单位清理情况（${decided ? '按决定' : '按审核、拟办意见'}）`,
        heads: ['实施单位', ...ORDER.map((o) => wordOf('outcome', o)), '尚无意见', '合计'],
        widths: [75, 20, 20, 20, 20, 30, 20, 20],
        figures: [1, 2, 3, 4, 5, 6, 7],
        empty: '没有文件。',
        rows: [
          ...units.map(({ organ, counts }) => unitRow(organ, counts, current)),
          unitRow(
            '合计',
            units.flatMap((u) => u.counts),
            current,
          ),
        ],
      },
      {
        title: '附表二　文件印发年代',
        heads: ['印发年份', '件数'],
        widths: [60, 30],
        figures: [1],
        empty: '没有登记印发日期的文件。',
        rows: years.map((y) => [`${y.from}—${y.to}年`, String(y.items)]),
      },
      {
        title: '附表三　审核与拟办意见不同的文件',
        heads: ['序号', '文件名称', '实施单位', '拟办意见', '审核意见', '理由'],
        widths: [12, 75, 40, 24, 24, 50],
        figures: [0],
        empty: '没有。',
        rows: overruled.map((o) => [
          String(o.serial),
          o.title,
          o.organ,
          wordOf('outcome', o.proposed),
          wordOf('outcome', o.reviewed),
          o.reason ?? '',
        ]),
      },
      {
        title: '附表四　清理中发现的疑点',
        heads: ['疑点', '件数'],
        widths: [60, 30],
        figures: [1],
        empty: '没有查找或者没有发现疑点。',
        rows: signals.map((s) => [wordOf('signal', s.kind), String(s.items)]),
      },
    ],
  }
}

const unitRow = (
  organ: string,
  counts: readonly OutcomeCount[],
  of: (c: OutcomeCount) => CleanupOutcome | null,
): readonly string[] => [
  organ,
  ...ORDER.map((o) => String(total(counts, of, o))),
  String(total(counts, of, null)),
  String(counts.reduce((sum, c) => sum + c.items, 0)),
]
