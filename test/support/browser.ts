import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

/**
 * Starts a real Chromium: CHROMIUM_PATH, or the one that comes from npm. The npm build brings its shared libraries only
 * when it believes to run in a function service, hence the variable, which must be set before it is imported.
 */
export async function openBrowser(): Promise<Browser> {
  const given = process.env.CHROMIUM_PATH
  if (given) return playwright.launch({ executablePath: given, args: QUIET })
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  if (existsSync(`${SYSTEM_FONTS}/fonts.conf`)) process.env.FONTCONFIG_PATH ??= SYSTEM_FONTS
  const { default: chromium } = await import('@sparticuz/chromium')
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !UNWANTED.test(arg)), ...QUIET],
  })
}

/** The npm build knows only a Latin font of its own; the system's bring Chinese, where there are any. */
const SYSTEM_FONTS = '/etc/fonts'

/** In a single process the end of one context is the end of the browser. */
const UNWANTED = /^--(headless|single-process|no-zygote|in-process-gpu)/

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
