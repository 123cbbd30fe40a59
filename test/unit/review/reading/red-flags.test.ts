import { describe, expect, it } from 'vitest'
import { FLAG_RULES, readRedFlags } from '../../../../src/review/reading/red-flags.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'

const flags = (sentence: string, category: 'government' | 'department' = 'government') =>
  readRedFlags(extractText(`拉萨市停车管理办法\n第一条　为了规范停车，制定本办法。\n第二条　${sentence}`), { category })
const ids = (sentence: string) => flags(sentence).map((p) => p.ruleId)

describe('red flags', () => {
  it.each([
    ['penalty.set', '违反前款规定的，由城管部门处二百元以上一千元以下罚款。'],
    ['penalty.set', '情节严重的，吊销其经营许可证。'],
    ['penalty.by-analogy', '对其他占道行为，参照前款规定予以处罚。'],
    ['penalty.blacklist', '三次以上违规的，列入停车黑名单。'],
    ['licence.set', '未经城管部门批准，不得设置停车场。'],
    ['licence.set', '设立停车场，应当向城管部门申请停车经营许可证。'],
    ['licence.disguised', '停车场经营者办理备案手续后，方可营业。'],
    ['compulsion.set', '拒不改正的，可以先行扣押车辆。'],
    ['fee.set', '停车场经营者应当缴纳五万元保证金。'],
    ['market.local', '建设项目优先采购本市企业生产的设备。'],
    ['market.designated', '车主应当使用指定品牌的地锁。'],
    ['rights.absolute', '未参加培训的，年度考核一票否决。'],
    ['proof.demanded', '申请人应当提交居委会出具的居住证明。'],
    ['duty.added', '业主应当为访客预留车位。'],
    ['rights.reduced', '违规两次的，取消其补贴资格。'],
    ['effect.retroactive', '本办法施行前已经收取的费用，应当按本办法重新核定。'],
    ['wording.interpretation', '本办法由市城市管理局负责解释。'],
    ['wording.later-rules', '具体办法由市城市管理局另行制定。'],
    ['wording.some-department', '有关部门应当予以配合。'],
    ['wording.repeal-unlisted', '以往规定与本办法不一致的，以本办法为准。'],
    ['duty.shed', '车辆丢失的，管理单位概不负责。'],
  ])('finds %s in “%s”', (rule, sentence) => {
    expect(ids(sentence)).toContain(rule)
  })

  it.each([
    ['penalty.set', '依照《中华人民共和国道路交通安全法》第九十三条的规定处二百元罚款。'],
    ['penalty.set', '实施《关于罚款和没收违法所得的规定》，应当公开。'],
    ['compulsion.set', '查封、扣押的财物，应当妥善保管。'],
    ['compulsion.set', '不得违法扣押车辆。'],
    ['fee.set', '不得向车主收取任何费用。'],
    ['fee.set', '停车场不收取任何费用。'],
    ['penalty.set', '经营许可证被依法吊销的，不予补助。'],
    ['licence.set', '未经本人同意，不得公开车主信息。'],
    ['market.local', '不得限制外地经营者参与投标。'],
    ['market.designated', '不得滥用行政权力，指定经营者提供的服务。'],
    ['proof.demanded', '申请人提供的证明材料，应当在五日内核对。'],
    ['duty.added', '业主应当遵守《拉萨市物业管理办法》的有关规定。'],
    ['wording.later-rules', '具体办法由市城市管理局自本办法施行之日起六个月内另行制定。'],
    ['wording.repeal-unlisted', '《拉萨市停车管理暂行办法》同时废止。'],
    ['wording.some-department', '案件移送市公安机关，有关部门应当依法处理。'],
  ])('does not take for %s “%s”', (rule, sentence) => {
    expect(ids(sentence)).not.toContain(rule)
  })

  it('reads an enumeration together with the line that opens it', () => {
    const listed = (lead: string) => ids(`${lead}\n（一）收取停车保证金；\n（二）向车主提供服务。`)
    expect(listed('停车场经营者可以采取下列措施：')).toContain('fee.set')
    expect(listed('停车场经营者不得有下列行为：')).not.toContain('fee.set')
    expect(listed('有下列情形之一的，责令改正：')).not.toContain('fee.set')
  })

  it('takes the papers of a list for proofs only where they are asked for', () => {
    const listed = (lead: string) => ids(`${lead}\n（一）申请表；\n（二）土地使用权证明；`)
    expect(listed('申请人应当提交下列材料：')).toContain('proof.demanded')
    expect(listed('档案包括下列部分：')).not.toContain('proof.demanded')
  })

  it('tells a 规章 what a 规章 may do, and reads no contract', () => {
    const text = extractText('拉萨市停车管理办法\n第一条　违反规定的，处二百元罚款。')
    const [rule] = readRedFlags(text, { category: 'rule' })
    expect(rule?.authority.source).toContain('第十四条')
    expect(rule?.explanation).toContain('规章')
    expect(readRedFlags(text, { category: 'contract' })).toEqual([])
  })

  it('speaks of lower governments only where a department is the maker', () => {
    const sentence = '各县（区）人民政府应当落实停车场用地。'
    expect(flags(sentence, 'department').map((p) => p.ruleId)).toContain('authority.lower-government')
    expect(ids(sentence)).not.toContain('authority.lower-government')
  })

  it('gives the sentence exactly as it stands, with the words in it and a key of its own', () => {
    const text = extractText(
      '某办法\n第一条　为了规范，制定本办法。\n第二条　甲。由乙处一千元罚款；由丙处二千元罚款。\n丁应当收取押金。',
    )
    const found = readRedFlags(text, { category: 'government' })
    expect(found.map((p) => [p.path, p.label, p.quote])).toEqual([
      ['2', '第二条', '由乙处一千元罚款；'],
      ['2', '第二条', '由丙处二千元罚款。'],
      ['2.2', '第二条第二款', '丁应当收取押金。'],
    ])
    for (const p of found) {
      const own = text.provisions.find((one) => one.path === p.path)?.text ?? ''
      expect(own.slice(p.span?.from, p.span?.to)).toBe(p.quote)
      expect(p.quote).toContain(own.slice(p.mark?.from, p.mark?.to))
    }
    expect(new Set(found.map((p) => p.key)).size).toBe(3)
  })

  it('says for every rule where it comes from and what to do', () => {
    expect(new Set(FLAG_RULES.map((rule) => rule.id)).size).toBe(FLAG_RULES.length)
    for (const rule of FLAG_RULES) {
      expect(rule.authority.source.length).toBeGreaterThan(5)
      expect(rule.explanation).toMatch(/。$/)
      expect(rule.suggestion).toMatch(/。$/)
    }
  })
})
