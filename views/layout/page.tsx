import type { Child } from 'hono/jsx'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { SpriteProvider } from '../parts/icon.tsx'
import type { Shell } from './shell.ts'

export interface PageProps {
  readonly title: string
  readonly shell: Shell
  /** What the person chose; without a choice the system decides. */
  readonly theme?: 'light' | 'dark' | undefined
  readonly children?: Child
}

/** The whole page around a fragment. */
export const Page = ({ title, shell, theme, children }: PageProps) => (
  <html lang="zh-CN" data-theme={theme}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content='{"includeIndicatorCSS":false,"transitions":false}' />
      <title>{`${title} — 法度`}</title>
      <link rel="icon" href={`${shell.assets.icons}#scales`} type="image/svg+xml" />
      <link rel="stylesheet" href={shell.assets.css} />
      <script src={shell.assets.htmx} defer />
      <script src={shell.assets.script} defer />
    </head>
    <body>
      <a class="skip" href="#main">
        跳到正文
      </a>
      <SpriteProvider value={shell.assets.icons}>
        <Header shell={shell} />
        <div class={shell.user ? 'frame' : 'frame frame-bare'}>
          {shell.user && <Nav shell={shell} />}
          <main id="main" tabindex={-1}>
            <div id="notices" aria-live="polite" />
            {children}
          </main>
        </div>
      </SpriteProvider>
      <footer class="foot">
        <span>法度 · 规范性文件合法性审核、备案与清理</span>
        <label class="theme" hidden>
          外观
          <select data-theme-choice autocomplete="off">
            <option value="">跟随系统</option>
            <option value="light">浅色</option>
            <option value="dark">深色</option>
          </select>
        </label>
        <span>今天是 {dayText(shell.today)}（北京时间）</span>
      </footer>
    </body>
  </html>
)

const Header = ({ shell }: { readonly shell: Shell }) => (
  <header class="top">
    <a class="brand" href={paths.home()}>
      <span class="brand-name">法度</span>
      <span class="brand-line">规范性文件审核备案清理</span>
    </a>
    {shell.isDemo && <span class="demo-mark">演示数据</span>}
    {shell.user && (
      <div class="who">
        <a class="unread" href={paths.notices.list()}>
          提醒
          {shell.unread ? (
            <span class="count">
              {shell.unread}
              <span class="hidden">条未读</span>
            </span>
          ) : null}
        </a>
        <a href={paths.account()}>
          <span class="who-name">{shell.user.displayName}</span>
          <span class="who-organ">
            {shell.user.organName} · {shell.user.roles.map((role) => wordOf('role', role)).join('、')}
          </span>
        </a>
        <form method="post" action={paths.session.close()}>
          <button class="button button-plain" type="submit">
            退出
          </button>
        </form>
      </div>
    )}
  </header>
)

const Nav = ({ shell }: { readonly shell: Shell }) => (
  <nav class="side" aria-label="主菜单">
    <ul>
      {shell.nav.map((item) => (
        <li>
          <a href={item.href} aria-current={item.isCurrent ? 'page' : undefined}>
            <span>{item.label}</span>
            {item.count ? (
              <span class="count">
                {item.count}
                <span class="hidden">项待办</span>
              </span>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
