import type { Child } from 'hono/jsx'
import { MODES, type Mode } from '../../src/comparisons/model.ts'
import { partsOf } from '../../src/comparisons/rules.ts'
import type { Change, ComparedProvision, Comparison } from '../../src/text/compare-model.ts'
import { wordOf } from '../format.ts'
import { Empty, Section, Tabs } from '../parts/page-head.tsx'
import { SideBySide } from '../parts/side-by-side.tsx'

interface ComparedProps {
  readonly comparison: Comparison
  readonly oldName: string
  readonly freshName: string
  readonly mode: Mode
  /** Only what changed in this way. */
  readonly kind: Change | null
  /** The address of the page in another mode; left out where the page cannot be asked for again. */
  readonly modeHref?: (mode: Mode) => string
  readonly tools?: (provision: ComparedProvision) => Child
  /** The address of another part of a very long comparison; left out where everything is on one page. */
  readonly partHref?: (part: number) => string
  readonly part?: number
}

/** The texts themselves, with the ways through them. */
export const ComparedTexts = (props: ComparedProps) => {
  const { comparison, oldName, freshName, mode, kind, modeHref, tools, partHref, part = 0 } = props
  const all = kind === null ? comparison.provisions : comparison.provisions.filter((p) => p.change === kind)
  const parts = partHref ? partsOf(all) : [all]
  const shown = Math.min(part, parts.length - 1)
  const rows = parts[shown] ?? []
  return (
    <Section
      title={kind === null ? '逐条比对' : `逐条比对：${wordOf('change', kind)}`}
      id="comparison"
      actions={<Steps />}
    >
      {modeHref && (
        <Tabs
          label="显示方式"
          tabs={MODES.map((one) => ({
            href: `${modeHref(one)}#comparison`,
            label: wordOf('mode', one),
            isCurrent: one === mode,
          }))}
        />
      )}
      {partHref && parts.length > 1 && (
        <Tabs
          label="分段显示"
          tabs={parts.map((_, at) => ({
            href: `${partHref(at)}#comparison`,
            label: `第 ${at + 1} 段`,
            isCurrent: at === shown,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <Empty title={kind === null ? '两份文本都没有内容。' : '没有这一种变化。'} />
      ) : (
        <SideBySide
          caption="逐条比对"
          isInline={mode === 'inline'}
          isFolded={kind === null}
          {...{ rows, oldName, freshName, ...(tools ? { tools } : {}) }}
        />
      )}
    </Section>
  )
}

/** The same as the keys n and p, for those who click; of use only where there is a script (app.js shows them). */
const Steps = () => (
  <div class="steps no-print" data-steps hidden>
    <span aria-live="polite" data-step-place />
    <button class="button button-secondary" type="button" data-step="-1" aria-keyshortcuts="p">
      上一处（p）
    </button>
    <button class="button button-secondary" type="button" data-step="1" aria-keyshortcuts="n">
      下一处（n）
    </button>
  </div>
)
