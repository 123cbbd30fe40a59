import type { JSX } from 'hono/jsx/jsx-runtime'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/lib/day.ts'
import { StackedBar } from '../../../views/charts/stacked-bar.tsx'
import { Deadline, DueDay } from '../../../views/parts/deadline.tsx'
import { OfficialText } from '../../../views/parts/official-text.tsx'
import { Pager } from '../../../views/parts/pager.tsx'
import { SideBySide } from '../../../views/parts/side-by-side.tsx'
import { DataTable } from '../../../views/parts/table.tsx'
import { comparison, due, provisions, TODAY, tables } from '../../support/gallery/samples.ts'

const read = (element: JSX.Element) => parseHTML(`<html><body>${element}</body></html>`).document
const cells = (page: ReturnType<typeof read>, selector: string) =>
  [...page.querySelectorAll(selector)].map((cell) => cell.textContent)

describe('a last day', () => {
  it.each([
    ['2026-03-15', 'late', '已逾期 1 天'],
    ['2026-03-16', 'soon', '今天截止'],
    ['2026-03-21', 'soon', '还剩 5 天'],
    ['2026-03-22', 'calm', '还剩 6 天'],
  ])('%s is %s, in words too', (day, tone, words) => {
    const page = read(<DueDay day={day as Day} today={TODAY} />)
    expect(page.querySelector(`.due-${tone}`)?.textContent).toContain(words)
  })

  it('says no distance once the thing is done', () => {
    expect(read(<DueDay day={due.day} today={'2026-04-01' as Day} doneOn={TODAY} />).body.textContent).not.toMatch(
      /逾期|还剩/,
    )
  })

  it('explains itself: event, rule, basis, calendar and each step', () => {
    const text = read(<Deadline due={due} today={TODAY} />).querySelector('details')?.textContent ?? ''
    for (const part of ['受理之日', '15 个工作日', '待司法局确认', '国办发〔2018〕115号', '拉萨日历', '调休上班'])
      expect(text).toContain(part)
  })
})

describe('a table', () => {
  const table = (rows: readonly { readonly id: string; readonly count: number }[]) => (
    <DataTable
      caption="备案"
      rows={rows}
      select={{ value: (r) => r.id, label: (r) => `第 ${r.id} 件` }}
      empty="没有"
      columns={[
        { label: '名称', render: (r) => r.id },
        { label: '件数', numeric: true, render: (r) => r.count },
      ]}
    />
  )

  it('names each cell for a narrow screen and puts figures to the right', () => {
    const page = read(table([{ id: 'a', count: 7 }]))
    expect(page.querySelector('td[data-label="件数"]')?.className).toBe('numeric')
    expect(page.querySelector('td[data-label="名称"]')?.className).toBe('main-cell')
  })

  it('has a box for each row, named after it', () => {
    const page = read(
      table([
        { id: 'a', count: 7 },
        { id: 'b', count: 8 },
      ]),
    )
    expect(page.querySelectorAll('tbody input[name="ids[]"]')).toHaveLength(2)
    expect(page.querySelector('tbody input')?.getAttribute('aria-label')).toBe('选择第 a 件')
  })

  it('says so when there is nothing', () => {
    const page = read(table([]))
    expect([page.querySelector('table'), page.querySelector('.empty')?.textContent]).toEqual([null, '没有'])
  })
})

describe('the way through a long list', () => {
  const page = (next: string | null, previous: string | null) =>
    read(<Pager page={{ rows: [1, 2], total: 360, next, previous }} href={(c) => `/list?cursor=${c}`} unit="件" />)

  it('says how many there are and how many are here', () => {
    expect(page('n', null).querySelector('span')?.textContent).toBe('共 360 件，本页 2 件')
  })

  it('leads only where there is something', () => {
    expect(page('n', null).querySelector('[rel=next]')?.getAttribute('href')).toBe('/list?cursor=n')
    expect(page(null, 'p').querySelector('[rel=next]')).toBeNull()
    expect(page(null, null).querySelectorAll('a')).toHaveLength(0)
  })
})

