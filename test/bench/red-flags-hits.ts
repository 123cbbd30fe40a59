import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refused } from '../../src/lib/refused.ts'
import { checkForm, type FormContext } from '../../src/review/reading/form-checks.ts'
import type { ReadingProposal } from '../../src/review/reading/model.ts'
import { readRedFlags } from '../../src/review/reading/red-flags.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'
import type { ExtractedText } from '../../src/text/model.ts'

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus')
const FOLDERS: readonly (readonly [string, RegExp])[] = [
  ['docx', /\.docx$/],
  ['doc', /\.doc$/],
  ['pairs', /\.new\.txt$/],
]
export const FORM_CONTEXT: FormContext = {
  category: 'government',
  publishedOn: null,
  effectDelay: 30,
  hasEarlyReason: false,
  validity: { general: 5, trial: 2, notice: 1 },
}

export interface ReadFile {
  readonly file: string
  readonly text: ExtractedText
}
export interface Hit {
  readonly file: string
  readonly proposal: ReadingProposal
}

/** Reads every file of the corpus that can be read, with the time that takes. */
export async function readCorpus(): Promise<{ readonly files: readonly ReadFile[]; readonly ms: number }> {
  const files: ReadFile[] = []
  let ms = 0
  for (const [folder, pattern] of FOLDERS.filter(([name]) => existsSync(join(CORPUS, name)))) {
    for (const file of readdirSync(join(CORPUS, folder))
      .filter((name) => pattern.test(name))
      .sort()) {
      const bytes = readFileSync(join(CORPUS, folder, file))
      const from = performance.now()
      try {
        files.push({ file, text: await extractFile(bytes, file) })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
      }
      ms += performance.now() - from
    }
  }
  return { files, ms }
}

/** The form is checked of laws only: a course paper has no date of effect to miss. */
export const hitsIn = (files: readonly ReadFile[]): Hit[] =>
  files.flatMap(({ file, text }) =>
    [
      ...readRedFlags(text, { category: 'government' }),
      ...(file.endsWith('.txt') ? checkForm(text, FORM_CONTEXT) : []),
    ].map((proposal) => ({ file, proposal })),
  )

/** The same order in every run, and a different one for every rule. */
export function sampleOf(hits: readonly Hit[], size: number): Hit[] {
  const pool = [...hits]
  let state = 20260316
  for (let at = pool.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    ;[pool[at], pool[other]] = [pool[other] as Hit, pool[at] as Hit]
  }
  return pool.slice(0, size)
}
