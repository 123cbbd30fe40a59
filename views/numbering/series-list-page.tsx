import { paths } from '../../src/http/paths.ts'
import type { SeriesLine } from '../../src/numbering/model.ts'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const SeriesListPage = ({ series }: { readonly series: readonly SeriesLine[] }) => (
  <>
    <PageHead title="文书编号" lead="签发时依次取号，不重号、不跳号；取过的号不能更改。" />
    <DataTable
      caption="编号序列"
      columns={[
        { label: '文书', render: (s) => <a href={paths.numbers.show({ key: s.key })}>{s.label}</a> },
        { label: '格式', render: (s) => s.pattern },
        { label: '今年已用', numeric: true, render: (s) => s.taken },
        { label: '下一个', nowrap: true, render: (s) => s.next },
      ]}
      rows={series}
      empty={<p>没有编号序列。</p>}
    />
  </>
)
