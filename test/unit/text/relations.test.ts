import { describe, expect, it } from 'vitest'
import { findRelations } from '../../../src/text/relations.ts'

const TITLE = '拉萨市停车管理办法'
const read = (...lines: string[]) => findRelations(TITLE, lines)
const short = (...lines: string[]) => read(...lines).relations.map((r) => [r.kind, r.title, r.number, r.dated])

describe('the relations a text states', () => {
  it('are repeal, basis and citation, each once and with its sentence', () => {
    const { relations } = read(
      TITLE,
      '第一条　为了规范停车，根据《道路交通安全法》和《城市道路管理条例》，结合本市实际，制定本办法。',
      '第五条　违反本办法的，依照《道路交通安全法》处理。收费按照《政府定价目录》执行。',
      '第九条　本办法自2026年2月1日起施行。2009年3月1日市人民政府印发的《拉萨市停车管理办法》（拉政发〔2009〕3号）同时废止。',
    )
    expect(relations.map((r) => [r.kind, r.title, r.key, r.maker])).toEqual([
      ['repeals', TITLE, `${TITLE}|拉政发〔2009〕3号`, '市人民政府'],
      ['implements', '道路交通安全法', '道路交通安全法|', null],
      ['implements', '城市道路管理条例', '城市道路管理条例|', null],
      ['cites', '政府定价目录', '政府定价目录|', null],
    ])
    expect(relations[0]?.quote).toBe(
      '2009年3月1日市人民政府印发的《拉萨市停车管理办法》（拉政发〔2009〕3号）同时废止。',
    )
    expect(relations[3]?.quote).toBe('收费按照《政府定价目录》执行。')
  })

  it('tell two documents of one title apart by their day', () => {
    expect(short('2001年1月1日发布的《甲办法》和2005年5月5日发布的《甲办法》同时废止。')).toEqual([
      ['repeals', '甲办法', null, '2001-01-01'],
      ['repeals', '甲办法', null, '2005-05-05'],
    ])
  })

  it('are read from the title of an amending decision', () => {
    const found = findRelations('关于修改〈拉萨市养犬管理规定〉的决定', ['一、将第三条修改为：“养犬人应当登记。”'])
    expect(found.relations.map((r) => [r.kind, r.title])).toEqual([['amends', '拉萨市养犬管理规定']])
  })

  it('are read from the lines of a packaged decision', () => {
    const found = findRelations('关于废止部分行政规范性文件的决定', [
      '现决定废止下列文件：',
      '1.《甲办法》（拉政发〔2010〕1号）',
      '2.《乙规定》（拉政办发〔2011〕2号）',
    ])
    expect(found.relations.map((r) => [r.kind, r.title, r.number])).toEqual([
      ['repeals', '甲办法', '拉政发〔2010〕1号'],
      ['repeals', '乙规定', '拉政办发〔2011〕2号'],
    ])
    expect(found.relations[0]?.doubt).not.toBeNull()
  })

  it('hold a part repealed for an amendment, and 停止执行 for something to look at', () => {
    expect(short('《甲办法》第三条同时废止。')).toEqual([['amends', '甲办法', null, null]])
    expect(short('《乙通知》停止执行。')).toEqual([['ends', '乙通知', null, null]])
    expect(read('《乙通知》停止执行。').relations[0]?.doubt).toContain('核对')
  })

  it('leave an implied partial repeal to a person', () => {
    const { relations, overrides } = read('以前的规定与本办法不一致的，以本办法为准。')
    expect(relations).toEqual([])
    expect(overrides).toEqual(['以前的规定与本办法不一致的，以本办法为准。'])
  })

  it('are none where 《》 names a form, a newspaper, or the text itself', () => {
    expect(short(`凭《营业执照》办理，并在《拉萨日报》公布。《${TITLE}》由市公安局解释。`)).toEqual([])
  })
})
