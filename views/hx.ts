export interface Hx {
  readonly get?: string
  readonly post?: string
  readonly target?: string
  readonly swap?: 'innerHTML' | 'outerHTML' | 'outerMorph' | 'innerMorph' | 'beforeend' | 'delete' | 'none'
  readonly trigger?: string
  readonly pushUrl?: boolean
  readonly replaceUrl?: boolean
  readonly select?: string
  readonly selectOob?: string
  readonly include?: string
  readonly indicator?: string
  readonly swapOob?: string
  /** What becomes of a request on its way when the next one starts. */
  readonly sync?: 'drop' | 'abort' | 'replace' | 'queue last'
}

const NAMES: Readonly<Record<keyof Hx, string>> = {
  get: 'hx-get',
  post: 'hx-post',
  target: 'hx-target',
  swap: 'hx-swap',
  trigger: 'hx-trigger',
  pushUrl: 'hx-push-url',
  replaceUrl: 'hx-replace-url',
  select: 'hx-select',
  selectOob: 'hx-select-oob',
  include: 'hx-include',
  indicator: 'hx-indicator',
  swapOob: 'hx-swap-oob',
  sync: 'hx-sync',
}

/** Writes the attributes of htmx; the only spelling of them, since JSX accepts any misspelt one. */
export const hx = (spec: Hx): Record<string, string> =>
  Object.fromEntries(Object.entries(spec).map(([name, value]) => [NAMES[name as keyof Hx], String(value)]))
