import { mkdir, writeFile } from 'node:fs/promises'
import { CATALOGUE } from './docx/catalogue.ts'
import { buildDocument } from './docx/render.ts'

const folder = new URL('./documents/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const [name, sample] of Object.entries(CATALOGUE)) {
  await writeFile(new URL(name, folder), await buildDocument(sample))
}
console.log(`${Object.keys(CATALOGUE).length} documents written to samples/documents`)
