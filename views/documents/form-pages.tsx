import type { RegisterField } from '../../src/documents/model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { READABLE_ENDINGS, READABLE_FILES } from '../../src/text/model.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, HiddenField, RadioGroup, TextField } from '../parts/field.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'
import { type OrganOption, RegisterFields } from './register-fields.tsx'

const TO_LIST = [[paths.documents.list(), '文件']] as const
const ACT_DATES: readonly RegisterField[] = ['issued_on', 'published_on']

interface FormProps {
  readonly state: FormState
  readonly organs: readonly OrganOption[]
}

/** Registers a draft, as a rule with its first file. */
export const NewDocumentPage = (props: FormProps & { readonly fileAgain: boolean; readonly mayRecord: boolean }) => (
  <>
    <PageHead
      title="登记新文件"
      crumbs={TO_LIST}
      lead="上传送审稿并登记基本情况。印发、公布日期在以后的环节登记。"
      actions={props.mayRecord && <LinkButton href={paths.documents.issued()}>补录已印发的文件</LinkButton>}
    />
    <form method="post" action={paths.documents.create()} enctype="multipart/form-data" class="form">
      <ErrorSummary state={props.state} />
      {props.fileAgain && (
        <Note tone="warn">
          <p>表单需要更正，浏览器不保留已选的文件，请重新选择。</p>
        </Note>
      )}
      <FileField
        state={props.state}
        name="file"
        label="送审稿"
        hint={`${READABLE_FILES}。上传后系统在后台读出文本，供核对名称、文号和日期。`}
        accept={READABLE_ENDINGS}
      />
      <RegisterFields
        state={props.state}
        organs={props.organs}
        fixed={ACT_DATES}
        titleHint="上传了文件时可以留空，先用文件名，读出文本后由您确认。"
      />
      <div class="form-end">
        <Button kind="primary">登记</Button>
        <LinkButton href={paths.documents.list()} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)

/** Records a document that was issued outside this program. */
export const IssuedDocumentPage = ({ state, organs, mayPublish }: FormProps & { readonly mayPublish: boolean }) => (
  <>
    <PageHead
      title="补录已印发的文件"
      crumbs={TO_LIST}
      lead="用于历史文件，以及由本级审核机构审核、只向市里报备的文件。"
    />
    <form method="post" action={paths.documents.issued()} class="form">
      <ErrorSummary state={state} />
      <RadioGroup
        state={state}
        name="stage"
        label="文件现在的状态"
        required
        options={[
          ['issued', '已印发，待登记公布', '登记公布后产生报备任务。'],
          ...(mayPublish ? ([['published', '已公布，只进入台账', '不产生报备任务。']] as const) : []),
        ]}
      />
      <TextField
        state={state}
        name="reason"
        label="未在本系统审核的原因"
        width="wide"
        required
        hint="例如：历史文件；由本县司法局审核。"
      />
      <RegisterFields state={state} organs={organs} fixed={[]} />
      <div class="form-end">
        <Button kind="primary">补录</Button>
        <LinkButton href={paths.documents.list()} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)

interface EditProps extends FormProps {
  readonly documentId: string
  readonly title: string
  readonly fixed: readonly RegisterField[]
  /** The form holds what the text states, not yet what the register says. */
  readonly isAdopting: boolean
}

/** Corrects the register. */
export const EditDocumentPage = ({ documentId, title, state, organs, fixed, isAdopting }: EditProps) => (
  <>
    <PageHead
      title="修改登记"
      crumbs={[...TO_LIST, [paths.documents.show({ id: documentId }), title]]}
      actions={<LinkButton href={paths.documents.makers({ id: documentId })}>联合发文单位</LinkButton>}
    />
    {isAdopting && (
      <Note>
        <p>下面已填入从文本读出的内容，请逐项核对后保存。</p>
      </Note>
    )}
    <form method="post" action={paths.documents.edit({ id: documentId })} class="form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={valueIn(state, 'version')} />
      <RegisterFields state={state} organs={organs} fixed={fixed} />
      <div class="form-end">
        <Button kind="primary">保存</Button>
        <LinkButton href={paths.documents.show({ id: documentId })} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)

/** How a number will be kept, and whether it is taken. */
export const NumberCheck = (props: {
  readonly typed: string
  readonly shown: string | null
  readonly isKnownForm: boolean
  readonly isTaken: boolean
}) => (
  <>
    <PageHead title="文号核对" crumbs={TO_LIST} />
    <form method="get" action={paths.documents.number()} class="form">
      <TextField state={{ values: { numberText: props.typed }, errors: [] }} name="numberText" label="文号" />
      <Button>核对</Button>
    </form>
    <p id="number-check" aria-live="polite">
      {props.shown !== null && props.isKnownForm && `将登记为：${props.shown}。`}
      {props.shown !== null && !props.isKnownForm && '不是常见的文号格式，将按原样登记，请核对。'}
      {props.isTaken && <strong class="error">这个制定机关已经有这个文号的文件，请核对。</strong>}
    </p>
  </>
)
