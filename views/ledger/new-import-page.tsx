import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { OrganOption } from '../documents/register-fields.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { DefaultsFields } from './defaults-fields.tsx'

export const NewImportPage = (props: { readonly state: FormState; readonly organs: readonly OrganOption[] }) => (
  <>
    <PageHead
      title="导入台账"
      crumbs={[
        [paths.documents.list(), '文件'],
        [paths.ledgers.list(), '台账导入'],
      ]}
      lead="上传后先核对、再写入：列名自动对应，每一行的问题逐格指出；确认之前登记簿不会有任何变化。"
    />
    <form method="post" action={paths.ledgers.create()} enctype="multipart/form-data" class="form">
      <ErrorSummary state={props.state} />
      <FileField
        state={props.state}
        name="file"
        label="台账文件"
        hint="Excel 或 WPS 表格（.xlsx、.xls）或者 .csv（UTF-8、GBK 均可），一行一件文件，列名在同一行。"
        accept=".xlsx,.xls,.csv"
        required
      />
      <Section title="表中没有写明时" id="defaults">
        <DefaultsFields state={props.state} organs={props.organs} />
      </Section>
      <div class="form-end">
        <Button kind="primary">上传并核对</Button>
      </div>
    </form>
  </>
)
