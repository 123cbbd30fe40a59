import { recordAudit } from '../audit/record.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { inTransaction, type WorkDeps } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import { KINDS } from './kinds.ts'
import type { TemplateKind, TemplateVersion } from './model.ts'
import { addTemplateVersion, getTemplateVersion, listTemplateVersions } from './records.ts'
import { fillTemplate } from './render.ts'
import { problemText } from './rules.ts'

type Office = WorkDeps & { readonly blobs: BlobStore }
type Administrator = Actor & { readonly requestId?: string | null }

/** What the person had before them: the serial of the version in use, 0 for the built-in one. */
interface Seen {
  readonly kind: TemplateKind
  readonly seen: number
  readonly note: string | null
}

/** Makes a template out of a Word file that somebody edited; everything that is wrong with it is listed. */
export async function uploadTemplate(
  deps: Office,
  actor: Administrator,
  input: Seen & { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<void> {
  requireAdministrator(actor)
  await checkTemplate(input.kind, input.bytes)
  const { digest, size } = await deps.blobs.put(input.bytes)
  await change(deps, actor, input, { file: { name: input.fileName, digest, size }, restores: null })
}

/** Takes an older version up again, as a new one; 0 is the built-in template. */
export async function restoreTemplate(
  deps: Office,
  actor: Administrator,
  input: Seen & { readonly serial: number },
): Promise<void> {
  requireAdministrator(actor)
  if (input.serial === 0) return change(deps, actor, input, { file: null, restores: null })
  const older = await getTemplateVersion(deps.database.kysely, input.kind, input.serial)
  if (!older.file) return change(deps, actor, input, { file: null, restores: null })
  await checkTemplate(input.kind, await deps.blobs.get(older.file.digest))
  await change(deps, actor, input, { file: older.file, restores: older.serial })
}

/** Fills a template with the example of its form; throws `invalid` with everything that is wrong. */
export async function checkTemplate(kind: TemplateKind, template: Uint8Array): Promise<Uint8Array> {
  const filled = await fillTemplate(kind, template, KINDS[kind].example)
  if (filled.ok) return filled.bytes
  const message = `模板里有 ${filled.problems.length} 处要改正，没有启用。请在 Word 里改好后重新上传。`
  throw new Refused('invalid', message, filled.problems.map(problemText))
}

async function change(
  deps: Office,
  actor: Administrator,
  { kind, seen, note }: Seen,
  over: Pick<TemplateVersion, 'file' | 'restores'>,
): Promise<void> {
  const made = inTransaction(deps, actor, async (work) => {
    const [last] = await listTemplateVersions(work.trx, kind)
    if ((last?.serial ?? 0) !== seen) throw stale()
    if (!last?.file && !over.file) throw new Refused('invalid', '现在用的就是系统自带的模板。')
    await addTemplateVersion(work, { kind, serial: seen + 1, note, ...over })
    await recordAudit(
      work,
      'template.changed',
      { type: 'template', id: kind },
      {
        kind,
        serial: seen + 1,
        fileName: over.file?.name ?? null,
        digest: over.file?.digest ?? null,
        restores: over.restores,
      },
    )
  })
  await made.catch((error: unknown) => {
    throw deps.database.isUniqueViolation(error) ? stale() : error
  })
}

function requireAdministrator(actor: Actor): void {
  if (!may(actor, 'policy.edit')) throw new Refused('forbidden', '只有管理员能更换文书模板。')
}

const stale = (): Refused => new Refused('conflict', '模板刚刚被别人更换过。请刷新页面，看清现在用的是哪一版。')
