import type { FilingPageData } from '../../src/filing/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, momentText, wordOf } from '../format.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** Every submission with what was decided on it. */
export const SubmissionsTable = ({
  filing: { filingId, submissions },
  kept,
}: {
  readonly filing: FilingPageData
  /** The serials of the submissions whose files the person may read. */
  readonly kept: readonly number[]
}) => (
  <DataTable
    caption="报送与登记"
    rows={submissions}
    empty=""
    columns={[
      { label: '次', numeric: true, render: (s) => s.serial },
      {
        label: '报送',
        render: (s) => (
          <>
            {dayText(s.submittedOn)}
            <br />
            <small class="quiet">
              {s.submittedByName}，{momentText(s.submittedAt)} 录入
            </small>
            {s.lateReason && <p>逾期原因：{s.lateReason}</p>}
          </>
        ),
      },
      {
        label: '材料',
        render: (s) => (
          <>
            {s.materials.map((m) => wordOf('material', m)).join('、')}
            {s.reportNumber && <p>备案报告：{s.reportNumber}</p>}
            {kept.includes(s.serial) && (
              <p>
                <a download href={paths.filings.submissionFile({ id: filingId, serial: String(s.serial) })}>
                  下载这次报送的全部文件（.zip）
                </a>
              </p>
            )}
          </>
        ),
      },
      {
        label: '结果',
        render: (s) =>
          s.registration ? (
            <>
              <StatusTag kind="registration" value={s.registration.outcome} />
              <p>
                {dayText(s.registration.decidedOn)}
                {s.registration.number && `，${s.registration.number}`}
                {s.registration.outcome === 'registered' &&
                  (s.registration.areMaterialsConforming ? '，材料符合规范' : '，材料不符合规范')}
              </p>
              {s.registration.reason && <p>{s.registration.reason}</p>}
              {s.registration.supplementDueOn && (
                <details>
                  <summary>补正期限：{dayText(s.registration.supplementDueOn)}</summary>
                  <ol class="trace">
                    {s.registration.supplementTrace.map((line) => (
                      <li>{line.text}</li>
                    ))}
                  </ol>
                </details>
              )}
              {s.registration.supplementChanges.map((change) => (
                <p>
                  {momentText(change.at)} 补正期限由 {dayText(change.from)} 改为 {dayText(change.to)}（{change.reason}）
                </p>
              ))}
            </>
          ) : (
            '等待登记'
          ),
      },
    ]}
  />
)
