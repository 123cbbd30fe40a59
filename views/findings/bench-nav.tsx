import type { Workbench } from '../../src/findings/workbench-model.ts'

export const BENCH_NAV = 'bench-nav'

/** The parts of the workbench with what waits in each; it follows when something is dealt with. */
export const BenchNav = ({ bench }: { readonly bench: Workbench }) => {
  const { findings, earlier, proposals, checks, comments, advice, mayAdvise } = bench
  const others = comments.length + advice.length
  const parts: readonly (readonly [id: string, label: string])[] = [
    ['findings', `意见 ${findings.filter((f) => f.withdrawn === null).length}`],
    ...(earlier.length > 0 ? [['earlier', `以前各轮 ${earlier.length}`] as const] : []),
    ['reading', `辅助阅读 ${proposals.filter((p) => !p.judged).length}`],
    ['checklist', `审查清单 ${checks.filter((c) => c.answer).length}/${checks.length}`],
    ...(others > 0 || mayAdvise ? [['others', `批注和顾问意见 ${others}`] as const] : []),
    ['text', '送审稿'],
  ]
  return (
    <nav id={BENCH_NAV} class="bench-nav no-print" aria-label="工作台各部分">
      {parts.map(([id, label]) => (
        <a href={`#${id}`}>{label}</a>
      ))}
    </nav>
  )
}
