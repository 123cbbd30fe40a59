import { AUTHORITIES } from './authorities.ts'
import type { FlagRule } from './flag-rules.ts'
import { isDefinition } from './sentences.ts'

const SELF = '本(?:办法|规定|细则|意见|通知|通告|方案|规则|决定|制度|条例|法|措施|规范|规程)'
const A_DAY = /\d+年\d*|[一二三四五六七八九十\d]+个?(?:工作)?(?:日|月|年)(?:之?内)|之日起/u

/** What the wording of a sentence leaves open, and who may order whom. */
export const WORDING: readonly FlagRule[] = [
  {
    id: 'effect.retroactive',
    name: '溯及既往',
    authority: AUTHORITIES.retroactive,
    head: 'content',
    severity: 'must',
    explanation: '对施行以前的行为或者事项适用新规定，除更好保护公民、法人和其他组织的权利外，不得溯及既往。',
    suggestion: '改为只适用于施行以后的行为；确为保护权利的，写明理由和过渡办法。',
    patterns: [
      new RegExp(
        `${SELF}(?:施行|实施|印发|发布|公布|生效)(?:之日)?(?:以)?前[^。；]{0,60}?(?:适用${SELF}|(?:按|依|参)照?${SELF}|应当(?:补|重新|在|于|自|按)|补(?:办|缴|交)|追缴|限期|不符合${SELF}|重新(?:申请|办理|登记|核))`,
        'u',
      ),
      /溯及(?!既往|力)|追溯(?:至|到|执行|适用)/u,
    ],
  },
  {
    id: 'wording.interpretation',
    name: '解释权条款',
    authority: AUTHORITIES.interpretation,
    head: 'form',
    severity: 'should',
    explanation: '规范性文件由制定机关解释。以政府名义制定而写由部门或者多个部门解释的，解释的主体和效力不清。',
    suggestion: '改为由制定机关解释；具体应用问题可写“由××部门负责具体工作”。无必要的删去。',
    patterns: [/由[^，。；]{2,40}?(?:负责)?解释(?=[。；，]|$)|解释权(?:归|属于|由)/u],
  },
  {
    id: 'wording.later-rules',
    name: '另行制定而无期限',
    authority: AUTHORITIES.drafting,
    head: 'form',
    severity: 'should',
    explanation: '“另行制定”“另行规定”没有写明由谁在何时之前制定，实施时无所适从。',
    suggestion: '写明制定机关和期限，例如“××局应当自本办法施行之日起六个月内制定”；能在本文件写清的直接写清。',
    patterns: [/另行(?:制定|规定|公布|发布|明确|通知)/u],
    pass: (sentence) => A_DAY.test(sentence.bare) || /除外|(?:法律|法规)另行/u.test(sentence.bare),
  },
  {
    id: 'wording.some-department',
    name: '责任部门不明确',
    authority: AUTHORITIES.drafting,
    head: 'form',
    severity: 'should',
    explanation: '“有关部门”“相关单位”作为承担职责的主语，没有写明是哪个部门。',
    suggestion: '写明部门名称或者职责范围，例如“住房城乡建设主管部门”。',
    patterns: [
      /(?<=^|[，：:])(?:由|各)?(?:有关|相关)(?:职能|主管|行政)?(?:部门|单位|机关|机构)(?:和单位)?(?:应当|必须|要|须|负责|予以|给予|可以|依法|按照)/u,
    ],
    // 移送公安机关，有关部门应当…: the department was named just before.
    pass: (sentence, at) =>
      isDefinition(sentence) || /(?:向|移送|报|通知|由)[^。；]*?(?:部门|机关|单位)/u.test(sentence.bare.slice(0, at)),
  },
  {
    id: 'wording.repeal-unlisted',
    name: '废止未列明文件',
    authority: AUTHORITIES.drafting,
    head: 'transition',
    severity: 'should',
    explanation: '只写“以往规定与本文件不一致的，以本文件为准”或者“同时废止”而不列名称，哪些文件失去效力不清楚。',
    suggestion: '对照文件库逐件核对，列明废止或者部分废止文件的名称、文号。',
    patterns: [
      /(?:此前|以前|以往|过去|原有|先前)[^。；■]{0,30}?(?:与本[^。；]{1,12}不一致|不一致的?|相抵触|同时废止|一律废止)/u,
      /(?:不一致|不相符|相抵触|有抵触)的?[，,]?(?:一律)?(?:以|按照?)本[\u4e00-\u9fa5]{1,6}(?:为准|执行)/u,
    ],
    pass: (sentence) => /同时废止/u.test(sentence.bare) && sentence.bare.includes('■'),
  },
  {
    id: 'duty.shed',
    name: '减少法定职责',
    authority: AUTHORITIES.overstep,
    head: 'authority',
    severity: 'must',
    explanation: '“概不负责”“后果自负”免除行政机关自己的责任，规范性文件不得减少法定职责。',
    suggestion: '删去，按法律规定的责任办理。',
    patterns: [/概不负责|不承担(?:任何|一切)(?:法律)?责任|(?:后果|责任)(?:一律)?自负/u],
  },
  {
    id: 'authority.lower-government',
    name: '部门向下级政府规定任务',
    authority: AUTHORITIES.local,
    head: 'authority',
    severity: 'must',
    explanation: '部门制定的文件不得向下级人民政府规定职责、布置任务。',
    suggestion: '改为对本系统主管部门的要求；确需下级政府落实的，报本级政府制定或者转发。',
    patterns: [
      /(?:各|县|区|市|乡|镇|街道)[^，。；]{0,10}?(?:人民政府|管委会|街道办事处|办事处)[^，。；主管部门]{0,6}(?:应当|必须|要|须|负责)/u,
    ],
    only: (context) => context.category === 'department',
  },
]
