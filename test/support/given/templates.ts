import { inTransaction } from '../../../src/db/transaction.ts'
import { builtinTemplate } from '../../../src/templates/builtin.ts'
import { TEMPLATE_LABELS, type TemplateKind } from '../../../src/templates/model.ts'
import { addTemplateVersion, listTemplateVersions } from '../../../src/templates/records.ts'
import type { TestDeps } from '../deps.ts'

/** A Word file with a paragraph for each line. */
export const templateFile = (lines: readonly string[]): Promise<Uint8Array> =>
  builtinTemplate({
    label: TEMPLATE_LABELS['review-opinion'],
    tags: [],
    example: {},
    blocks: lines.map((text) => ({ is: 'text', text }) as const),
  })

/** A template in use that nobody checked, as one may be after its form has changed. */
export async function givenTemplate(deps: TestDeps, kind: TemplateKind, lines: readonly string[]): Promise<void> {
  const { digest, size } = await deps.blobs.put(await templateFile(lines))
  const [last] = await listTemplateVersions(deps.db, kind)
  const file = { name: '本局模板.docx', digest, size }
  await inTransaction.unaudited(deps, 'a test', (work) =>
    addTemplateVersion(work, { kind, serial: (last?.serial ?? 0) + 1, file, restores: null, note: null }),
  )
}
