import type { PublicationPageData } from '../../src/filing/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, TextArea, TextField } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

/** Recording publication, with the filings that will arise shown before anything is saved. */
export const PublicationPage = ({ page, state }: { readonly page: PublicationPageData; readonly state: FormState }) => (
  <>
    <PageHead
      title="登记公布"
      crumbs={[
        [paths.documents.list(), '文件登记'],
        [paths.documents.show({ id: page.documentId }), page.title],
      ]}
      lead={`${page.makingOrgan} ${page.numberText ?? ''}`}
    />
    {page.obstacles.length > 0 ? (
      <>
        <Obstacles what="登记公布" obstacles={page.obstacles} />
        <LinkButton href={paths.documents.show({ id: page.documentId })}>回到文件页</LinkButton>
      </>
    ) : (
      <Section title="公布情况">
        <form class="form" method="post" action={paths.documents.publication({ id: page.documentId })}>
          <ErrorSummary state={state} />
          <HiddenField name="version" value={page.version} />
          <div class="form-grid">
            <DayField
              state={state}
              name="publishedOn"
              label="公布日期"
              hint="公报、网站或新闻媒体公布的日期；备案期限自此起算"
              required
            />
            <DayField state={state} name="effectiveOn" label="施行日期" required />
          </div>
          <TextField state={state} name="place" label="公布载体" hint="例如：市政府网站；市政府公报2026年第3期" />
          <TextArea
            state={state}
            name="earlyEffectReason"
            label="提前施行理由"
            hint={`施行日期距公布日期不足 ${page.leastDaysToEffect} 日的，应当说明理由`}
            rows={2}
          />
          <div class="form-end">
            <Button kind="primary">登记公布，产生备案</Button>
          </div>
        </form>
      </Section>
    )}
    {page.preview.length > 0 && (
      <Section title={`如在 ${dayText(page.previewFor)} 公布，将产生 ${page.preview.length} 件备案`}>
        <DataTable
          caption="将产生的备案"
          rows={page.preview}
          empty=""
          columns={[
            { label: '接收机关', render: (p) => p.recipient },
            { label: '期限', render: (p) => `${p.due.limit} 个${wordOf('unit', p.due.unit)}` },
            {
              label: '最后一日',
              nowrap: true,
              render: (p) => `${dayText(p.due.day)}${p.due.provisional ? '（暂定）' : ''}`,
            },
          ]}
        />
      </Section>
    )}
  </>
)
