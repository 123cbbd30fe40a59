import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import { carryAnchor } from '../../../src/text/compare-anchor.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'

const OLD = [
  '第一条 为了加强城市照明管理，改善人居环境，制定本办法。',
  '第二条 照明设施的维护单位应当履行下列职责：',
  '（一）定期巡查照明设施；',
  '（二）在三日内修复损坏的设施；',
  '（三）建立维护档案。',
  '第三条 单位和个人不得擅自迁移照明设施。',
  '第四条 景观照明由产权人负责维护，费用自理。',
]
const NEW = [
  '第一条 为了加强城市照明管理，改善人居环境，制定本办法。',
  '第二条 照明设施应当采用节能产品。',
  '第三条 照明设施的维护单位应当履行下列职责：',
  '（一）定期巡查照明设施；',
  '（二）在两日内修复损坏的设施。',
  '第四条 景观照明由产权人负责维护，费用由财政补助。',
]
const comparison = compareTexts(extractText(OLD.join('\n')), extractText(NEW.join('\n')))

describe('a finding in the next revision', () => {
  it('is kept where nothing changed', () => {
    expect(carryAnchor(comparison, { path: '1' })).toEqual({ state: 'kept', path: '1', label: '第一条' })
  })

  it('follows a 项 to its new article', () => {
    expect(carryAnchor(comparison, { path: '2.1.1' })).toEqual({ state: 'moved', path: '3.1.1', label: '（一）' })
  })

  it('says that its words changed', () => {
    expect(carryAnchor(comparison, { path: '2.1.2' })).toEqual({ state: 'changed', path: '3.1.2', label: '（二）' })
    expect(carryAnchor(comparison, { path: '4' })).toMatchObject({ state: 'changed', path: '4' })
  })

  it('is gone with its article or 项', () => {
    expect(carryAnchor(comparison, { path: '3' })).toEqual({ state: 'gone', path: null, label: null })
    expect(carryAnchor(comparison, { path: '2.1.3' }).state).toBe('gone')
    expect(carryAnchor(comparison, { path: '99' }).state).toBe('gone')
  })

  it('is kept as long as the words it quotes stand', () => {
    expect(carryAnchor(comparison, { path: '4', quote: '由产权人负责维护' }).state).toBe('kept')
    expect(carryAnchor(comparison, { path: '4', quote: '费用自理' }).state).toBe('changed')
  })
})
