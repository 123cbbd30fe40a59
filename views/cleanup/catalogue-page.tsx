import type { CatalogueData } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

const TITLES: Readonly<Record<string, string>> = {
  remain: '继续有效的规范性文件目录',
  repeal: '废止的规范性文件目录',
  declare_lapsed: '宣布失效的规范性文件目录',
  amend: '修改的规范性文件目录',
  amend_or_lapse: '限期修改、逾期失效的规范性文件目录',
}

/** One annex, ready to print. */
export const CataloguePage = ({ catalogue }: { readonly catalogue: CatalogueData }) => (
  <div class="catalogue">
    <PageHead
      title={TITLES[catalogue.outcome] ?? ''}
      crumbs={[
        [paths.campaigns.list(), '文件清理'],
        [paths.campaigns.show({ id: catalogue.campaignId }), catalogue.campaignName],
      ]}
      lead={`${catalogue.basis === 'decision' ? '依据决定' : '拟办意见稿，尚未作出决定'}，共 ${catalogue.lines.length} 件${catalogue.secret > 0 ? `；另有涉密文件 ${catalogue.secret} 件不予公布` : ''}。`}
      actions={
        <>
          <ExportLinks
            href={paths.campaigns.catalogueExport({ id: catalogue.campaignId, outcome: catalogue.outcome })}
          />
          <button class="button button-primary" type="button" data-print hidden>
            打印
          </button>
        </>
      }
    />
    <DataTable
      caption={TITLES[catalogue.outcome] ?? ''}
      rows={catalogue.lines.map((line, i) => ({ ...line, serial: i + 1 }))}
      empty={`没有${wordOf('outcome', catalogue.outcome)}的文件。`}
      columns={[
        { label: '序号', numeric: true, render: (l) => l.serial },
        { label: '文件名称', render: (l) => l.title },
        { label: '发文字号', render: (l) => l.numberText ?? '—' },
        { label: '发文机关', render: (l) => l.makerName },
        { label: '印发日期', nowrap: true, render: (l) => dayText(l.issuedOn) },
        { label: '施行日期', nowrap: true, render: (l) => dayText(l.effectiveOn) },
        { label: '实施单位', render: (l) => l.implementer },
        { label: '理由或依据', render: (l) => l.reason || '—' },
      ]}
    />
  </div>
)
