import type { ClassificationLine, RightsPlace } from '../../src/classification/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { answersText, decisionWord } from './words.ts'

interface Props {
  readonly desk: {
    readonly documentId: string
    readonly lines: readonly ClassificationLine[]
    readonly rights: readonly RightsPlace[]
  }
  readonly mayDecide: boolean
}

export const DecisionTag = ({ isNormative }: { readonly isNormative: boolean }) => (
  <Tag tone={isNormative ? 'good' : 'off'}>{decisionWord(isNormative)}</Tag>
)

/** Every decision, the newest first. */
export const ClassificationLines = ({ lines }: { readonly lines: readonly ClassificationLine[] }) => (
  <DataTable
    caption="历次认定"
    rows={lines}
    empty="还没有认定。"
    columns={[
      { label: '结论', nowrap: true, render: (line) => <DecisionTag isNormative={line.isNormative} /> },
      { label: '适用标准', render: (line) => <span title={line.basis}>{line.versionName}</span> },
      { label: '各项判断', render: (line) => answersText(line) || '—' },
      { label: '理由', render: (line) => line.reason },
      { label: '认定', nowrap: true, render: (line) => `${line.decidedByName}，${dayText(line.decidedOn)}` },
    ]}
  />
)

/** What is called not normative and speaks of rights and duties all the same. */
export const RightsNote = ({ rights }: { readonly rights: readonly RightsPlace[] }) =>
  rights.length === 0 ? null : (
    <Note tone="warn">
      <p>认定为不是规范性文件，但文中有涉及公民、法人和其他组织权利义务的内容，请复核：</p>
      <ul>
        {rights.map((place) => (
          <li>
            {place.label}：{place.quote}
          </li>
        ))}
      </ul>
    </Note>
  )

export const ClassificationPanel = ({ desk, mayDecide }: Props) => (
  <>
    <RightsNote rights={desk.rights} />
    {desk.lines.length > 0 ? <ClassificationLines lines={desk.lines} /> : <p>还没有认定是不是规范性文件。</p>}
    {mayDecide && (
      <p class="actions">
        <LinkButton href={paths.documents.classification({ id: desk.documentId })}>
          {desk.lines.length > 0 ? '重新认定' : '认定'}
        </LinkButton>
      </p>
    )}
  </>
)
