import type { CatalogueData, CatalogueLine } from '../../src/cleanup/output-model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterDay, Filters } from '../parts/filters.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { CATALOGUE_TITLES, catalogueWords, remarkOf } from './word-outputs.ts'

interface CatalogueProps {
  readonly catalogue: CatalogueData
  readonly page: Omit<PagerProps['page'], 'rows'> & {
    readonly rows: readonly (CatalogueLine & { readonly serial: number })[]
  }
  /** The day for which the state of each document is asked. */
  readonly on: Day | null
}

/** One annex, ready to print. */
export const CataloguePage = ({ catalogue, page, on }: CatalogueProps) => {
  const at = { id: catalogue.campaignId, kind: catalogue.kind }
  const query = { on: on ?? undefined }
  return (
    <div class="catalogue">
      <PageHead
        title={CATALOGUE_TITLES[catalogue.kind]}
        crumbs={[
          [paths.campaigns.list(), '文件清理'],
          [paths.campaigns.show(at), catalogue.campaignName],
          [paths.campaigns.outputs(at), '报告、决定和目录'],
        ]}
        lead={catalogueWords(catalogue)}
        actions={
          <>
            <LinkButton icon="download" href={paths.campaigns.catalogueWord(at)}>
              Word
            </LinkButton>
            <ExportLinks href={paths.campaigns.catalogueExport(at, query)} />
            <button class="button button-primary" type="button" data-print hidden>
              打印
            </button>
          </>
        }
      />
      <Filters action={paths.campaigns.catalogue(at)} reset={paths.campaigns.catalogue(at)}>
        <FilterDay name="on" label="查看某日效力（空为不查看）" value={on ?? undefined} />
      </Filters>
      <DataTable
        caption={CATALOGUE_TITLES[catalogue.kind]}
        rows={page.rows}
        empty="没有这一类文件。"
        columns={[
          { label: '序号', numeric: true, render: (l) => l.serial },
          {
            label: '文件名称',
            render: (l) => <a href={paths.documents.show({ id: l.documentId }, query)}>{l.title}</a>,
          },
          { label: '发文字号', render: (l) => l.numberText ?? '—' },
          { label: '发文机关', render: (l) => l.makerName },
          { label: '发文日期', nowrap: true, render: (l) => dayText(l.issuedOn) },
          { label: '施行日期', nowrap: true, render: (l) => dayText(l.effectiveOn) },
          { label: '有效期至', nowrap: true, render: (l) => (l.lapsesAfter ? dayText(l.lapsesAfter) : '未定') },
          { label: '实施单位', render: (l) => l.implementer },
          { label: '理由或依据', render: (l) => l.reason || '—' },
          ...(catalogue.lines.some((l) => remarkOf(l) !== '')
            ? [{ label: '备注', render: (l: CatalogueLine) => remarkOf(l) || '—' }]
            : []),
          ...(on === null
            ? []
            : [
                {
                  label: `${dayText(on)}效力`,
                  render: (l: CatalogueLine) =>
                    l.effect && (
                      <>
                        <StatusTag kind="effect" value={l.effect.state} />
                        <small class="reason">{l.effect.reason}</small>
                      </>
                    ),
                },
              ]),
        ]}
      />
      <Pager page={page} href={(cursor) => paths.campaigns.catalogue(at, { ...query, cursor })} unit="件" />
    </div>
  )
}
