import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { BATCH_FILE_STATES, type Batch, type BatchFile, type BatchFileState } from '../../src/ledger/model.ts'
import { momentText, numberText, wordOf } from '../format.ts'
import { hx } from '../hx.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField } from '../parts/field.tsx'
import { Note, PageHead, Tabs } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly batch: Batch
  readonly files: {
    readonly rows: readonly BatchFile[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  readonly shown: BatchFileState | undefined
  readonly state: FormState
}

/** Files on their way to the documents they are the texts of. */
export const BatchPage = ({ batch, files, shown, state }: Props) => {
  const address = paths.batches.show({ id: batch.batchId })
  const waiting = batch.counts.waiting ?? 0
  const isOpen = batch.state === 'open'
  return (
    <div
      id="batch"
      {...(waiting > 0
        ? hx({ get: address, trigger: 'every 2s', target: 'this', select: '#batch', swap: 'outerHTML' })
        : {})}
    >
      <PageHead
        title={`批量上传：${numberText(batch.files)} 个文件`}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.batches.list(), '批量上传'],
        ]}
        lead={`${batch.uploadedByName}，${momentText(batch.uploadedAt)}`}
        actions={<ExportLinks href={paths.batches.export({ id: batch.batchId }, { state: shown })} />}
      />
      <ErrorSummary state={state} />
      {waiting > 0 ? (
        <div class="doc-waiting" role="status">
          <progress aria-label="读取进度" value={batch.files - waiting} max={batch.files} />
          <p>
            正在读取：{numberText(batch.files - waiting)} / {numberText(batch.files)} 个。
            <a href={address}>刷新查看</a>
          </p>
        </div>
      ) : (
        isOpen && <Attach batch={batch} />
      )}
      <Tabs
        label="状态"
        tabs={[undefined, ...BATCH_FILE_STATES.filter((one) => (batch.counts[one] ?? 0) > 0)].map((one) => ({
          href: paths.batches.show({ id: batch.batchId }, { state: one }),
          label: one ? `${wordOf('batchFile', one)} ${batch.counts[one] ?? 0}` : `全部 ${batch.files}`,
          isCurrent: one === shown,
        }))}
      />
      <DataTable
        caption="这一批的文件"
        rows={files.rows}
        rowId={(file) => `file-${file.position}`}
        empty={<p class="empty-title">没有这样的文件。</p>}
        columns={[
          { label: '序号', numeric: true, render: (file) => file.position },
          {
            label: '文件',
            render: (file) => (
              <>
                {file.fileName}
                {file.readTitle && (
                  <p class="hint">
                    读出：{file.readTitle}
                    {file.readNumber && `，${file.readNumber}`}
                  </p>
                )}
              </>
            ),
          },
          { label: '登记簿中的文件', render: (file) => <Matched file={file} batch={batch} isOpen={isOpen} /> },
          { label: '状态', nowrap: true, render: (file) => <StatusTag kind="batchFile" value={file.state} /> },
        ]}
      />
      <Pager
        page={files}
        href={(cursor) => paths.batches.show({ id: batch.batchId }, { state: shown, cursor })}
        unit="个"
      />
    </div>
  )
}

const Attach = ({ batch }: { readonly batch: Batch }) => {
  const matched = batch.counts.matched ?? 0
  if (matched === 0)
    return (
      <Note tone="warn">
        <p>还没有一个文件对应上登记簿。请在下面逐个写明文号或者名称。</p>
      </Note>
    )
  return (
    <form method="post" action={paths.batches.attachment({ id: batch.batchId })} class="form">
      <HiddenField name="version" value={batch.version} />
      <p>
        {numberText(matched)} 个文件将作为正式文本归入登记簿中对应的文件，其余 {numberText(batch.files - matched)}{' '}
        个不归入。归入后不能替换，请先核对。
      </p>
      <div class="form-end">
        <Button kind="primary">归入 {numberText(matched)} 个文件</Button>
      </div>
    </form>
  )
}

const MATCHABLE: readonly BatchFileState[] = ['matched', 'unmatched', 'left']

const Matched = ({
  file,
  batch,
  isOpen,
}: {
  readonly file: BatchFile
  readonly batch: Batch
  readonly isOpen: boolean
}) => (
  <>
    {file.documentId && (
      <p>
        <a href={paths.documents.show({ id: file.documentId })}>{file.documentTitle}</a>
        {file.documentNumber && `　${file.documentNumber}`}
      </p>
    )}
    {(file.failure ?? file.reason) && <p class="hint">{file.failure ?? file.reason}</p>}
    {isOpen && MATCHABLE.includes(file.state) && (
      <form
        method="post"
        action={paths.batches.file({ id: batch.batchId, position: String(file.position) })}
        class="inline-form"
      >
        <input
          type="text"
          name="words"
          maxlength={200}
          aria-label={`${file.fileName} 对应的文号或名称`}
          placeholder="文号或名称"
        />
        <Button name="act" value="match">
          对应
        </Button>
        {file.state !== 'left' && (
          <Button kind="plain" name="act" value="leave">
            不归入
          </Button>
        )}
      </form>
    )}
  </>
)
