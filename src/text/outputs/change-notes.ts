import type { ComparedProvision, Comparison } from '../compare-model.ts'

/** One line of the 修改对照表: what stood there, what stands there now, and what was done. */
export interface TableRow {
  readonly provision: ComparedProvision
  readonly note: string
}

const labelsOf = (refs: ComparedProvision['old']): string =>
  refs
    .map((ref) => ref.label ?? '')
    .filter(Boolean)
    .join('、')

const KIND_WORDS: Readonly<Partial<Record<ComparedProvision['kind'], string>>> = {
  title: '标题',
  number: '文号',
  table: '表格',
  note: '注释',
  annex: '附件',
  signature: '落款',
  date: '日期',
}

/** Says in a few words what was done to a provision, as the third column does. */
export function noteOf(provision: ComparedProvision, comparison: Comparison): string {
  const told = comparison.summary.details
    .filter(({ old, new: next }) => isOf(provision.old, old) && isOf(provision.new, next) && (old ?? next) !== null)
    .map(({ text }) => text)
  return [actOf(provision), ...told.filter((text) => text.includes('由“'))].join('。').replace(/。+$/u, '')
}

const isOf = (refs: ComparedProvision['old'], path: string | null): boolean =>
  path === null || refs.some((ref) => ref.path === path || path.startsWith(`${ref.path}.`))

function actOf(provision: ComparedProvision): string {
  const [from, to] = [labelsOf(provision.old), labelsOf(provision.new)]
  const renumbered = provision.renumbered && from !== '' && to !== '' ? `，原${from}改为${to}` : ''
  switch (provision.change) {
    case 'added':
      return to ? `新增${to}` : `新增${KIND_WORDS[provision.kind] ?? '一段'}`
    case 'removed':
      return from ? `删去原${from}` : `删去${KIND_WORDS[provision.kind] ?? '一段'}`
    case 'moved':
      return `${provision.reworded ? '移动并修改' : '移动'}${from === to ? '' : `，原${from}移作${to}`}`
    case 'split':
      return `原${from}拆分为${to}`
    case 'merged':
      return `原${from}合并为${to}`
    case 'renumbered':
      return `条文序号由${from}改为${to}`
    case 'reference':
      return `引用的条文序号相应调整${renumbered}`
    case 'punctuation':
      return `仅标点变化${renumbered}`
    case 'changed':
      return `修改${renumbered}`
    case 'same':
      return '未修改'
  }
}

const QUIET: readonly ComparedProvision['change'][] = ['same', 'renumbered']

/** Picks what the table shows: everything that changed, or every provision; headings of chapters only beside others. */
export function rowsOfTable(comparison: Comparison, isWhole: boolean): readonly TableRow[] {
  return comparison.provisions
    .filter((provision) => isWhole || !QUIET.includes(provision.change))
    .map((provision) => ({ provision, note: noteOf(provision, comparison) }))
}

/** Says what the table leaves out. */
export function leftOut(comparison: Comparison): string {
  const { counts } = comparison.summary
  const renumbered = counts.renumbered > 0 ? `，其中 ${counts.renumbered} 条仅条文序号变化` : ''
  const quiet = counts.same + counts.renumbered
  return quiet === 0 ? '' : `其余 ${quiet} 处未作修改${renumbered}。`
}
