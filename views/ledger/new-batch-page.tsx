import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { READABLE_ENDINGS } from '../../src/text/model.ts'
import { sizeText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'

interface Props {
  readonly state: FormState
  readonly maxUploadBytes: number
  readonly maxBulkBytes: number
}

export const NewBatchPage = ({ state, maxUploadBytes, maxBulkBytes }: Props) => (
  <>
    <PageHead
      title="批量上传正文"
      crumbs={[
        [paths.documents.list(), '文件'],
        [paths.batches.list(), '批量上传'],
      ]}
      lead="一次选许多 Word 文件，或者一个 .zip。系统读出每个文件的文号和名称，对应登记簿中的文件；核对后一次归入。"
    />
    <form method="post" action={paths.batches.create()} enctype="multipart/form-data" class="form">
      <ErrorSummary state={state} />
      <FileField
        state={state}
        name="files"
        label="文件"
        hint={`可以多选，合计不超过 ${sizeText(maxBulkBytes)}，每个文件不超过 ${sizeText(maxUploadBytes)}。`}
        accept={`${READABLE_ENDINGS},.zip`}
        multiple
        required
      />
      <div class="form-end">
        <Button kind="primary">上传并对应</Button>
      </div>
    </form>
  </>
)
