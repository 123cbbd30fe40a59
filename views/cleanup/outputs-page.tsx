import type { CampaignSummary } from '../../src/cleanup/model.ts'
import { CATALOGUES, type CatalogueData, type CatalogueKind, DECISION_KINDS } from '../../src/cleanup/output-model.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { CATALOGUE_TITLES } from './word-outputs.ts'

interface OutputsProps {
  readonly campaign: CampaignSummary
  readonly catalogues: Readonly<Record<CatalogueKind, CatalogueData>>
  readonly omitted: number
}

/** Everything that comes out of a campaign as official files. */
export const OutputsPage = ({ campaign, catalogues, omitted }: OutputsProps) => {
  const id = campaign.campaignId
  const all = CATALOGUES.map((kind) => catalogues[kind])
  const listed = all.reduce((sum, c) => sum + c.lines.length, 0)
  const secret = all.reduce((sum, c) => sum + c.secret, 0)
  const isDraft = all.some((c) => c.basis !== 'decision')
  const hidden = all.reduce((sum, c) => sum + c.hidden, 0)
  const open = campaign.items - listed - secret - hidden
  return (
    <>
      <PageHead
        title="报告、决定和目录"
        crumbs={[
          [paths.campaigns.list(), '文件清理'],
          [paths.campaigns.show({ id }), campaign.name],
        ]}
        lead={isDraft ? '尚未作出决定：各件按审核意见，没有审核意见的按拟办意见。' : '各件按已经作出的决定。'}
        actions={
          <LinkButton kind="primary" icon="download" href={paths.campaigns.reportWord({ id })}>
            清理报告 Word
          </LinkButton>
        }
      />
      {omitted > 0 && (
        <Note tone="bad">
          <a href={paths.campaigns.check({ id })}>清理范围内有 {omitted} 件在施行的文件不在任何目录</a>，请先核对。
        </Note>
      )}
      <Section title="目录">
        <DataTable
          caption="四类目录"
          rows={all}
          empty=""
          columns={[
            {
              label: '目录',
              render: (c) => <a href={paths.campaigns.catalogue({ id, kind: c.kind })}>{CATALOGUE_TITLES[c.kind]}</a>,
            },
            { label: '列入件数', numeric: true, render: (c) => c.lines.length },
            { label: '涉密不列', numeric: true, render: (c) => c.secret },
            {
              label: '下载',
              nowrap: true,
              render: (c) => (
                <>
                  <a href={paths.campaigns.catalogueWord({ id, kind: c.kind })}>Word</a>{' '}
                  <a href={paths.campaigns.catalogueExport({ id, kind: c.kind }, { format: 'xlsx' })}>Excel</a>{' '}
                  <a href={paths.campaigns.catalogueExport({ id, kind: c.kind })}>CSV</a>
                </>
              ),
            },
          ]}
        />
        <p>
          {CATALOGUES.map((kind) => `${wordOf('outcome', kind)} ${catalogues[kind].lines.length}`).join(' ＋ ')} ＝{' '}
          {listed} 件；涉密不列 {secret} 件，{hidden > 0 && `您无权查看 ${hidden} 件，`}尚无意见 {open} 件，合计{' '}
          {listed + secret + hidden + open} 件，清理目录共 {campaign.items} 件。
        </p>
      </Section>
      <Section title={isDraft ? '决定草案' : '决定'}>
        <ul>
          {DECISION_KINDS.map((kind) => (
            <li>
              {catalogues[kind].lines.length + catalogues[kind].secret === 0 ? (
                <span class="quiet">{wordOf('outcome', kind)}：没有文件，不需要决定。</span>
              ) : (
                <>
                  <a href={paths.campaigns.decisionWord({ id, kind })}>
                    关于{wordOf('outcome', kind)}部分规范性文件的决定{isDraft ? '（草案）' : ''} Word
                  </a>
                  （附件 {catalogues[kind].lines.length} 件）
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
