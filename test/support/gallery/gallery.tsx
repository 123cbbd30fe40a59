import type { Child } from 'hono/jsx'
import { StackedBar } from '../../../views/charts/stacked-bar.tsx'
import { Problem } from '../../../views/layout/problem.tsx'
import { Button, LinkButton, Obstacles } from '../../../views/parts/button.tsx'
import { Deadline, DueDay } from '../../../views/parts/deadline.tsx'
import { ErrorSummary } from '../../../views/parts/error-summary.tsx'
import { FilterDay, FilterSelect, Filters, FilterText } from '../../../views/parts/filters.tsx'
import { Icon } from '../../../views/parts/icon.tsx'
import { OfficialText } from '../../../views/parts/official-text.tsx'
import { Empty, Facts, Note, PageHead, Section } from '../../../views/parts/page-head.tsx'
import { Pager } from '../../../views/parts/pager.tsx'
import { SideBySide } from '../../../views/parts/side-by-side.tsx'
import { CountStat, RateStat } from '../../../views/parts/stat.tsx'
import { StatusTag, Tag } from '../../../views/parts/status-tag.tsx'
import { DataTable } from '../../../views/parts/table.tsx'
import { Timeline } from '../../../views/parts/timeline.tsx'
import type { WordKind } from '../../../views/words.ts'
import { WORDS } from '../../../views/words.ts'
import { FormParts } from './form-parts.tsx'
import { comparison, due, filings, provisions, rejectedForm, TODAY, tables } from './samples.ts'

/** The kinds of words that pages show as tags. */
export const TAGGED: readonly WordKind[] = [
  'stage',
  'effect',
  'secrecy',
  'revisionState',
  'round',
  'opinion',
  'filing',
  'timeliness',
  'outcome',
  'campaignStage',
  'change',
  'jobState',
]

/** Every part in each of its states. */
export const Gallery = () => (
  <>
    <PageHead
      title="拉萨市城市公共停车设施管理办法"
      crumbs={[
        ['/documents', '文件'],
        ['/reviews', '审核台账'],
      ]}
      tag={<StatusTag kind="round" value="accepted" />}
      lead="政府规范性文件审核 · 第 2 轮"
      actions={<Buttons />}
    />
    <Section title="状态">
      {TAGGED.map((kind) => (
        <p>
          {Object.keys(WORDS[kind]).map((value) => (
            <>
              <StatusTag kind={kind} value={value} />{' '}
            </>
          ))}
        </p>
      ))}
      <Tag tone="warn">已修改</Tag>
    </Section>
    <Words />
    <Figures />
    <Tables />
    <FormParts />
    <Section title="文本" id="text">
      <OfficialText text={{ provisions, tables }} prefix="t1" />
    </Section>
    <Section title="逐条比对" id="comparison">
      <SideBySide caption="逐条比对" rows={comparison} oldName="第 1 稿（送审稿）" freshName="第 2 稿（送审稿）" />
      <SideBySide
        caption="合并显示"
        rows={comparison}
        oldName="第 1 稿"
        freshName="第 2 稿"
        isInline
        isFolded
        prefix="b-"
      />
    </Section>
    <Problem
      status={500}
      title="系统出错"
      message="系统出了问题，本次操作没有保存。"
      reasons={['请稍后重试。']}
      requestId="3f0c"
    />
  </>
)

const Buttons = () => (
  <>
    <Button kind="primary">受理</Button>
    <Button>要求补正</Button>
    <Button kind="danger">撤回送审</Button>
    <Button disabled>出具意见</Button>
    <LinkButton href="/export" icon="download">
      导出 CSV
    </LinkButton>
    <LinkButton href="/" kind="plain">
      取消
    </LinkButton>
  </>
)

