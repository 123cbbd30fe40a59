import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refused } from '../../src/lib/refused.ts'
import { checkForm, type FormContext } from '../../src/review/reading/form-checks.ts'
import type { ReadingProposal } from '../../src/review/reading/model.ts'
import { readRedFlags } from '../../src/review/reading/red-flags.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'
import type { ExtractedText } from '../../src/text/model.ts'

const SEED = '2026-03-16'
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

/** FNV-1a: an order by chance that stays when a rule gains or loses other hits. */
function chance(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The hits to be judged: the same in every run. */
export const sampleOf = (hits: readonly Hit[], size: number): Hit[] =>
  hits
    .map((hit) => ({ hit, order: chance(`${SEED}${hit.file}${hit.proposal.key}`) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, size)
    .map(({ hit }) => hit)
