import type { MakersDesk } from '../../src/documents/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, TextArea } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'

/** Who made a document together with its lead unit. */
export const MakersPage = ({ desk, state }: { readonly desk: MakersDesk; readonly state: FormState }) => (
  <>
    <PageHead
      title="联合发文单位"
      crumbs={[
        [paths.documents.list(), '文件'],
        [paths.documents.show({ id: desk.documentId }), desk.title],
      ]}
      lead={`主办单位：${desk.lead}。联合制定的文件用主办单位的文号，由主办单位按自己的报送途径备案。`}
    />
    <Section title="其他联合发文单位">
      <form class="form" method="post" action={paths.documents.makers({ id: desk.documentId })}>
        <ErrorSummary state={state} />
        <HiddenField name="version" value={desk.version} />
        <TextArea
          state={state}
          name="names"
          label="单位名称"
          rows={5}
          hint="一行一个，写全称或者机构目录里的简称，按发文顺序；不是联合发文的留空。主办单位不必写。"
        />
        <div class="form-end">
          <Button kind="primary">保存</Button>
          <LinkButton href={paths.documents.show({ id: desk.documentId })} kind="plain">
            取消
          </LinkButton>
        </div>
      </form>
    </Section>
  </>
)
