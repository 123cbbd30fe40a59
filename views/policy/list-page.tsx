import { paths } from '../../src/http/paths.ts'
import type { PolicyLine } from '../../src/policy/model.ts'
import { dayText } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { grouped } from './groups.ts'
import { ConfirmedTag, PolicyValue } from './policy-value.tsx'

export interface PolicyFilterProps {
  readonly words?: string | undefined
  readonly confirmed?: string | undefined
}

const CONFIRMED = [
  ['yes', '已确认'],
  ['no', '待确认'],
] as const

export const PolicyListPage = (props: {
  readonly lines: readonly PolicyLine[]
  readonly filter: PolicyFilterProps
  /** Of all parameters, whatever the filter. */
  readonly unconfirmed: number
}) => (
  <>
    <PageHead
      title="期限与参数"
      lead="每一项都注明起始日期和依据。改变规定时新增一个版本，以前的事项仍按当时的版本计算。"
      actions={<ExportLinks href={paths.policies.export({ ...props.filter })} />}
    />
    {props.unconfirmed > 0 && (
      <Note tone="warn">
        <p>
          有 <a href={paths.policies.list({ confirmed: 'no' })}>{props.unconfirmed} 项待确认</a>
          ：取值按各地通行做法暂定，须由司法局对照本地规定核实。
        </p>
      </Note>
    )}
    <Filters isLive action={paths.policies.list()} reset={paths.policies.list()}>
      <FilterText name="words" label="名称、依据或说明" value={props.filter.words} />
      <FilterSelect name="confirmed" label="是否确认" value={props.filter.confirmed} options={CONFIRMED} />
    </Filters>
    <Results>
      {grouped(props.lines).map(([label, lines]) => (
        <Section title={`${label}（${lines.length}）`}>
          <PolicyTable caption={label} lines={lines} />
        </Section>
      ))}
      {props.lines.length === 0 && (
        <div class="empty">
          <p>没有符合条件的参数。请放宽筛选条件，或点“清除”查看全部。</p>
        </div>
      )}
    </Results>
  </>
)

const PolicyTable = (props: { readonly caption: string; readonly lines: readonly PolicyLine[] }) => (
  <DataTable
    caption={props.caption}
    columns={[
      { label: '参数', render: (p) => <a href={paths.policies.show({ key: p.key })}>{p.label}</a> },
      { label: '取值', render: (p) => <PolicyValue text={p.text} /> },
      { label: '依据', render: (p) => p.legalBasis },
      { label: '起始日期', nowrap: true, render: (p) => <Since line={p} /> },
      { label: '确认', nowrap: true, render: (p) => <ConfirmedTag isConfirmed={p.isConfirmed} /> },
    ]}
    rows={props.lines}
    rowId={(p) => `policy-${p.key.replace('.', '-')}`}
    empty={<p>没有参数。</p>}
  />
)

const Since = ({ line }: { readonly line: PolicyLine }) => (
  <>
    {dayText(line.effectiveFrom)}
    {line.nextFrom && line.nextFrom !== line.effectiveFrom && (
      <small class="block">{dayText(line.nextFrom)} 起另有规定</small>
    )}
  </>
)
