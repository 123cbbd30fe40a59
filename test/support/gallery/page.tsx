import { assetUrls } from '../../../src/http/assets.ts'
import { Page } from '../../../views/layout/page.tsx'
import type { Shell } from '../../../views/layout/shell.ts'
import { Gallery } from './gallery.tsx'
import { TODAY } from './samples.ts'

export const shell: Shell = {
  user: { displayName: '白玛央珍', organName: '拉萨市司法局', roles: ['reviewer', 'adviser'] },
  nav: [
    { href: '/', label: '首页', isCurrent: false },
    { href: '/reviews', label: '合法性审核', isCurrent: true, count: 5 },
    { href: '/filings', label: '备案', isCurrent: false, count: 0 },
  ],
  isDemo: true,
  today: TODAY,
  assets: assetUrls,
}

/** The gallery as a whole page, as `reply` sends it. */
export const galleryPage = (theme?: 'light' | 'dark'): string =>
  `<!doctype html>${(
    <Page title="部件" shell={shell} theme={theme}>
      <Gallery />
    </Page>
  )}`
