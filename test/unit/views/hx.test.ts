import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { domId, domTarget } from '../../../views/dom-id.ts'
import { hx } from '../../../views/hx.ts'

const everything = hx({
  get: '/reviews',
  post: '/reviews',
  target: 'this',
  swap: 'outerHTML',
  trigger: 'every 60s',
  pushUrl: true,
  replaceUrl: true,
  select: '#list',
  selectOob: '#count',
  include: 'closest form',
  indicator: '#busy',
  swapOob: 'true',
  sync: 'replace',
})

describe('attributes of htmx', () => {
  it('are spelt as the installed htmx reads them', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.js'), 'utf8')
    const verbs = [...source.matchAll(/#verbs = (\[[^\]]+\])/g)].flatMap(
      ([, list]) => JSON.parse(list ?? '[]') as string[],
    )
    expect(verbs).toEqual(expect.arrayContaining(['get', 'post']))
    const names = Object.keys(everything).filter((name) => !verbs.includes(name.slice('hx-'.length)))
    expect(names).toHaveLength(11)
    expect(names.filter((name) => !new RegExp(`["'\\[]${name}["'\\]]`).test(source))).toEqual([])
  })

  it('say nothing that was not asked for', () => {
    expect(hx({ get: '/reviews', pushUrl: true })).toEqual({ 'hx-get': '/reviews', 'hx-push-url': 'true' })
  })
})

describe('names of elements', () => {
  it('are the same for the element and for who looks for it', () => {
    expect(domTarget('filing', '7')).toBe(`#${domId('filing', '7')}`)
  })
})
