import type { SheetRow } from './model.ts'

/**
 * What columns of ledgers and lists are called, by the fact they give; the usual name first. From the ledger, the
 * registration book and the catalogues that offices keep (台账、备案登记簿、发文目录、清理目录).
 */
export const HEADINGS = {
  documentId: ['系统编号'],
  serial: ['序号', '编号', '顺序号', '序'],
  title: [
    '文件名称',
    '名称',
    '标题',
    '文件标题',
    '题名',
    '文件题名',
    '规范性文件名称',
    '文件',
    '发文标题',
    '公文标题',
    '文件全称',
    '事由',
  ],
  number: [
    '发文字号',
    '文号',
    '文件编号',
    '文件字号',
    '发文号',
    '发文编号',
    '公文字号',
    '文件文号',
    '字号',
    '文件号',
    '令号',
  ],
  registrationNumber: [
    '规范性文件编号',
    '统一编号',
    '登记号',
    '登记编号',
    '规范性文件登记号',
    '三统一编号',
    '备案编号',
    '备案登记号',
  ],
  maker: [
    '制定机关',
    '发文机关',
    '发文单位',
    '制定单位',
    '发布机关',
    '发文机构',
    '制定主体',
    '印发机关',
    '印发单位',
    '发文部门',
    '文件制定机关',
    '制发机关',
    '制发单位',
    '机关',
  ],
  drafter: ['起草单位', '主办单位', '起草部门', '承办单位', '主办部门', '拟稿单位', '牵头单位', '报送单位'],
  implementer: ['实施单位', '执行单位', '责任单位', '实施部门', '实施机关', '组织实施单位', '实施主体'],
  category: ['文件类别', '类别', '文件性质', '类型', '文件类型', '规范性文件类别', '文件种类', '性质'],
  secrecy: ['密级', '公开属性', '是否涉密', '涉密', '公开方式', '公开类别'],
  signedOn: ['签署日期', '签发日期', '签署时间', '签发时间'],
  writtenOn: ['成文日期', '成文时间', '文件日期', '落款日期', '发文日期', '发文时间', '日期', '时间'],
  issuedOn: ['印发日期', '印发时间', '发出日期', '制发日期', '制发时间'],
  publishedOn: ['公布日期', '发布日期', '公布时间', '发布时间', '公开日期', '公开时间', '公布（发布）日期'],
  effectiveOn: ['施行日期', '实施日期', '生效日期', '施行时间', '实施时间', '生效时间', '执行日期'],
  lapsesAfter: [
    '有效期至',
    '有效期最后一日',
    '失效日期',
    '有效期截止',
    '有效期截止日期',
    '到期日期',
    '届满日期',
    '有效期届满日期',
    '到期时间',
  ],
  validity: ['有效期', '有效期限', '有效期（年）'],
  effectState: [
    '有效性',
    '效力状态',
    '今天的效力',
    '效力',
    '公文时效',
    '文件状态',
    '当前状态',
    '状态',
    '时效性',
    '是否有效',
  ],
  effectReason: ['效力说明'],
  endedOn: ['废止日期', '废止或失效日期', '失效（废止）日期', '废止失效日期', '废止时间'],
  proposal: ['清理意见', '处理意见', '拟办意见', '清理建议', '拟处理意见'],
  outcome: ['清理结果', '处理结果', '清理结论'],
  reason: ['理由', '依据', '理由或依据', '清理依据', '处理理由', '理由及依据'],
  filedOn: ['报备日期', '备案日期', '报送备案日期', '报备时间', '报送日期'],
  note: ['备注', '说明', '附注'],
} as const satisfies Record<string, readonly string[]>

export type HeadingField = keyof typeof HEADINGS

/** Which column, from 0, gives which fact. */
export type ColumnMapping<F extends HeadingField = HeadingField> = { readonly [field in F]?: number }

export interface GuessedColumns<F extends HeadingField = HeadingField> {
  /** The number of the row with the headings; null where no row looks like one. */
  readonly headingRow: number | null
  readonly columns: ColumnMapping<F>
}

const LOOKED_AT = 30

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:：、，。．.\-—_/]/g, '')

/** A heading with its remark in brackets, without it, and the remark alone. */
function readings(heading: string): string[] {
  const text = plain(heading)
  const inside = [...text.matchAll(/\(([^()]*)\)/g)].map((m) => m[1] ?? '')
  return [text, text.replace(/\([^()]*\)/g, ''), ...inside].filter((one) => one !== '')
}

/** How well a heading names a fact: 0 not at all; the earlier in the list and the fuller the match, the better. */
function likeness(heading: string, field: HeadingField): number {
  let best = 0
  for (const [order, synonym] of HEADINGS[field].entries()) {
    const wanted = plain(synonym)
    const bare = wanted.replace(/[()]/g, '')
    for (const [rank, reading] of readings(heading).entries()) {
      if (reading === wanted || reading === bare) best = Math.max(best, 1000 - order - rank * 100)
      else if (rank < 2 && bare.length >= 2 && reading.length <= bare.length + 6 && reading.includes(bare))
        best = Math.max(best, 400 + bare.length * 10 - order - rank * 100)
    }
  }
  return best
}

/**
 * Finds the row of headings among the first rows and what its columns are, by what such columns are usually called. Each
 * column gives one fact and each fact stands in one column; the closest name wins.
 */
export function guessColumns<F extends HeadingField>(
  rows: readonly SheetRow[],
  fields: readonly F[],
): GuessedColumns<F> {
  let best: GuessedColumns<F> & { readonly score: number } = { headingRow: null, columns: {}, score: 0 }
  for (const row of rows.slice(0, LOOKED_AT)) {
    const found = matchRow(row.cells, fields)
    if (found.count >= 2 && found.score > best.score) best = { headingRow: row.row, ...found }
  }
  return { headingRow: best.headingRow, columns: best.columns }
}

function matchRow<F extends HeadingField>(cells: readonly string[], fields: readonly F[]) {
  const pairs = cells.flatMap((cell, column) => {
    const text = cell.trim()
    // A title over the whole table is no heading.
    if (text === '' || text.length > 24) return []
    return fields.flatMap((field) => {
      const like = likeness(text, field)
      return like > 0 ? [{ column, field, like }] : []
    })
  })
  pairs.sort((a, b) => b.like - a.like || a.column - b.column)
  const columns: Partial<Record<F, number>> = {}
  const used = new Set<number>()
  let score = 0
  for (const { column, field, like } of pairs) {
    if (used.has(column) || columns[field] !== undefined) continue
    columns[field] = column
    used.add(column)
    score += like
  }
  return { columns, score, count: used.size }
}
