import type { FormState } from '../../../src/http/form-state.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { ComparedProvision } from '../../../src/text/compare-model.ts'
import type { Provision, Table } from '../../../src/text/model.ts'

/** Invented content for the gallery of parts. */
export const TODAY = '2026-03-16' as Day

const provision = (
  path: string,
  kind: Provision['kind'],
  label: string | null,
  heading: string | null,
  text: string,
): Provision => ({ path, kind, label, heading, text, paragraphs: [0, 0] })

export const provisions: readonly Provision[] = [
  provision('title', 'title', null, null, '拉萨市城市公共停车设施管理办法（征求意见稿）'),
  provision('number', 'number', null, null, '拉政规〔2026〕5号'),
  provision('c1', 'chapter', '第一章', '总则', ''),
  provision(
    '1',
    'article',
    '第一条',
    null,
    '为了加强城市公共停车设施管理，改善城市交通环境，根据有关法律、法规，结合本市实际，制定本办法。',
  ),
  provision('2', 'article', '第二条', null, '本办法所称公共停车设施，是指供社会公众停放机动车的场所，包括：'),
  provision('2.1.1', 'item', '（一）', null, '独立建设的公共停车场；'),
  provision('2.1.2', 'item', '（二）', null, '在道路红线内依法施划的道路停车泊位。'),
  provision('2.2', 'clause', null, null, '道路旅客运输站场专用停车场的管理，按照有关规定执行。'),
  provision('c2', 'chapter', '第二章', '收费', ''),
  provision('c2.s1', 'section', '第一节', '收费标准', ''),
  provision('3', 'article', '第三条', '（计费）', '道路停车泊位按照下列标准收费：'),
  provision('t1', 'table', null, null, '收费标准'),
  provision('h1', 'heading1', '一、', null, '附则'),
  provision('4', 'article', '第四条', null, '本办法自2026年5月1日起施行，有效期五年。'),
  provision('signature', 'signature', null, null, '拉萨市人民政府'),
  provision('date', 'date', null, null, '2026年3月2日'),
]

const cell = (row: number, column: number, text: string, rowSpan = 1, columnSpan = 1) => ({
  row,
  column,
  rowSpan,
  columnSpan,
  text,
})

export const tables: readonly Table[] = [
  {
    rows: 3,
    columns: 3,
    cells: [
      cell(0, 0, '路段', 2, 1),
      cell(0, 1, '每小时（元）', 1, 2),
      cell(1, 1, '白天'),
      cell(1, 2, '夜间'),
      cell(2, 0, '一类'),
      cell(2, 1, '4'),
      cell(2, 2, '1'),
    ],
    paragraphs: [0, 0],
  },
]

const compared = (
  change: ComparedProvision['change'],
  old: string | null,
  fresh: string | null,
  segments: ComparedProvision['segments'],
): ComparedProvision => ({
  change,
  kind: 'article',
  old: old ? [{ path: old, label: old }] : [],
  new: fresh ? [{ path: fresh, label: fresh }] : [],
  segments,
  lines: [],
  edits: 0,
  renumbered: false,
  reworded: false,
  similarity: 0,
})

