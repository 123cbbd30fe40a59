import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import { sha256 } from '../lib/hash.ts'
import { packagePath } from '../lib/root.ts'

interface Asset {
  readonly name: string
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

const CSS_LAYERS = [
  'layers',
  'tokens',
  'base',
  'layout',
  'parts',
  'facts',
  'forms',
  'tables',
  'figures',
  'official',
  'comparison',
  'workbench',
  'features',
  'people',
  'calendar',
  'print',
] as const

function hashed(stem: string, ending: string, type: string, body: Buffer): Asset {
  return { name: `${stem}.${sha256(body).slice(0, 12)}.${ending}`, type, body: new Uint8Array(body) }
}

const readAsset = (...parts: string[]): Buffer => readFileSync(packagePath('views', 'assets', ...parts))

/** The stylesheets are served as one file in the order of their layers; there is no build. */
const css = hashed(
  'fadu',
  'css',
  'text/css; charset=utf-8',
  Buffer.concat(CSS_LAYERS.map((name) => readAsset('css', `${name}.css`))),
)
const script = hashed('fadu', 'js', 'text/javascript; charset=utf-8', readAsset('app.js'))
const icons = hashed('icons', 'svg', 'image/svg+xml', readAsset('icons.svg'))
const htmx = hashed(
  'htmx',
  'js',
  'text/javascript; charset=utf-8',
  readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js')),
)

const all = new Map([css, script, icons, htmx].map((asset) => [asset.name, asset]))

/** Where a page finds its stylesheet, scripts and icons; the names change with the content. */
export const assetUrls = {
  css: `/assets/${css.name}`,
  script: `/assets/${script.name}`,
  htmx: `/assets/${htmx.name}`,
  icons: `/assets/${icons.name}`,
} as const

/** Serves the assets for ever under names that contain their hash. */
export function assetRoutes(): Hono {
  return new Hono().get('/assets/:name', (c) => {
    const asset = all.get(c.req.param('name'))
    // Assets are served before there is a session, so there is no shell for a page that says so.
    if (!asset) return c.text('没有这个文件', 404)
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
    })
  })
}
