import { describe, expect, it } from 'vitest'
import { builtinTemplate } from '../../../src/templates/builtin.ts'
import { KINDS } from '../../../src/templates/kinds.ts'
import { TEMPLATE_KINDS, type TemplateData, type TemplateTag } from '../../../src/templates/model.ts'
import { openTemplate } from '../../../src/templates/package.ts'
import { fillTemplate } from '../../../src/templates/render.ts'

const namesOf = (tags: readonly TemplateTag[]): string[] =>
  tags.flatMap((tag) => [tag.name, ...namesOf(tag.items ?? [])])

const filledNames = (data: TemplateData): string[] =>
  Object.entries(data).flatMap(([name, value]) => [
    name,
    ...(typeof value === 'string' ? [] : new Set(value.flatMap((item) => filledNames(item)))),
  ])

describe.each(TEMPLATE_KINDS)('the form %s', (kind) => {
  const definition = KINDS[kind]

  it('has each name once, so that a name means the same inside and outside a list', () => {
    const names = namesOf(definition.tags)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has an example for every name', () => {
    expect(new Set(filledNames(definition.example))).toEqual(new Set(namesOf(definition.tags)))
  })

  it('has a built-in template that can be filled, with no blank and no brace left', async () => {
    const filled = await fillTemplate(kind, await builtinTemplate(definition), definition.example)
    if (!filled.ok) throw new Error(JSON.stringify(filled.problems))
    const xml = (await openTemplate(filled.bytes)).file('word/document.xml')?.asText() ?? ''
    expect(xml).not.toMatch(/[{}]|______/u)
  })

  it('has two of everything that is listed, so that a template which cannot repeat is found out', () => {
    for (const value of Object.values(definition.example))
      if (typeof value !== 'string') expect(value.length).toBeGreaterThan(1)
  })

  it('is laid out by GB/T 9704: A4, its margins, fonts by their Chinese names, 28.95 pt lines', async () => {
    const xml = (await openTemplate(await builtinTemplate(definition))).file('word/document.xml')?.asText() ?? ''
    const attributes = (element: string) =>
      Object.fromEntries(
        [...(new RegExp(`<${element} ([^>]*)>`, 'u').exec(xml)?.[1] ?? '').matchAll(/w:(\w+)="(\d+)"/gu)].map((m) => [
          m[1],
          Math.round((Number(m[2]) / 1440) * 25.4),
        ]),
      )
    expect(attributes('w:pgSz')).toEqual({ w: 210, h: 297 })
    expect(attributes('w:pgMar')).toMatchObject({ top: 37, bottom: 35, left: 28, right: 26 })
    expect(xml.includes('w:eastAsia="仿宋_GB2312"') && xml.includes('w:eastAsia="方正小标宋简体"')).toBe(true)
    expect(xml.includes('w:line="579"')).toBe(true)
  })
})
