import { readdirSync, readFileSync } from 'node:fs'
import JSZip from 'jszip'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../samples/docx/catalogue.ts'
import { buildDocument } from '../../../samples/docx/render.ts'
import { current } from './datasets.ts'

const FOLDER = new URL('../../../samples/documents/', import.meta.url)
const bytesOf = (name: string): Buffer => readFileSync(new URL(name, FOLDER))
const names = Object.keys(CATALOGUE)

async function partsOf(name: string): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytesOf(name))
  const read = Object.values(zip.files).map(async (f) => [f.name, await f.async('string')] as const)
  return new Map(await Promise.all(read))
}

/** Every attribute of the name, wherever it stands in the XML. */
const attributes = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map((m) => m[1] ?? '')

test('the folder holds what the catalogue names, and nothing else', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...names].sort())
  expect(names.length).toBeGreaterThanOrEqual(13)
})

test('the working set uploads only files that exist', () => {
  const used = current.documents.flatMap((d) => d.files.map((f) => f.file))
  expect(used.length).toBeGreaterThan(10)
  expect(used.filter((file) => !names.includes(file))).toEqual([])
})

describe.each(Object.entries(CATALOGUE))('%s', (name, sample) => {
  test('is built with the same bytes as committed', async () => {
    const built = await buildDocument(sample)
    expect(built.equals(bytesOf(name))).toBe(true)
  })

  test('has only well-formed parts, each with a content type', async () => {
    const parts = await partsOf(name)
    const types = parts.get('[Content_Types].xml') ?? ''
    expect(parts.size).toBeGreaterThan(8)
    for (const [part, xml] of parts) {
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', (error) => {
        throw new Error(`${part}: ${error.message}`)
      })
      parser.write(xml).close()
      if (!part.endsWith('.rels') && part !== '[Content_Types].xml') expect(types).toContain(`PartName="/${part}"`)
    }
  })

  test('has complete relationships, styles and numbers', async () => {
    const parts = await partsOf(name)
    const document = parts.get('word/document.xml') ?? ''
    const rels = parts.get('word/_rels/document.xml.rels') ?? ''
    for (const target of attributes(rels, 'Target')) expect(parts.has(`word/${target}`), target).toBe(true)
    const ids = attributes(rels, 'Id')
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of attributes(document, 'r:id')) expect(ids).toContain(id)
    const defined = attributes(parts.get('word/styles.xml') ?? '', 'w:styleId')
    for (const [, style] of document.matchAll(/<w:pStyle w:val="([^"]*)"/g)) expect(defined).toContain(style)
    const used = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map((m) => m[1] ?? '')
    const nums = attributes(parts.get('word/numbering.xml') ?? '', 'w:numId')
    expect(used.filter((id) => !nums.includes(id))).toEqual([])
  })
})
