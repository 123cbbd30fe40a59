import type { Authority } from './model.ts'

const law = (source: string): Authority => ({ level: 'law', source })
const regulation = (source: string): Authority => ({ level: 'regulation', source })

/** The sources that the rules rest on; one place, so that a change of law is one edit. */
export const AUTHORITIES = {
  penalty: law('《中华人民共和国行政处罚法》第十六条'),
  penaltyByRule: law('《中华人民共和国行政处罚法》第十四条'),
  dutyByRule: law('《中华人民共和国立法法》第九十三条'),
  licence: law('《中华人民共和国行政许可法》第十七条'),
  compulsion: law('《中华人民共和国行政强制法》第十条'),
  retroactive: law('《中华人民共和国立法法》第一百零四条规定的不溯及既往原则'),
  competition: regulation('《公平竞争审查条例》第八条至第十条'),
  proof: regulation('《优化营商环境条例》第四十四条'),
  titleOfRule: regulation('《规章制定程序条例》第七条'),
  interpretation: regulation('《规章制定程序条例》第三十三条（规章解释权属于制定机关），规范性文件参照'),
  overstep: { level: 'state', source: '国办发〔2018〕37号“严禁越权发文”' },
  drafting: { level: 'practice', source: '立法技术和公文写作的通常要求' },
  number: { level: 'standard', source: 'GB/T 9704—2012 7.2.5' },
  annexes: { level: 'standard', source: 'GB/T 9704—2012 7.3.4' },
  signing: { level: 'standard', source: 'GB/T 9704—2012 7.3.5' },
  structure: { level: 'standard', source: 'GB/T 9704—2012 7.3.3' },
  local: {
    level: 'local',
    source:
      '《西藏自治区行政规范性文件制定和备案监督管理办法》《拉萨市行政规范性文件制定和监督管理办法》（条文号待确认）',
  },
  register: { level: 'practice', source: '本系统文件库的登记' },
} as const satisfies Readonly<Record<string, Authority>>