describe('an official text', () => {
  const page = read(<OfficialText text={{ provisions, tables }} prefix="t1" />)

  it('keeps every provision, label before words', () => {
    expect(page.querySelectorAll('.doc-body > *')).toHaveLength(provisions.length)
    expect(page.getElementById('t1-2.1.1')?.textContent).toBe('（一）独立建设的公共停车场；')
  })

  it('joins the cells that the file joins', () => {
    expect(cells(page, 'tr:first-child td')).toEqual(['路段', '每小时（元）'])
    expect(page.querySelector('td[rowspan="2"]')?.textContent).toBe('路段')
    expect(page.querySelector('td[colspan="2"]')?.textContent).toBe('每小时（元）')
  })

  it('leads from the outline to chapters and articles', () => {
    const links = [...page.querySelectorAll('.doc-outline a')].map((a) => a.getAttribute('href'))
    expect(links).toEqual(['#t1-c1', '#t1-1', '#t1-2', '#t1-c2', '#t1-c2.s1', '#t1-3', '#t1-h1', '#t1-4'])
  })
})

describe('two texts side by side', () => {
  const page = read(<SideBySide caption="比对" rows={comparison} oldName="旧稿" freshName="新稿" />)
  const row = (i: number) => page.querySelectorAll('tbody tr')[i]

  const side = (i: number, name: string) => row(i)?.querySelector(`[data-label=${name}]`)

  it('shows each side as it reads', () => {
    expect(side(2, '旧稿')?.textContent).toContain('第八条公共停车设施经营者应当自开业之日起十五日内')
    expect(side(2, '新稿')?.textContent).toContain('开业之日起三十日内')
    expect([cells(page, 'tr:nth-child(3) del'), cells(page, 'tr:nth-child(3) ins')]).toEqual([['十五'], ['三十']])
  })

  it('keeps the items of an article on lines of their own, each with its number on that side', () => {
    const lines = (name: string) => [...(side(1, name)?.querySelectorAll('p') ?? [])].map((p) => p.textContent)
    expect(lines('旧稿')).toEqual(['第二条公共停车设施包括：', '（一）道路停车泊位。'])
    expect(lines('新稿')).toEqual(['第二条公共停车设施包括：', '（一）充电停车场；', '（二）道路停车泊位。'])
  })

  it('keeps a table a table', () => {
    const rows = (name: string) => [...(side(5, name)?.querySelectorAll('tr') ?? [])].map((tr) => tr.textContent)
    expect([rows('旧稿'), rows('新稿')]).toEqual([['一类路段4元'], ['一类路段5元', '二类路段']])
  })

  it('says where one side has nothing', () => {
    expect(side(4, '旧稿')?.textContent).toBe('（无）')
  })

  it('leads from change to change past what only has a new number', () => {
    const stops = [...page.querySelectorAll('[data-change]')].map((tr) => tr.getAttribute('data-change'))
    expect(stops).toEqual(['changed', 'changed', 'added', 'changed', 'removed'])
  })

  it('marks a reference that follows its article apart from a change of words', () => {
    expect(row(3)?.querySelector('ins')?.className).toBe('mark-reference')
    expect(row(2)?.querySelector('ins')?.className).toBe('')
  })
})

describe('one whole in its parts', () => {
  it('fills the bar, and says each part in words', () => {
    const page = read(
      <StackedBar
        title="共 360 件"
        parts={[
          { key: 'repeal', label: '废止', value: 90 },
          { key: 'amend', label: '修改', value: 0 },
          { key: 'remain', label: '继续有效', value: 270 },
        ]}
      />,
    )
    expect([...page.querySelectorAll('rect')].map((r) => [r.getAttribute('x'), r.getAttribute('width')])).toEqual([
      ['0.00%', '25.00%'],
      ['25.00%', '75.00%'],
    ])
    expect(page.querySelector('desc')?.textContent).toBe('废止 90，修改 0，继续有效 270')
  })

  it('is not drawn of nothing', () => {
    expect(StackedBar({ title: '', parts: [{ key: 'open', label: '尚无', value: 0 }] })).toBeNull()
  })
})
