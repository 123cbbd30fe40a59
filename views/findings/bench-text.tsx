import type { FindingLine } from '../../src/findings/model.ts'
import type { Workbench } from '../../src/findings/workbench-model.ts'
import { paths } from '../../src/http/paths.ts'
import { placeOf } from '../../src/review/reading/red-flags.ts'
import type { Provision } from '../../src/text/model.ts'
import { OfficialText } from '../parts/official-text.tsx'
import { Note } from '../parts/page-head.tsx'
import { findingAnchor } from './finding-list.tsx'

export const BENCH_PREFIX = 'w'

/** Leads to a provision of the draft that lies beside. */
export const placeLink = (path: string): string => `#${BENCH_PREFIX}-${path}`

/** What a finding may be written on; the front matter and the lists of contents are not. */
const WITHOUT = new Set<Provision['kind']>(['number', 'front', 'contents', 'signature', 'date'])

/** The draft of the round, each provision with its findings and the way to write one. */
export const BenchText = ({ bench }: { readonly bench: Workbench }) => {
  const { text, head, findings, earlier, writing } = bench
  if (!text) return <Note tone="warn">送审稿的文字没有读出，不能按条款写意见。请起草单位重新上传送审稿。</Note>
  const mayWrite = writing?.length === 0
  const own = group(findings.filter((f) => f.withdrawn === null).map((f) => [f.path, f]))
  const old = group(earlier.map((f) => [f.follow.path, f]))
  const form = paths.rounds.findingNew({ id: head.reviewId, serial: String(head.serial) })
  return (
    <OfficialText
      text={text}
      prefix={BENCH_PREFIX}
      beside={(provision) => {
        const { path, kind } = provision
        const marks = [...(own.get(path) ?? []), ...(old.get(path) ?? [])]
        const isOpen = mayWrite && !WITHOUT.has(kind)
        if (marks.length === 0 && !isOpen) return null
        return (
          <span class="bench-beside">
            {marks.map((f) => (
              <a class="bench-mark" href={`#${findingAnchor(f.serial)}`}>
                意见 {f.serial}
              </a>
            ))}
            {isOpen && (
              <a
                class="bench-add"
                href={`${form}?path=${encodeURIComponent(path)}`}
                aria-label={`对${kind === 'title' ? '标题' : placeOf(provision)}提意见`}
                data-aside
              >
                提意见
              </a>
            )}
          </span>
        )
      }}
    />
  )
}

function group(pairs: readonly (readonly [string | null, FindingLine])[]): ReadonlyMap<string, FindingLine[]> {
  const groups = new Map<string, FindingLine[]>()
  for (const [path, finding] of pairs) if (path !== null) groups.set(path, [...(groups.get(path) ?? []), finding])
  return groups
}
