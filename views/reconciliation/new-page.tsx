import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { OrganChoice } from '../../src/reconciliation/model.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, FileField, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'

/** Receiving a list, as a file or as rows copied out of a spreadsheet. */
export const NewListPage = (props: {
  readonly state: FormState
  readonly makers: readonly OrganChoice[]
  readonly maxMb: number
}) => (
  <>
    <PageHead
      title="导入发文目录"
      crumbs={[[paths.issuingLists.list(), '发文核对']]}
      lead="原文件照存备查，并记下文件指纹。下一步核对各列，之后才开始比对。"
    />
    <form method="post" action={paths.issuingLists.create()} enctype="multipart/form-data" class="form">
      <ErrorSummary state={props.state} />
      <FileField
        state={props.state}
        name="file"
        label="目录文件"
        accept=".xlsx,.xls,.csv,.txt"
        hint={`.xlsx、.xls 或 .csv（UTF-8、GBK 均可），最大 ${props.maxMb} MB。`}
      />
      <TextArea
        state={props.state}
        name="paste"
        label="或者粘贴目录"
        rows={6}
        hint="在表格软件中选中（连同标题行）、复制，粘贴到这里。选了文件的，以文件为准。"
      />
      <div class="form-grid">
        <TextField state={props.state} name="year" label="目录所属年度" type="number" width="short" required />
        <DayField state={props.state} name="receivedOn" label="收到日期" required />
      </div>
      <SelectField
        state={props.state}
        name="makerId"
        label="谁的目录"
        hint="目录里有“制定机关”一列的，不必选择。"
        empty="按各行的制定机关"
        options={props.makers.map((organ) => [organ.organId, organ.name] as const)}
      />
      <TextField state={props.state} name="name" label="目录名称" hint="不填则为“某年发文目录”。" width="wide" />
      <div class="form-end">
        <Button kind="primary">导入，核对各列</Button>
      </div>
    </form>
  </>
)
