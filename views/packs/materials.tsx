import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { MATERIAL_KINDS, type Material, type MaterialKind, type PackDesk } from '../../src/packs/model.ts'
import { momentText, sizeText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, SelectField } from '../parts/field.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Row {
  readonly kind: MaterialKind
  readonly material: Material | null
}

/** Every wanted kind has its line, there or not; then whatever else was sent. */
function rowsOf({ terms, pack, missing }: PackDesk): readonly Row[] {
  const wanted = terms.materials.map((m) => m.kind)
  const kinds = [...wanted, ...MATERIAL_KINDS.filter((kind) => !wanted.includes(kind))]
  return kinds.flatMap((kind): Row[] => {
    const there = pack.materials.filter((m) => m.kind === kind)
    if (there.length > 0) return there.map((material) => ({ kind, material }))
    return missing.includes(kind) ? [{ kind, material: null }] : []
  })
}

/** The files of a pack, by kind, with what is missing. */
export const MaterialTable = ({ desk }: { readonly desk: PackDesk }) => (
  <DataTable
    caption="送审材料"
    rows={rowsOf(desk)}
    empty="还没有材料。"
    columns={[
      {
        label: '文件',
        render: ({ material }) =>
          material ? (
            <a
              download
              href={paths.documents.packMaterialFile({ id: desk.pack.documentId, material: material.materialId })}
            >
              {material.fileName}
            </a>
          ) : (
            <Tag tone="bad">缺</Tag>
          ),
      },
      { label: '种类', nowrap: true, render: ({ kind }) => wordOf('reviewMaterial', kind) },
      { label: '要求', nowrap: true, render: ({ kind }) => needOf(desk, kind) },
      {
        label: '大小',
        numeric: true,
        nowrap: true,
        render: ({ material }) => (material ? sizeText(material.size) : '—'),
      },
      { label: '状态', render: ({ material }) => (material ? <State material={material} /> : '—') },
      {
        label: '上传',
        nowrap: true,
        render: ({ material }) => (material ? `${material.uploadedByName} ${momentText(material.uploadedAt)}` : '—'),
      },
      ...(desk.mayEdit
        ? [
            {
              label: '操作',
              nowrap: true,
              render: ({ material }: Row) =>
                material && (
                  <form
                    method="post"
                    action={paths.documents.packMaterialEnd({
                      id: desk.pack.documentId,
                      material: material.materialId,
                    })}
                  >
                    <Button kind="plain">撤下</Button>
                  </form>
                ),
            },
          ]
        : []),
    ]}
  />
)

const needOf = (desk: PackDesk, kind: MaterialKind): string => {
  const found = desk.terms.materials.find((m) => m.kind === kind)
  return found ? wordOf('need', found.need) : '—'
}

const State = ({ material }: { readonly material: Material }) => (
  <>
    {wordOf('materialState', material.state)}
    {material.failure && <small class="quiet"> {material.failure}</small>}
  </>
)

/** Adds one file. */
export const MaterialForm = ({ desk, state }: { readonly desk: PackDesk; readonly state: FormState | undefined }) => {
  const shown = state ?? formOf({ kind: desk.missing[0] })
  const wanted = desk.terms.materials.map((m) => m.kind)
  return (
    <form
      method="post"
      action={paths.documents.packMaterials({ id: desk.pack.documentId })}
      enctype="multipart/form-data"
      class="form"
    >
      <ErrorSummary state={shown} />
      <SelectField
        state={shown}
        name="kind"
        label="材料种类"
        required
        options={wanted.map((kind) => [kind, `${wordOf('reviewMaterial', kind)}（${needOf(desk, kind)}）`] as const)}
      />
      <FileField
        state={shown}
        name="file"
        label="文件"
        required
        hint="Word、PDF、Excel、图片或者文本文件，每个不超过 20 MB。"
        accept=".docx,.doc,.pdf,.xlsx,.xls,.txt,image/*"
      />
      <div class="form-end">
        <Button>上传材料</Button>
      </div>
    </form>
  )
}
