export interface BarPart {
  readonly key: string
  readonly label: string
  readonly value: number
}

/** A part too thin for its figure is drawn without one. */
const ROOM_FOR_FIGURE = 5

const share = (value: number, whole: number): number => (value / whole) * 100
const percent = (value: number): string => `${value.toFixed(2)}%`

/** One whole in its parts; the same figures stand in words beside it, so it is a picture only. */
export const StackedBar = ({ title, parts }: { readonly title: string; readonly parts: readonly BarPart[] }) => {
  const whole = parts.reduce((sum, p) => sum + p.value, 0)
  if (whole === 0) return null
  let at = 0
  const drawn = parts
    .filter((p) => p.value > 0)
    .map((p) => {
      const x = share(at, whole)
      at += p.value
      return { ...p, x, width: share(p.value, whole) }
    })
  return (
    <svg class="stacked" role="img">
      <title>{title}</title>
      <desc>{parts.map((p) => `${p.label} ${p.value}`).join('，')}</desc>
      {drawn.map((p) => (
        <g>
          <title>{`${p.label} ${p.value}`}</title>
          <rect class={`part-${p.key}`} x={percent(p.x)} y="0" width={percent(p.width)} height="100%" />
          {p.width >= ROOM_FOR_FIGURE && (
            <text x={percent(p.x + p.width / 2)} y="50%">
              {p.value}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
