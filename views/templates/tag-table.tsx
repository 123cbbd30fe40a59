import type { TemplateTag } from '../../src/templates/model.ts'
import { DataTable } from '../parts/table.tsx'

/** Every name that may stand in a template; those of a list below it. */
export const TagTable = ({ tags }: { readonly tags: readonly TemplateTag[] }) => (
  <DataTable
    caption="可用的名称"
    columns={[
      { label: '写法', nowrap: true, render: (row) => <code>{row.written}</code> },
      { label: '填写的内容', render: (row) => row.meaning },
      { label: '必须有', nowrap: true, render: (row) => (row.isNeeded ? '是' : '') },
    ]}
    rows={tags.flatMap((tag) => rowsOf(tag))}
    empty={<p>没有可用的名称。</p>}
  />
)

const rowsOf = (tag: TemplateTag) => [
  {
    written: tag.items ? `{#${tag.name}}…{/${tag.name}}` : `{${tag.name}}`,
    meaning: tag.items ? `${tag.meaning}（列表）` : tag.meaning,
    isNeeded: tag.isNeeded ?? false,
  },
  ...(tag.items ?? []).map((item) => ({
    written: `　{${item.name}}`,
    meaning: `${tag.name}：${item.meaning}`,
    isNeeded: item.isNeeded ?? false,
  })),
]
