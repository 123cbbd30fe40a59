import type {
  RelationDesk,
  RelationLine,
  RelationProposal,
  TargetCandidate,
} from '../../src/documents/relation-model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField, TextArea, TextField } from '../parts/field.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { Chain, IncomingTable, OtherDocument, RelationTarget } from './relation-parts.tsx'

interface Props {
  readonly desk: RelationDesk
  readonly state: FormState
}

/** The relations of a document: what its text proposes, what people confirmed, and what others do to it. */
export const RelationsPage = ({ desk, state }: Props) => {
  const id = desk.documentId
  return (
    <>
      <PageHead
        title="文件关系"
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id }), desk.title],
        ]}
        lead={<a href={paths.documents.dependents({ id })}>依据或者引用本文件的 {desk.dependents} 件</a>}
      />
      <ErrorSummary state={state} />
      <Chain chain={desk.chain} />
      {desk.mayDecide && <Proposals desk={desk} />}
      <Section title="已确认的" id="confirmed">
        <DataTable
          caption="本文件对其他文件的关系"
          rows={desk.outgoing}
          empty="还没有确认过的关系。"
          columns={[
            { label: '关系', nowrap: true, render: (r) => wordOf('relation', r.kind) },
            { label: '对方文件', render: (r) => <OtherDocument relation={r} /> },
            { label: '起效', nowrap: true, render: (r) => (r.actsFrom ? dayText(r.actsFrom) : '—') },
            { label: '原文或者理由', render: (r) => r.quote ?? '—' },
            { label: '确认', nowrap: true, render: (r) => `${r.decidedByName} ${dayText(r.decidedOn)}` },
            ...(desk.mayDecide
              ? [{ label: '办理', nowrap: true, render: (r: RelationLine) => <Change id={id} relation={r} /> }]
              : []),
          ]}
        />
        {desk.dismissed > 0 && <p class="quiet">另有 {desk.dismissed} 项读出后经核对不采用。</p>}
      </Section>
      <Section title="其他文件对本文件的" id="incoming">
        <IncomingTable lines={desk.incoming} />
      </Section>
      {desk.mayDecide && (
        <details class="upload" open={state.values.title !== undefined}>
          <summary>登记文本中没有写明的关系</summary>
          <NewRelation id={id} state={state} />
        </details>
      )}
    </>
  )
}

const idOf = (p: RelationProposal): string => `${p.kind}:${p.key}`

const Proposals = ({ desk }: { readonly desk: RelationDesk }) => (
  <Section title={`从文本中读出的（${desk.proposals.length} 项待确认）`} id="proposed">
    {desk.overrides.map((quote) => (
      <Note tone="warn">
        文本有“{quote.trim()}”，没有写明是哪些文件。请核对与本文件不一致的旧文件，另行登记或者列入清理。
      </Note>
    ))}
    {desk.proposals.length > 0 && (
      <form method="post" action={paths.documents.relations({ id: desk.documentId })}>
        <DataTable
          caption="待确认的关系"
          rows={desk.proposals}
          empty=""
          select={{ value: idOf, label: (p) => `${wordOf('relation', p.kind)}《${p.title}》` }}
          columns={[
            { label: '关系', nowrap: true, render: (p) => wordOf('relation', p.kind) },
            {
              label: '对方文件',
              render: (p) => (
                <>
                  <RelationTarget named={p} />
                  <Candidates name={`target:${idOf(p)}`} candidates={p.candidates} />
                </>
              ),
            },
            {
              label: '原文',
              render: (p) => (
                <>
                  {p.quote}
                  {p.doubt && <small class="quiet">（{p.doubt}）</small>}
                </>
              ),
            },
            {
              label: '办理',
              nowrap: true,
              render: (p) => (
                <span class="actions">
                  <Button name="confirm" value={idOf(p)} shortcut="y">
                    确认
                  </Button>
                  <Button kind="plain" name="dismiss" value={idOf(p)} shortcut="n">
                    不采用
                  </Button>
                </span>
              ),
            },
          ]}
        />
        <p class="actions">
          <Button kind="primary" name="state" value="confirmed">
            确认勾选的
          </Button>
          <Button name="state" value="dismissed">
            不采用勾选的
          </Button>
        </p>
        <p class="quiet no-print">
          键盘：焦点在某一行时按 <kbd>y</kbd> 确认，按 <kbd>n</kbd> 不采用。
        </p>
      </form>
    )}
    {desk.proposals.length === 0 && desk.overrides.length === 0 && <p class="quiet">没有待确认的关系。</p>}
  </Section>
)

/** Which document of the register is meant: none, the only one, or one to be chosen. */
const Candidates = (props: { readonly name: string; readonly candidates: readonly TargetCandidate[] }) => {
  const [only, ...rest] = props.candidates
  if (!only) return <small class="quiet"> 登记中没有，只按名称记录。</small>
  const words = (c: TargetCandidate): string =>
    [c.title, c.numberText, c.makingOrgan, c.issuedOn && dayText(c.issuedOn)].filter(Boolean).join('，')
  if (rest.length === 0)
    return (
      <>
        <input type="hidden" name={props.name} value={only.documentId} />
        <small class="quiet"> 登记中：{words(only)}</small>
      </>
    )
  return (
    <select name={props.name} aria-label="登记中的哪一件">
      <option value="">同名 {props.candidates.length} 件，请选择；不选则只按名称记录</option>
      {props.candidates.map((c) => (
        <option value={c.documentId}>{words(c)}</option>
      ))}
    </select>
  )
}

const Change = ({ id, relation: r }: { readonly id: string; readonly relation: RelationLine }) => (
  <form method="post" action={paths.documents.relation({ id, relation: r.relationId })} class="actions">
    <input type="hidden" name="version" value={String(r.version)} />
    {r.candidates.length > 0 && (
      <>
        <Candidates name="targetId" candidates={r.candidates} />
        <Button name="state" value="confirmed">
          对应到登记
        </Button>
      </>
    )}
    <Button kind="plain" name="state" value="dismissed">
      撤回
    </Button>
  </form>
)

const NewRelation = ({ id, state }: { readonly id: string; readonly state: FormState }) => (
  <form method="post" action={paths.documents.relationNew({ id })} class="form">
    <SelectField
      state={state}
      name="kind"
      label="关系"
      required
      options={wordsOf('relation')}
      empty="请选择"
      hint="本文件对另一件文件：例如本文件替代它。"
    />
    <TextField state={state} name="title" label="对方文件的名称" required width="wide" hint="不带书名号。" />
    <TextField state={state} name="number" label="对方文件的文号" />
    <TextArea state={state} name="quote" label="原文或者理由" required rows={2} />
    <div class="form-end">
      <Button kind={valueIn(state, 'title') ? 'primary' : 'secondary'}>登记</Button>
    </div>
  </form>
)
