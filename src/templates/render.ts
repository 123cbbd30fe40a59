import type { BlobStore } from '../blobs/blob-store.ts'
import type { Reader } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import { builtinTemplate } from './builtin.ts'
import { compileTemplate, type Filled } from './fill.ts'
import { KINDS } from './kinds.ts'
import { TEMPLATE_LABELS, type TemplateData, type TemplateKind } from './model.ts'
import { openTemplate } from './package.ts'
import { placesIn } from './places.ts'
import { listTemplateVersions } from './records.ts'
import { problemText, tagProblems } from './rules.ts'

interface FilledForm {
  readonly bytes: Uint8Array
  /** Null where the built-in template was used and the office never had one of its own. */
  readonly templateVersionId: string | null
}

/**
 * Fills the template that is in use with what the record says. Throws `invalid` with everything that is wrong when the
 * template cannot be filled; the caller's unit of work then comes to nothing.
 */
export async function fillForm(
  db: Reader,
  blobs: BlobStore,
  kind: TemplateKind,
  data: TemplateData,
): Promise<FilledForm> {
  const [current] = await listTemplateVersions(db, kind)
  const bytes = current?.file ? await blobs.get(current.file.digest) : await builtinTemplate(KINDS[kind])
  const filled = await fillTemplate(kind, bytes, data)
  if (filled.ok) return { bytes: filled.bytes, templateVersionId: current?.versionId ?? null }
  throw new Refused(
    'invalid',
    `“${TEMPLATE_LABELS[kind]}”的模板有错误，没有生成文件，办理也没有完成。请联系管理员在“文书模板”里改正后再办。`,
    filled.problems.map(problemText),
  )
}

/** Checks a template and fills it in; says everything that is wrong with it when it will not do. */
export async function fillTemplate(kind: TemplateKind, template: Uint8Array, data: TemplateData): Promise<Filled> {
  const zip = await openTemplate(template)
  const placeOf = placesIn(zip)
  const compiled = compileTemplate(zip)
  if (!compiled.ok) return compiled
  const problems = tagProblems(KINDS[kind], compiled.tags, placeOf)
  return problems.length > 0 ? { ok: false, problems } : compiled.fill(data)
}
