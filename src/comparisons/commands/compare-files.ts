import { plainFileName, type UploadedFile, type UploadLimits, uploadProblem } from '../../documents/uploads.ts'
import { Refused } from '../../lib/refused.ts'
import type { Comparison } from '../../text/compare-model.ts'
import type { Comparer } from '../../text/comparing/comparer.ts'
import type { ExtractedText } from '../../text/model.ts'

export interface FileDeps {
  readonly config: UploadLimits
  readonly extractor: { extract(bytes: Uint8Array, name: string): Promise<ExtractedText> }
  readonly comparer: Comparer
}

/** One side of a comparison outside the register: a file, else what was pasted. */
export interface GivenText {
  readonly file: UploadedFile | null
  readonly pasted: string | null
}

export type Problem = { readonly field: string; readonly message: string }
export type ComparedFiles =
  | { readonly ok: true; readonly comparison: Comparison; readonly oldName: string; readonly freshName: string }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Compares two files in memory. Nothing is stored and nothing is written down: neither files nor result. */
export async function compareFiles(deps: FileDeps, given: Record<'old' | 'new', GivenText>): Promise<ComparedFiles> {
  const [old, fresh] = await Promise.all([readGiven(deps, given.old, 'old'), readGiven(deps, given.new, 'new')])
  const problems = [old, fresh].flatMap((side) => ('message' in side ? [side] : []))
  if ('message' in old || 'message' in fresh) return { ok: false, problems: [...problems, ...again(given, problems)] }
  const comparison = await deps.comparer.compare(old.text, fresh.text)
  return { ok: true, comparison, oldName: old.name, freshName: fresh.name }
}

const NAMES = { old: '旧文本', new: '新文本', decision: '修改决定' } as const

/** Reads one text out of a file or out of what was pasted, or says beside its field why it cannot be read. */
export async function readGiven(
  deps: Pick<FileDeps, 'config' | 'extractor'>,
  { file, pasted }: GivenText,
  side: keyof typeof NAMES,
): Promise<{ readonly text: ExtractedText; readonly name: string } | Problem> {
  const field = file ? `${side}File` : `${side}Text`
  if (!file && !pasted) return { field: `${side}File`, message: `请选择${NAMES[side]}的文件，或者粘贴它的文字。` }
  const bytes = file ? file.bytes : new TextEncoder().encode(pasted ?? '')
  const name = file ? plainFileName(file.fileName) : `${NAMES[side]}（粘贴）`
  const message = uploadProblem(bytes, deps.config)
  if (message !== null) return { field, message: `${NAMES[side]}：${message}` }
  try {
    return { text: await deps.extractor.extract(bytes, file ? name : 'pasted.txt'), name }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { field, message: `${NAMES[side]}：${[error.message, ...error.reasons].join(' ')}` }
  }
}

/** No browser lets a page choose a file for a person: the good one has to be chosen again. */
function again(given: Record<'old' | 'new', GivenText>, problems: readonly Problem[]): Problem[] {
  return (['old', 'new'] as const).flatMap((side) => {
    const { file } = given[side]
    const field = `${side}File`
    if (!file || problems.some((problem) => problem.field === field)) return []
    return [{ field, message: `${NAMES[side]}的文件“${plainFileName(file.fileName)}”没有问题，但请重新选择一次。` }]
  })
}
