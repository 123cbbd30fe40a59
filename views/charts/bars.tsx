export interface Bar {
  readonly label: string
  /** What stands beside the bar: 62.5%（45/72）. */
  readonly text: string
  /** From 0 to `full`. */
  readonly value: number
  readonly isShort?: boolean
}

const ROW = 30
const LABEL = 168
const WIDTH = 640
const ROOM = 130

/** Bars one under the other, for the screen and the printer; the table beside it says the same in figures. */
export const Bars = (props: { readonly title: string; readonly bars: readonly Bar[]; readonly full: number }) => {
  const { title, bars, full } = props
  if (bars.length === 0) return null
  const width = (value: number): number => (full === 0 ? 0 : ((WIDTH - LABEL - ROOM) * value) / full)
  return (
    <svg class="bars" role="img" viewBox={`0 0 ${WIDTH} ${ROW * bars.length}`}>
      <title>{title}</title>
      <desc>{bars.map((bar) => `${bar.label} ${bar.text}`).join('，')}</desc>
      {bars.map((bar, at) => (
        <g>
          <text class="bar-label" x={LABEL - 8} y={ROW * at + ROW / 2}>
            {short(bar.label)}
          </text>
          <rect
            class={bar.isShort ? 'bar bar-short' : 'bar'}
            x={LABEL}
            y={ROW * at + 6}
            width={width(bar.value)}
            height={ROW - 12}
          />
          <text class="bar-text" x={LABEL + width(bar.value) + 6} y={ROW * at + ROW / 2}>
            {bar.text}
          </text>
        </g>
      ))}
    </svg>
  )
}

const MOST = 11
const short = (label: string): string => (label.length > MOST ? `${label.slice(0, MOST - 1)}…` : label)
