import { CLEANUP_GROUNDS, type CleanupOutcome, type ScopeSummary } from '../../src/cleanup/model.ts'
import { NORMATIVE_CATEGORIES } from '../../src/documents/model.ts'
import { errorOf, type FormState, listOf, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf, wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckGroup, DayField, RadioGroup, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { outcomeOptions } from './scope-words.ts'

const GROUNDS = CLEANUP_GROUNDS.filter((ground) => ground !== 'superseded' && ground !== 'fit')
const DECIDING = ['government', 'county', 'zone', 'party', 'department', 'township']

export const NewCampaignPage = (props: {
  readonly state: FormState
  readonly organs: readonly {
    readonly organId: string
    readonly name: string
    readonly kind: string
  }[]
  /** The outcomes that a clean-up uses. */
  readonly outcomes: readonly CleanupOutcome[]
  /** What the scope takes in, when it was asked. */
  readonly summary: ScopeSummary | null
}) => (
  <>
    <PageHead
      title="启动清理"
      crumbs={[[paths.campaigns.list(), '文件清理']]}
      lead="登记中已印发、符合范围的文件会自动列入，由各文件的实施单位提出拟办意见。"
    />
    <Section title="范围">
      <form class="form" method="post" action={paths.campaigns.create()}>
        <ErrorSummary state={props.state} />
        <TextField state={props.state} name="name" label="清理名称" required />
        <SelectField
          state={props.state}
          name="kind"
          label="类型"
          empty="请选择"
          options={wordsOf('campaignKind')}
          required
        />
        <TextArea state={props.state} name="scope" label="范围说明" rows={2} required />
        <CheckGroup
          state={props.state}
          name="categories"
          label="文件类别"
          options={NORMATIVE_CATEGORIES.map((c) => [c, wordOf('category', c)] as const)}
        />
        <div class="form-grid">
          <DayField state={props.state} name="issuedFrom" label="印发日期自" hint="不填则不限" />
          <DayField state={props.state} name="cutOffOn" label="印发日期至" hint="含当日" required />
        </div>
        <RadioGroup
          state={props.state}
          name="state"
          label="效力"
          options={[
            ['all', '全部，含已失效、废止的', '首次清理、需要公布失效和废止目录的'],
            ['in_force', '只列未失效、未废止的'],
          ]}
        />
        <details open={listOf(props.state, 'organIds').length > 0}>
          <summary>只清理部分机关（不选则为全部）</summary>
          <CheckGroup
            state={props.state}
            name="organIds"
            label="制定或者实施机关"
            hint="机构改革前的机关，由承担其职责的机关一并列入"
            options={props.organs.filter((o) => DECIDING.includes(o.kind)).map((o) => [o.organId, o.name] as const)}
          />
        </details>
        <details open={valueIn(props.state, 'reformFrom') !== '' || errorOf(props.state, 'reformTo') !== undefined}>
          <summary>只清理机构改革涉及的文件</summary>
          <p class="hint">列入由这段时间内撤并、更名的机关制定、起草或者实施的文件，由承担其职责的机关提出拟办意见。</p>
          <div class="form-grid">
            <DayField state={props.state} name="reformFrom" label="撤并、更名日期自" />
            <DayField state={props.state} name="reformTo" label="撤并、更名日期至" />
          </div>
        </details>
        <SelectField
          state={props.state}
          name="decidingOrganId"
          label="作出决定的机关"
          empty="请选择"
          options={props.organs.filter((o) => DECIDING.includes(o.kind)).map((o) => [o.organId, o.name] as const)}
          required
        />
        <details>
          <summary>处理标准（理由类别对应的拟办意见）</summary>
          <div class="form-grid">
            {GROUNDS.map((ground) => (
              <SelectField
                state={props.state}
                name={ground}
                label={wordOf('ground', ground)}
                options={outcomeOptions(props.outcomes)}
                required
              />
            ))}
          </div>
        </details>
        <RadioGroup
          state={props.state}
          name="supersededOutcome"
          label="已被新文件代替的"
          hint="各地标准不同，由本次清理方案确定"
          options={outcomeOptions(props.outcomes.filter((o) => o === 'repeal' || o === 'declare_lapsed'))}
        />
        {props.summary && <ScopeSummaryView summary={props.summary} />}
        <div class="form-end">
          <Button kind="primary">启动清理</Button>
          <Button formaction={paths.campaigns.count()} isUnchecked>
            查看件数
          </Button>
        </div>
      </form>
    </Section>
  </>
)

/** What the scope takes in, before anything is opened. */
const ScopeSummaryView = ({ summary }: { readonly summary: ScopeSummary }) => (
  <Note tone={summary.total > 0 ? 'good' : 'warn'}>
    <p>
      这个范围现在共 <b>{summary.total}</b> 件{summary.secret > 0 && `（含涉密 ${summary.secret} 件）`}
      {summary.total > 0 && `：${summary.byCategory.map(([c, n]) => `${wordOf('category', c)} ${n} 件`).join('，')}`}。
      {summary.total === 0 && '请调整起止日期、类别或者机关，或者先补录文件。'}
    </p>
    {summary.total > 0 && (
      <>
        <details>
          <summary>由 {summary.byUnit.length} 个单位提出拟办意见</summary>
          <ul>
            {summary.byUnit.map((unit) => (
              <li>
                {unit.organ}：{unit.items} 件
              </li>
            ))}
          </ul>
        </details>
        <details>
          <summary>前 {summary.first.length} 件的名称</summary>
          <ol>
            {summary.first.map((title) => (
              <li>{title}</li>
            ))}
          </ol>
        </details>
      </>
    )}
  </Note>
)
