import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import {
  LEDGER_FIELDS,
  type LedgerImport,
  type LedgerRow,
  ROW_OUTCOMES,
  type RowOutcome,
} from '../../src/ledger/model.ts'
import type { OrganOption } from '../documents/register-fields.tsx'
import { momentText, numberText, sizeText } from '../format.ts'
import { hx } from '../hx.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { CheckField, HiddenField, SelectField, TextField } from '../parts/field.tsx'
import { Facts, Note, PageHead, Section, Tabs } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DefaultsFields } from './defaults-fields.tsx'
import { LedgerRows } from './rows.tsx'
import { FIELD_LABELS, OUTCOME_WORDS } from './words.ts'

interface Props {
  readonly ledger: LedgerImport
  readonly rows: {
    readonly rows: readonly LedgerRow[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  readonly organs: readonly OrganOption[]
  readonly outcome: RowOutcome | undefined
  readonly state: FormState
}

/** One ledger on its way into the register: what was read, what would happen, what is wrong where. */
export const ImportPage = (props: Props) => {
  const { ledger, state } = props
  const isWaiting = ledger.state === 'reading' || ledger.state === 'committing'
  return (
    <div
      id="ledger"
      {...(isWaiting
        ? hx({
            get: paths.ledgers.show({ id: ledger.importId }),
            trigger: 'every 1s',
            target: 'this',
            select: '#ledger',
            swap: 'outerHTML',
          })
        : {})}
    >
      <PageHead
        title={ledger.fileName}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.ledgers.list(), '台账导入'],
        ]}
        tag={<StatusTag kind="ledgerState" value={ledger.state} />}
      />
      <ErrorSummary state={state} />
      {ledger.failure && (
        <Note tone="bad">
          <p>{ledger.failure}</p>
        </Note>
      )}
      {isWaiting ? <Progress ledger={ledger} /> : <Checked {...props} />}
    </div>
  )
}

const Progress = ({ ledger }: { readonly ledger: LedgerImport }) => (
  <div class="doc-waiting" role="status">
    <progress aria-label="进度" {...(ledger.rowsDone > 0 ? { value: ledger.rowsDone, max: ledger.rowsTotal } : {})} />
    <p>
      {ledger.state === 'committing'
        ? `正在写入 ${numberText(ledger.counts.new + ledger.counts.changed)} 件，通常只需几秒。`
        : ledger.rowsDone > 0
          ? `正在核对：${numberText(ledger.rowsDone)} / ${numberText(ledger.rowsTotal)} 行。`
          : '正在读取表格。'}
    </p>
    <p>
      <a href={paths.ledgers.show({ id: ledger.importId })}>刷新查看</a>
    </p>
  </div>
)

const Checked = (props: Props) => {
  const { ledger, outcome } = props
  const isOpen = ledger.state === 'ready'
  return (
    <>
      <Facts
        rows={[
          ['上传', `${ledger.uploadedByName}，${momentText(ledger.uploadedAt)}，${sizeText(ledger.size)}`],
          ['工作表', ledger.sheet],
          ['核对结果', ROW_OUTCOMES.map((one) => `${OUTCOME_WORDS[one]} ${numberText(ledger.counts[one])}`).join('，')],
          ledger.committedAt
            ? ['写入登记簿', `${ledger.committedByName ?? ''}，${momentText(ledger.committedAt)}`]
            : null,
          ['文件摘要（SHA-256）', <code class="digest">{ledger.digest}</code>],
        ]}
      />
      {isOpen && <Commit {...props} />}
      {ledger.rowsTotal > 0 && (
        <Section
          title="逐行核对"
          id="rows"
          actions={<ExportLinks href={paths.ledgers.export({ id: ledger.importId }, { outcome })} />}
        >
          <Tabs
            label="核对结果"
            tabs={[undefined, ...ROW_OUTCOMES].map((one) => ({
              href: `${paths.ledgers.show({ id: ledger.importId }, { outcome: one })}#rows`,
              label: one
                ? `${OUTCOME_WORDS[one]} ${numberText(ledger.counts[one])}`
                : `全部 ${numberText(ledger.rowsTotal)}`,
              isCurrent: one === outcome,
            }))}
          />
          <LedgerRows ledger={ledger} page={props.rows} outcome={outcome} />
        </Section>
      )}
      {(isOpen || ledger.state === 'failed') && <MappingForm {...props} />}
    </>
  )
}

const Commit = ({ ledger, state }: Props) => {
  const { counts } = ledger
  const writes = counts.new + counts.changed
  if (writes === 0)
    return (
      <Note tone={counts.wrong > 0 ? 'warn' : 'good'}>
        <p>
          {counts.wrong > 0
            ? '没有可以写入的行。请按下面指出的问题改好表格，再上传一次。'
            : '登记簿已经与这份台账一致，没有要写入的内容。'}
        </p>
      </Note>
    )
  return (
    <form method="post" action={paths.ledgers.commit({ id: ledger.importId })} class="form">
      <HiddenField name="version" value={ledger.version} />
      <p>
        将新增 {numberText(counts.new)} 件、更改 {numberText(counts.changed)}{' '}
        件。要么全部写入，要么一件也不写入；每件文件的办理记录里都会写明来自这份台账。
      </p>
      {counts.wrong > 0 && (
        <CheckField state={state} name="leavesOut" label={`有问题的 ${numberText(counts.wrong)} 行不导入`} />
      )}
      <div class="form-end">
        <Button kind="primary">写入登记簿</Button>
        <Button kind="plain" formaction={paths.ledgers.end({ id: ledger.importId })}>
          放弃这次导入
        </Button>
      </div>
    </form>
  )
}

const MappingForm = ({ ledger, organs, state }: Props) => {
  const typed = Object.keys(state.values).length > 0 ? state : valuesOf(ledger)
  const columns = ledger.headings.map((label, at) => [String(at), `${at + 1}. ${label || '（无列名）'}`] as const)
  return (
    <Section title="列的对应" id="mapping">
      <form method="post" action={paths.ledgers.mapping({ id: ledger.importId })} class="form">
        <HiddenField name="version" value={ledger.version} />
        <div class="form-grid">
          {ledger.sheets.length > 1 && (
            <SelectField
              state={typed}
              name="sheet"
              label="工作表"
              required
              options={ledger.sheets.map((one) => [one, one] as const)}
            />
          )}
          <TextField state={typed} name="headerRow" label="列名在第几行" hint="不填则自动寻找。" />
          {columns.length > 0 &&
            LEDGER_FIELDS.map((field) => (
              <SelectField
                state={typed}
                name={`column_${field}`}
                label={FIELD_LABELS[field]}
                empty="表中没有"
                options={columns}
              />
            ))}
        </div>
        <DefaultsFields state={typed} organs={organs} />
        <div class="form-end">
          <Button>重新核对</Button>
        </div>
      </form>
    </Section>
  )
}

const valuesOf = (ledger: LedgerImport): FormState =>
  formOf({
    sheet: ledger.sheet,
    headerRow: ledger.headerRow,
    makingOrganId: ledger.defaults.makingOrganId,
    category: ledger.defaults.category,
    secrecy: ledger.defaults.secrecy,
    reason: ledger.defaults.reason,
    ...Object.fromEntries(LEDGER_FIELDS.map((field) => [`column_${field}`, ledger.mapping[field] ?? null])),
  })
