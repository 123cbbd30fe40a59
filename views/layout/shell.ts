import type { Day } from '../../src/lib/day.ts'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly isCurrent: boolean
  /** What waits there for the person; nothing is shown at zero. */
  readonly count?: number
}

/** What every page needs around its content, asked for once by a middleware. */
export interface Shell {
  readonly user: { readonly displayName: string; readonly organName: string; readonly roles: readonly string[] } | null
  /** Notices that wait to be read. */
  readonly unread?: number
  readonly nav: readonly NavItem[]
  readonly isDemo: boolean
  readonly today: Day
  readonly assets: { readonly css: string; readonly script: string; readonly htmx: string; readonly icons: string }
}
