import type { NavItem, Shell } from '../../views/layout/shell.ts'
import type { Deps } from '../deps.ts'
import { assetUrls } from '../http/assets.ts'
import { paths } from '../http/paths.ts'
import { countUnread } from '../notices/queries/list-notices.ts'
import type { Permission } from '../people/model.ts'
import type { SignedIn } from '../people/queries.ts'
import { may } from '../people/rules.ts'
import { countWaiting } from './queries/waiting.ts'

interface MenuEntry {
  readonly href: string
  readonly label: string
  readonly permission: Permission | null
  readonly counts?: 'reviews' | 'filings' | 'documents' | 'items'
}

const MENU: readonly MenuEntry[] = [
  { href: paths.home(), label: '首页', permission: null },
  { href: paths.documents.list(), label: '文件登记', permission: 'document.read', counts: 'documents' },
  { href: paths.reviews.list(), label: '合法性审核', permission: 'review.read', counts: 'reviews' },
  { href: paths.filings.list(), label: '备案', permission: 'filing.read', counts: 'filings' },
  { href: paths.issuingLists.list(), label: '发文核对', permission: 'filing.register' },
  { href: paths.campaigns.list(), label: '清理', permission: 'cleanup.read', counts: 'items' },
  { href: paths.deadlines.list(), label: '期限月历', permission: 'review.read' },
  { href: paths.reports.filing(), label: '统计报表', permission: 'report.read' },
  { href: paths.calculator(), label: '期限计算', permission: 'calendar.read' },
  { href: paths.tools.comparison(), label: '文本比对', permission: null },
  { href: paths.calendars.list(), label: '工作日历', permission: 'calendar.read' },
  { href: paths.policies.list(), label: '期限与参数', permission: 'policy.read' },
  { href: paths.templates.list(), label: '文书模板', permission: 'policy.edit' },
  { href: paths.numbers.list(), label: '文书编号', permission: 'audit.read' },
  { href: paths.organs.list(), label: '机关', permission: 'people.read' },
  { href: paths.users.list(), label: '用户', permission: 'people.read' },
  { href: paths.audit.list(), label: '审计记录', permission: 'audit.read' },
  { href: paths.jobs(), label: '后台任务', permission: 'people.manage' },
  { href: paths.deliveries.list(), label: '邮件发送', permission: 'people.manage' },
]

/** Prepares what every page needs around its content: who is signed in, the menu, and what waits there. */
export function shellFor(deps: Deps): (signedIn: SignedIn | undefined, path: string) => Promise<Shell> {
  return async (signedIn, path) => {
    const common = { isDemo: await isDemo(deps), today: deps.clock.today(), assets: assetUrls }
    if (!signedIn) return { ...common, user: null, nav: [] }
    const { actor } = signedIn
    const counts = await countWaiting(deps.db, actor, common.today)
    const nav = MENU.filter((entry) => entry.permission === null || may(actor, entry.permission)).map(
      (entry): NavItem => ({
        href: entry.href,
        label: entry.label,
        isCurrent: entry.href === '/' ? path === '/' : path === entry.href || path.startsWith(`${entry.href}/`),
        count: entry.counts ? counts[entry.counts] : 0,
      }),
    )
    return {
      ...common,
      user: { displayName: actor.displayName, organName: signedIn.organName, roles: actor.roles },
      unread: await countUnread(deps.db, actor),
      nav,
    }
  }
}

async function isDemo(deps: Deps): Promise<boolean> {
  const row = await deps.db.selectFrom('installation').select('name').where('name', '=', 'demo').executeTakeFirst()
  return row !== undefined
}