const Words = () => (
  <>
    <Section title="提示" actions={<Icon name="info" />}>
      <Note>藏历新年安排已录入。</Note>
      <Note tone="warn">有 41 项待确认。</Note>
      <Note tone="bad">未能读出：文件已加密。</Note>
      <Note tone="good">已登记公布，产生备案 2 件。</Note>
      <Obstacles what="出具意见" obstacles={[{ message: '本轮尚未受理，不能出具意见。' }]} />
      <ErrorSummary state={rejectedForm} />
    </Section>
    <Section title="基本情况" id="facts">
      <Facts
        rows={[
          ['制定机关', '拉萨市人民政府'],
          ['文号', '拉政规〔2026〕5号'],
          ['公布日期', null],
          null,
          ['审核期限', <Deadline due={due} today={TODAY} />],
        ]}
      />
    </Section>
    <Section title="期限">
      {['2026-03-01', '2026-03-16', '2026-03-18', '2026-05-06'].map((day) => (
        <p>
          <DueDay day={day as typeof TODAY} today={TODAY} isProvisional={day > '2026-04'} />
        </p>
      ))}
      <p>
        <DueDay day={due.day} today={TODAY} doneOn={TODAY} />
      </p>
    </Section>
    <Section title="经过">
      <Timeline
        entries={[
          { at: '2026-02-10T02:00:00.000Z', who: '德吉央金', what: '送审（第 1 轮，第 1 稿）' },
          { at: '2026-02-13T03:12:00.000Z', who: '白玛央珍', what: '受理第 1 轮：期限 15 个工作日' },
        ]}
      />
    </Section>
  </>
)

const parts: readonly (readonly [string, string, number])[] = [
  ['repeal', '废止', 95],
  ['declare_lapsed', '宣布失效', 78],
  ['amend', '修改', 22],
  ['amend_or_lapse', '限期修改，逾期失效', 3],
  ['remain', '继续有效', 142],
  ['open', '尚无', 20],
]

const Figures = () => (
  <Section title="统计">
    <div class="stats">
      <RateStat
        label="报备率"
        count={{ part: 197, whole: 198 }}
        formula="报备率＝已报备÷应报备＝197÷198"
        href="/filings"
      />
      <RateStat label="及时率" count={{ part: 12, whole: 12 }} formula="及时率＝按时÷已报备＝12÷12" />
      <RateStat label="规范率" count={{ part: 0, whole: 0 }} formula="规范率＝规范÷已报备，没有可统计的件数" />
      <CountStat label="逾期未报" value={3} tone="bad" href="/filings" />
      <CountStat label="党内备案" value={78} tone="good" />
      <CountStat label="前置审核" value={15} unit="次" />
    </div>
    <StackedBar title="拟办：共 360 件" parts={parts.map(([key, label, value]) => ({ key, label, value }))} />
  </Section>
)

const Table = ({ empty }: { readonly empty?: Child }) => (
  <DataTable
    caption="备案台账"
    showCaption
    rows={empty ? [] : filings}
    rowId={(f) => f.id}
    select={{ value: (f) => f.id, label: (f) => f.title }}
    empty={empty ?? ''}
    columns={[
      { label: '文件名称', render: (f) => <a href="/">{f.title}</a> },
      { label: '文号', nowrap: true, render: (f) => f.number ?? '—' },
      { label: '报备期限', render: (f) => <DueDay day={f.due as typeof TODAY} today={TODAY} /> },
      { label: '用时（日）', numeric: true, render: () => 9 },
      { label: '状态', nowrap: true, render: (f) => <StatusTag kind="filing" value={f.status} /> },
    ]}
  />
)

const Tables = () => (
  <>
    <Filters action="/filings" reset="/filings">
      <FilterText name="words" label="名称或文号" value="停车" />
      <FilterSelect name="status" label="状态" value="due" options={Object.entries(WORDS.filing)} />
      <FilterDay name="from" label="公布自" value="2026-01-01" />
    </Filters>
    <form method="post" action="/filings">
      <Table />
    </form>
    <Pager
      page={{ rows: filings, total: 1360, next: 'n', previous: 'p' }}
      href={(cursor) => `/filings?cursor=${cursor ?? ''}`}
      unit="件"
    />
    <Table
      empty={
        <Empty title="没有符合条件的备案。">
          <p>可清除筛选条件查看全部。</p>
        </Empty>
      }
    />
  </>
)
