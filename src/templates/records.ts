import type { Reader, Work } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { GeneratedFile, TemplateKind, TemplateVersion } from './model.ts'

/** Lists the versions of a template that the office made, the newest first; none while it uses the built-in one. */
export async function listTemplateVersions(db: Reader, kind: TemplateKind): Promise<readonly TemplateVersion[]> {
  const rows = await db
    .selectFrom('template_version')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('serial', 'desc')
    .execute()
  return rows.map((row) => ({
    versionId: row.version_id,
    kind: row.kind,
    serial: row.serial,
    file: row.digest && row.file_name ? { name: row.file_name, digest: row.digest, size: row.size ?? 0 } : null,
    restores: row.restores,
    note: row.note,
    madeOn: row.made_on,
    madeAt: row.made_at,
    madeByName: row.made_by_name,
  }))
}

/** Finds one version. Throws `not_found`. */
export async function getTemplateVersion(db: Reader, kind: TemplateKind, serial: number): Promise<TemplateVersion> {
  const found = (await listTemplateVersions(db, kind)).find((version) => version.serial === serial)
  if (!found) throw new Refused('not_found', '没有这一版模板。')
  return found
}

/** Adds a version; from now on it is the one that is used. */
export async function addTemplateVersion(
  work: Work,
  version: Pick<TemplateVersion, 'kind' | 'serial' | 'file' | 'restores' | 'note'>,
): Promise<void> {
  await work.trx
    .insertInto('template_version')
    .values({
      version_id: work.newId(),
      kind: version.kind,
      serial: version.serial,
      file_name: version.file?.name ?? null,
      digest: version.file?.digest ?? null,
      size: version.file?.size ?? null,
      restores: version.restores,
      note: version.note,
      made_on: work.today,
      made_by: work.actor.userId,
      made_by_name: work.actor.displayName,
      made_at: work.now,
    })
    .execute()
}

/** What a file is made for: one of each kind for one subject. */
export interface FileSubject {
  readonly kind: TemplateKind
  readonly type: string
  readonly id: string
}

export interface KeptFile {
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly numberId: string | null
  readonly templateVersionId: string | null
}

/** Keeps a file that was made, for good: the table takes no change. */
export async function keepGeneratedFile(work: Work, subject: FileSubject, file: KeptFile): Promise<void> {
  await work.trx
    .insertInto('generated_file')
    .values({
      file_id: work.newId(),
      kind: subject.kind,
      subject_type: subject.type,
      subject_id: subject.id,
      number_id: file.numberId,
      template_version_id: file.templateVersionId,
      file_name: file.fileName,
      digest: file.digest,
      size: file.size,
      made_on: work.today,
      made_by: work.actor.userId,
      made_by_name: work.actor.displayName,
      made_at: work.now,
    })
    .execute()
}

/** Lists the files of one kind that were made for subjects, by the subject's id. */
export async function generatedFilesOf(
  db: Reader,
  { kind, type }: Pick<FileSubject, 'kind' | 'type'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GeneratedFile>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('generated_file')
    .leftJoin('issued_number', 'issued_number.number_id', 'generated_file.number_id')
    .leftJoin('template_version', 'template_version.version_id', 'generated_file.template_version_id')
    .select(['file_id', 'generated_file.kind', 'generated_file.subject_id', 'number_text', 'template_version.serial'])
    .select(['generated_file.file_name', 'generated_file.digest', 'generated_file.size'])
    .select(['generated_file.made_on', 'generated_file.made_by_name'])
    .where('generated_file.kind', '=', kind)
    .where('generated_file.subject_type', '=', type)
    .where('generated_file.subject_id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.subject_id,
      {
        fileId: row.file_id,
        kind: row.kind,
        number: row.number_text,
        templateSerial: row.serial ?? 0,
        fileName: row.file_name,
        digest: row.digest,
        size: row.size,
        madeOn: row.made_on,
        madeByName: row.made_by_name,
      },
    ]),
  )
}
