import type { RevisionLine } from '../../src/documents/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Obstacle } from '../../src/lib/obstacle.ts'
import { READABLE_ENDINGS, READABLE_FILES } from '../../src/text/model.ts'
import { momentText, sizeText, wordOf } from '../format.ts'
import { Button, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, RadioGroup, TextField } from '../parts/field.tsx'
import { DataTable } from '../parts/table.tsx'
import { RevisionState } from './text-panel.tsx'

/** The files of a document, newest first, with the way to compare two of them. */
export const RevisionTable = ({
  documentId,
  revisions,
}: {
  documentId: string
  revisions: readonly RevisionLine[]
}) => (
  <>
    <DataTable
      caption="文件各稿"
      rows={revisions}
      empty={<p class="empty-title">还没有上传文件。</p>}
      columns={[
        {
          label: '稿次',
          nowrap: true,
          render: (r) => (
            <a href={paths.documents.revision({ id: documentId, serial: String(r.serial) })}>第 {r.serial} 稿</a>
          ),
        },
        { label: '类别', nowrap: true, render: (r) => wordOf('revisionKind', r.kind) },
        {
          label: '文件',
          render: (r) => (
            <>
              <a href={paths.documents.revisionFile({ id: documentId, serial: String(r.serial) })} download>
                {r.fileName}
              </a>
              {r.note && <small class="quiet"> {r.note}</small>}
            </>
          ),
        },
        { label: '大小', numeric: true, nowrap: true, render: (r) => sizeText(r.size) },
        { label: '状态', nowrap: true, render: (r) => <RevisionState revision={r} /> },
        {
          label: '上传',
          nowrap: true,
          render: (r) => (
            <>
              {r.uploadedByName} {momentText(r.uploadedAt)}
            </>
          ),
        },
      ]}
    />
    <CompareForm documentId={documentId} revisions={revisions.filter((r) => r.state === 'extracted')} />
    <CompareLinks documentId={documentId} revisions={revisions.filter((r) => r.state === 'extracted')} />
  </>
)

/** Comparisons that people ask for by name, and the way to any other text. */
const CompareLinks = (props: { readonly documentId: string; readonly revisions: readonly RevisionLine[] }) => {
  const { documentId: id, revisions } = props
  const [newest] = revisions
  if (!newest) return null
  const isIssued = revisions.some((r) => r.kind === 'official') && revisions.length > 1
  return (
    <p class="text-links no-print">
      {isIssued && (
        <a href={paths.documents.comparison({ id }, { old: 'reviewed', new: 'official' })}>正式文本与审核过的稿比对</a>
      )}
      <a href={paths.comparisons.create({ new: newest.revisionId })}>与其他文件比对</a>
    </p>
  )
}

/** Chooses two texts to read side by side. */
export const CompareForm = (props: {
  readonly documentId: string
  readonly revisions: readonly Pick<RevisionLine, 'serial' | 'kind' | 'fileName'>[]
  readonly old?: number
  readonly fresh?: number
}) => {
  const { revisions } = props
  if (revisions.length < 2) return null
  const option = (r: (typeof revisions)[number], chosen: number | undefined) => (
    <option value={String(r.serial)} selected={r.serial === chosen}>
      第 {r.serial} 稿（{wordOf('revisionKind', r.kind)}）{r.fileName}
    </option>
  )
  return (
    <form class="filters" method="get" action={paths.documents.comparison({ id: props.documentId })}>
      <label class="filter">
        <span>旧稿</span>
        <select name="old">{revisions.map((r) => option(r, props.old ?? revisions[1]?.serial))}</select>
      </label>
      <label class="filter">
        <span>新稿</span>
        <select name="new">{revisions.map((r) => option(r, props.fresh ?? revisions[0]?.serial))}</select>
      </label>
      <div class="filters-end">
        <Button>逐条比对</Button>
      </div>
    </form>
  )
}

interface UploadFormProps {
  readonly documentId: string
  readonly upload: { readonly draft: readonly Obstacle[]; readonly official: readonly Obstacle[] }
  readonly state: FormState
  /** The revision that already holds the same file. */
  readonly same?: RevisionLine | undefined
}

/** Adds a file: a further draft, or the official text once the review allows it. */
export const UploadForm = ({ documentId, upload, state, same }: UploadFormProps) => {
  const kinds = (['draft', 'official'] as const).filter((kind) => upload[kind].length === 0)
  const [only] = kinds
  return (
    <>
      {kinds.length > 0 && (
        <form method="post" action={paths.documents.revisions({ id: documentId })} enctype="multipart/form-data">
          <ErrorSummary state={state} />
          {same && (
            <p>
              相同的文件：
              <a href={paths.documents.revision({ id: documentId, serial: String(same.serial) })}>
                第 {same.serial} 稿“{same.fileName}”
              </a>
            </p>
          )}
          {kinds.length > 1 ? (
            <RadioGroup
              state={state}
              name="kind"
              label="这是"
              required
              options={kinds.map((kind) => [kind, wordOf('revisionKind', kind)] as const)}
            />
          ) : (
            <input type="hidden" name="kind" value={only} />
          )}
          <FileField
            state={state}
            name="file"
            label={kinds.length > 1 ? '文件' : `${wordOf('revisionKind', only)}文件`}
            hint={`${READABLE_FILES}；上传后在后台读出文本。`}
            accept={READABLE_ENDINGS}
            required
          />
          <TextField state={state} name="note" label="说明" hint="例如：按审核意见修改第五条。" />
          <Button kind="primary">上传</Button>
        </form>
      )}
      <Obstacles what="上传送审稿" obstacles={upload.draft} />
      <Obstacles what="上传正式文本" obstacles={upload.official} />
    </>
  )
}
