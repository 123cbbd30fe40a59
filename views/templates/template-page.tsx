import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { TemplateDesk, TemplateVersion } from '../../src/templates/model.ts'
import { dayText, sizeText } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, HiddenField, TextField } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { TagTable } from './tag-table.tsx'

interface TemplatePageProps {
  readonly template: TemplateDesk
  readonly state: FormState
  readonly history: readonly TimelineEntry[]
}

/** One form: the template it uses, how to put another in its place, and every one it used before. */
export const TemplatePage = ({ template, state, history }: TemplatePageProps) => {
  const { kind, current } = template
  const serial = String(current)
  return (
    <>
      <PageHead
        title={`${template.label}模板`}
        crumbs={[[paths.templates.list(), '文书模板']]}
        tag={template.versions[0]?.file ? <Tag tone="good">本单位模板</Tag> : <Tag tone="off">系统自带模板</Tag>}
        actions={
          <>
            <LinkButton href={paths.templates.file({ kind, serial })}>下载模板</LinkButton>
            <LinkButton href={paths.templates.preview({ kind, serial })}>下载填好的示例</LinkButton>
          </>
        }
      />
      <Section title="换成本单位的模板" id="upload">
        <form method="post" action={paths.templates.versions({ kind })} class="form" enctype="multipart/form-data">
          <ErrorSummary state={state} />
          <HiddenField name="seen" value={serial} />
          <FileField
            state={state}
            name="file"
            label="模板文件"
            required
            accept=".docx"
            hint="先下载模板，在 Word 或 WPS 里修改，保留花括号里的名称，再从这里上传。只收 .docx。"
          />
          <TextField state={state} name="note" label="说明" width="wide" hint="改了什么，可以不填。" />
          <div class="form-end">
            <Button kind="primary" name="act" value="use">
              检查并启用
            </Button>
            <Button kind="secondary" name="act" value="preview">
              只检查，下载示例
            </Button>
          </div>
        </form>
      </Section>
      <Section title="可用的名称" id="tags">
        <p class="hint">
          在模板里写 {'{名称}'}，系统填上内容。列表写成 {'{#名称}…{/名称}'}，中间的内容每一项重复一次；
          {'{^名称}…{/名称}'} 中间的内容只在没有时出现。没有内容的名称留一段横线。
        </p>
        <TagTable tags={template.tags} />
      </Section>
      <Section title={`各版模板（${template.versions.length}）`} id="versions">
        <Versions template={template} />
      </Section>
      <Section title="变动记录" id="history">
        <Timeline entries={history} />
      </Section>
    </>
  )
}

const Versions = ({ template }: { readonly template: TemplateDesk }) => (
  <>
    <DataTable
      caption="各版模板"
      columns={[
        { label: '版次', nowrap: true, render: (v) => `第 ${v.serial} 版` },
        { label: '模板', render: (v) => <VersionFile version={v} /> },
        { label: '启用', nowrap: true, render: (v) => `${dayText(v.madeOn)}，${v.madeByName}` },
        { label: '说明', render: (v) => v.note ?? '' },
        {
          label: '操作',
          nowrap: true,
          render: (v) =>
            v.serial === template.current ? (
              <Tag tone="good">现在使用</Tag>
            ) : (
              v.file && <Restore template={template} serial={v.serial} label="恢复这一版" />
            ),
        },
      ]}
      rows={template.versions}
      empty={<p>还没有换过模板，一直使用系统自带的模板。</p>}
    />
    {template.versions[0]?.file && <Restore template={template} serial={0} label="恢复系统自带模板" />}
  </>
)

const VersionFile = ({ version }: { readonly version: TemplateVersion }) => {
  if (!version.file) return <>系统自带模板</>
  const href = paths.templates.file({ kind: version.kind, serial: String(version.serial) })
  return (
    <>
      <a href={href}>{version.file.name}</a>（{sizeText(version.file.size)}
      {version.restores ? `，恢复自第 ${version.restores} 版` : ''}）
    </>
  )
}

interface RestoreProps {
  readonly template: TemplateDesk
  readonly serial: number
  readonly label: string
}

const Restore = ({ template, serial, label }: RestoreProps) => (
  <form method="post" action={paths.templates.restoration({ kind: template.kind })}>
    <HiddenField name="serial" value={String(serial)} />
    <HiddenField name="seen" value={String(template.current)} />
    <Button kind="secondary">{label}</Button>
  </form>
)
