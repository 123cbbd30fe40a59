import { paths } from '../../src/http/paths.ts'
import type { TemplateDesk } from '../../src/templates/model.ts'
import { dayText } from '../format.ts'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const TemplateListPage = ({ templates }: { readonly templates: readonly TemplateDesk[] }) => (
  <>
    <PageHead title="文书模板" lead="系统按模板填写文书。可以下载模板，在 Word 里改成本单位的样式，再上传使用。" />
    <DataTable
      caption="文书模板"
      columns={[
        { label: '文书', render: (t) => <a href={paths.templates.show({ kind: t.kind })}>{t.label}</a> },
        { label: '现在使用', render: (t) => inUse(t) },
        { label: '启用日期', nowrap: true, render: (t) => dayText(t.versions[0]?.madeOn) },
      ]}
      rows={templates}
      empty={<p>没有文书模板。</p>}
    />
  </>
)

const inUse = ({ versions: [current] }: TemplateDesk): string =>
  current?.file ? `第 ${current.serial} 版（${current.file.name}）` : '系统自带模板'
