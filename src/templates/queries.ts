import type { BlobStore } from '../blobs/blob-store.ts'
import type { Reader } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import { builtinTemplate } from './builtin.ts'
import { KINDS } from './kinds.ts'
import { TEMPLATE_KINDS, TEMPLATE_LABELS, type TemplateDesk, type TemplateKind } from './model.ts'
import { getTemplateVersion, listTemplateVersions } from './records.ts'

/** Reads every form with the template it uses. */
export async function listTemplates(db: Reader): Promise<readonly TemplateDesk[]> {
  const desks: TemplateDesk[] = []
  for (const kind of TEMPLATE_KINDS) desks.push(await getTemplate(db, kind))
  return desks
}

/** Reads one form with all versions of its template. Throws `not_found`. */
export async function getTemplate(db: Reader, kind: string): Promise<TemplateDesk> {
  if (!isTemplateKind(kind)) throw new Refused('not_found', '没有这种文书模板。')
  const versions = await listTemplateVersions(db, kind)
  return { kind, label: TEMPLATE_LABELS[kind], tags: KINDS[kind].tags, versions, current: versions[0]?.serial ?? 0 }
}

const isTemplateKind = (kind: string): kind is TemplateKind => (TEMPLATE_KINDS as readonly string[]).includes(kind)

/** Reads the file of one version; 0 is the built-in one. Throws `not_found`. */
export async function getTemplateFile(
  db: Reader,
  blobs: BlobStore,
  kind: TemplateKind,
  serial: number,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const version = serial === 0 ? null : await getTemplateVersion(db, kind, serial)
  if (version?.file) return { name: version.file.name, bytes: await blobs.get(version.file.digest) }
  return { name: `${TEMPLATE_LABELS[kind]}模板（系统自带）.docx`, bytes: await builtinTemplate(KINDS[kind]) }
}
