import type { ConsultationTime, Pack, PackDesk, ProcedureRecord, ReviewKindTerms } from '../../src/packs/model.ts'
import { askedProcedures, basisText, STEPS_OF_OTHERS } from '../../src/packs/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { Facts } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** What was said of a draft, for reading. */
export const PackFacts = ({ pack }: { readonly pack: Pack }) => (
  <Facts
    rows={[
      ['性质', pack.nature ? wordOf('nature', pack.nature) : '未填写'],
      ['涉及市场主体', pack.isMarketRelated ? '是' : '否'],
      [
        '制定依据',
        pack.bases.length === 0 ? (
          '未填写'
        ) : (
          <ul>
            {pack.bases.map((basis) => (
              <li>{basisText(basis)}</li>
            ))}
          </ul>
        ),
      ],
      ['联系人', `${pack.contactName ?? '未填写'}${pack.contactPhone ? `，${pack.contactPhone}` : ''}`],
    ]}
  />
)

/** The review itself and the meeting: always gone through, and recorded where they happen. */
export const StepsOfOthers = ({ terms }: { readonly terms: ReviewKindTerms }) => {
  const others = terms.procedures.filter((p) => STEPS_OF_OTHERS.includes(p.procedure))
  if (others.length === 0) return null
  return (
    <p>
      {others.map((p) => `“${wordOf('procedure', p.procedure)}”`).join('、')}
      是必经步骤，由审核和集体审议环节记录，不在这里填写。
    </p>
  )
}

/** What was done in each step, for reading; what is short stands out. */
export const ProcedureTable = ({ desk }: { readonly desk: PackDesk }) => {
  const given = new Map(desk.pack.procedures.map((p) => [p.procedure, p]))
  return (
    <>
      <DataTable
        caption="程序情况"
        rows={askedProcedures(desk.terms)}
        empty="没有要求填写的程序。"
        columns={[
          { label: '程序', nowrap: true, render: (asked) => wordOf('procedure', asked.procedure) },
          {
            label: '办理',
            nowrap: true,
            render: ({ procedure }) => {
              const record = given.get(procedure)
              if (!record) return <Tag tone="warn">未填写</Tag>
              const tone = { yes: 'good', no: 'warn', not_applicable: 'off' } as const
              return <Tag tone={tone[record.answer]}>{wordOf('procedureAnswer', record.answer)}</Tag>
            },
          },
          { label: '情况', render: ({ procedure }) => <Told record={given.get(procedure)} time={desk.consultation} /> },
        ]}
      />
      <StepsOfOthers terms={desk.terms} />
    </>
  )
}

const Told = (props: { readonly record: ProcedureRecord | undefined; readonly time: ConsultationTime | null }) => {
  const { record } = props
  if (!record) return <>—</>
  const time = record.procedure === 'consultation' ? props.time : null
  return (
    <>
      {record.reason && <p>理由：{record.reason}</p>}
      {record.fromOn && record.toOn && (
        <p>
          {dayText(record.fromOn)}至{dayText(record.toOn)}
          {record.channel ? `，${record.channel}` : ''}
          {record.received !== null && `，收到意见 ${record.received} 条，采纳 ${record.adopted ?? 0} 条`}
        </p>
      )}
      {time && <Time time={time} reason={record.exceptionReason} />}
      {record.conclusion && <p class="plain-text">{record.conclusion}</p>}
      {!record.reason && !record.fromOn && !record.conclusion && '—'}
    </>
  )
}

const Time = ({ time, reason }: { readonly time: ConsultationTime; readonly reason: string | null }) => {
  const unit = wordOf('unit', time.needed.unit)
  return (
    <p>
      公开 {time.given} 个{unit}，规定不少于 {time.needed.limit} 个{unit}（{time.legalBasis}
      {time.isPolicyConfirmed ? '' : '，待司法局确认'}）{' '}
      {time.isEnough ? <Tag tone="good">足够</Tag> : <Tag tone="bad">短于规定</Tag>}
      {!time.isEnough && reason && ` 例外理由：${reason}`}
    </p>
  )
}
