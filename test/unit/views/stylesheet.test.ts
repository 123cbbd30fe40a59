import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packagePath } from '../../../src/lib/root.ts'

const folder = packagePath('views', 'assets', 'css')
const files = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))
const whole = files.map((file) => file.text).join('\n')
const tokens = files.find((file) => file.name === 'tokens.css')?.text ?? ''

/** The custom properties that a block sets, in order. */
const setIn = (opening: string): string[] => {
  const start = tokens.indexOf(opening)
  expect(start, opening).toBeGreaterThan(0)
  return [...tokens.slice(start, tokens.indexOf('}', start)).matchAll(/--[\w-]+: [^;]+/g)].map(([line]) => line)
}
const nameOf = (line: string) => line.split(':')[0]

describe('the stylesheet', () => {
  it('is dark in the same way by choice and by system', () => {
    const chosen = setIn(':root[data-theme="dark"] {')
    expect(chosen.length).toBeGreaterThan(20)
    expect(setIn(':root:not([data-theme="light"]) {')).toEqual(chosen)
  })

  it('has a dark value for every colour', () => {
    const light = setIn(':root {').filter((line) => /: #/.test(line))
    const dark = setIn(':root[data-theme="dark"] {').map(nameOf)
    expect(light.map(nameOf)).toEqual(dark)
  })

  it('names its colours in one place', () => {
    const elsewhere = files.filter((file) => file.name !== 'tokens.css' && /#[0-9a-f]{3,8}\b/i.test(file.text))
    expect(elsewhere.map((file) => file.name)).toEqual([])
  })

  it('uses only what is defined', () => {
    const defined = new Set([...whole.matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    const used = [...whole.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name)
    expect(used.length).toBeGreaterThan(100)
    expect(used.filter((name) => !defined.has(name))).toEqual([])
  })

  it('keeps every rule in a layer and asks nothing of other hosts', () => {
    expect(files.filter((file) => !file.text.startsWith('@layer')).map((file) => file.name)).toEqual([])
    expect(whole).not.toMatch(/url\(|@import|https?:/)
  })
})