export const comparison: readonly ComparedProvision[] = [
  compared('same', '第一条', '第一条', [{ op: 'equal', text: '为了加强城市公共停车设施管理，制定本办法。' }]),
  {
    ...compared('changed', '第二条', '第二条', []),
    lines: [
      {
        kind: 'article',
        old: { path: '2', label: '第二条' },
        new: { path: '2', label: '第二条' },
        segments: [{ op: 'equal', text: '公共停车设施包括：' }],
      },
      {
        kind: 'item',
        old: null,
        new: { path: '2.1.1', label: '（一）' },
        segments: [{ op: 'insert', text: '充电停车场；' }],
      },
      {
        kind: 'item',
        old: { path: '2.1.1', label: '（一）' },
        new: { path: '2.1.2', label: '（二）' },
        segments: [{ op: 'equal', text: '道路停车泊位。' }],
      },
    ],
  },
  compared('changed', '第八条', '第八条', [
    { op: 'equal', text: '公共停车设施经营者应当自开业之日起' },
    { op: 'delete', text: '十五' },
    { op: 'insert', text: '三十' },
    { op: 'equal', text: '日内，向市城市管理部门备案。' },
  ]),
  compared('reference', '第十条', '第十一条', [
    { op: 'equal', text: '违反本办法' },
    { op: 'delete', text: '第八条', mark: 'reference' },
    { op: 'insert', text: '第九条', mark: 'reference' },
    { op: 'equal', text: '规定的，责令限期改正。' },
  ]),
  compared('added', null, '第九条', [{ op: 'insert', text: '停车设施应当配建不低于泊位总数百分之十的充电泊位。' }]),
  {
    ...compared('changed', '附表', '附表', []),
    rows: [
      {
        change: 'changed',
        cells: [
          { old: { row: 0, column: 0 }, new: { row: 0, column: 0 }, segments: [{ op: 'equal', text: '一类路段' }] },
          {
            old: { row: 0, column: 1 },
            new: { row: 0, column: 1 },
            segments: [
              { op: 'delete', text: '4' },
              { op: 'insert', text: '5' },
              { op: 'equal', text: '元' },
            ],
          },
        ],
      },
      {
        change: 'added',
        cells: [{ old: null, new: { row: 1, column: 0 }, segments: [{ op: 'insert', text: '二类路段' }] }],
      },
    ],
  },
  compared('removed', '第十二条', null, [{ op: 'delete', text: '区（县）可以制定实施细则。' }]),
]

export const due = {
  day: '2026-03-17' as Day,
  provisional: false,
  countedFrom: '2026-02-13' as Day,
  startEvent: 'accepted',
  limit: 15,
  unit: 'working',
  trace: [
    { text: '2026年2月13日（周五）为起算日，当日不计入期限，按“拉萨日历”计算。' },
    { text: '2026年2月14日（周六）为调休上班日（春节、藏历新年调休），按工作日计算。' },
    { text: '2026年2月15日（周日）至2026年2月26日（周四）放假（春节、藏历新年），不计入。' },
    { text: '2026年2月28日（周六）为调休上班日（春节、藏历新年调休），按工作日计算。' },
    { text: '期限15个工作日，最后一日为2026年3月17日（周二）。' },
  ],
  policyLabel: '合法性审核期限',
  legalBasis: '国办发〔2018〕115号',
  isPolicyConfirmed: false,
  calendarName: '拉萨日历',
} as const

export const blankForm: FormState = {
  values: { title: '', category: 'government', effectiveOn: '2026-05-01', kind: 'years', agreed: '' },
  lists: { roles: ['drafter'] },
  errors: [],
}

export const rejectedForm: FormState = {
  values: {
    title: '关于进一步规范',
    category: '',
    effectiveOn: '5月1日',
    years: '十五',
    kind: '',
    note: '第一行\n第二行',
  },
  errors: [
    { field: 'category', message: '请选择文件类别。' },
    { field: 'effectiveOn', message: '请写成 2026-05-01 这样的日期。' },
    { field: 'kind', message: '请选择有效期的形式。' },
    { field: 'file', message: '请重新选择文件。' },
    { field: 'agreed', message: '请确认已经核对。' },
    { message: '施行日期不能早于公布日期。' },
  ],
}

export const filings = [
  { id: 'f1', title: '拉萨市城市公共停车设施管理办法', number: '拉政规〔2026〕5号', due: '2026-03-13', status: 'due' },
  {
    id: 'f2',
    title: '关于加强冬春季城市供暖安全管理的通知',
    number: '拉政办规〔2026〕2号',
    due: '2026-03-18',
    status: 'suspended',
  },
  { id: 'f3', title: '拉萨市户外电子显示屏管理规定', number: null, due: '2026-05-06', status: 'submitted' },
] as const
