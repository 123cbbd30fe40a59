import type { Category } from '../../documents/model.ts'
import { AUTHORITIES } from './authorities.ts'
import type { ReadingRule } from './model.ts'
import type { Sentence } from './sentences.ts'
import { isCondition, isDefinition, isForbidden } from './sentences.ts'

export interface FlagContext {
  readonly category: Category
}

/** A rule that reads sentence by sentence. The patterns see a sentence whose 《titles》 are blanked. */
export interface FlagRule extends ReadingRule {
  readonly patterns: readonly RegExp[]
  /** Lets sentences pass that only repeat a named law, or that forbid what the rule looks for. */
  readonly pass?: (sentence: Sentence, at: number, words: string) => boolean
  /** What a 规章 is told instead: it may do some of what other documents may not. */
  readonly forRules?: Pick<ReadingRule, 'authority' | 'explanation' | 'suggestion'>
  /** Once a provision is enough where every sentence of it would say the same. */
  readonly once?: 'provision'
  readonly only?: (context: FlagContext) => boolean
}

const restates = (sentence: Sentence, at: number): boolean =>
  sentence.hasNamedBasis || isDefinition(sentence) || isForbidden(sentence, at)
const restatesOrTells = (sentence: Sentence, at: number): boolean => restates(sentence, at) || isCondition(sentence)
const restatesOrDefers = (sentence: Sentence, at: number): boolean =>
  restatesOrTells(sentence, at) || /依法|法律[、和，]|法规|国家(?:有关)?规定|有关规定/u.test(sentence.bare)

const VERB_OF_PROOF = /^(?:提供|提交|出示|开具|补交|附|携带|持)/u
const LIST_OF_PAPERS = /(?:提交|提供|报送|出示|携带)[^。；]{0,30}(?:材料|文件|证件|资料|证明)[^。；]{0,4}[：:]$/u

/** Domain.md §7.8, the powers that no normative document may give itself. */
const POWERS: readonly FlagRule[] = [
  {
    id: 'penalty.set',
    name: '设定行政处罚',
    authority: AUTHORITIES.penalty,
    head: 'content',
    severity: 'must',
    explanation: '规范性文件不得设定行政处罚。这里写了处罚的种类或者幅度，又没有写明所依据的法律、法规、规章。',
    suggestion: '删去处罚内容，或者改为“依照《××》第×条的规定处理”，不改变处罚的行为、种类和幅度。',
    forRules: {
      authority: AUTHORITIES.penaltyByRule,
      explanation:
        '规章只能在法律、法规规定的行为、种类、幅度以内作具体规定；没有法律、法规的，只可以设定警告、通报批评和限额以内的罚款。',
      suggestion: '逐项核对处罚的行为、种类、幅度和本自治区规定的罚款限额，写明所依据的条款。',
    },
    patterns: [
      /(?<!被|办事|管理|监督|派出|代表)(?:处以?|给予|予以|课以|并处)[^。；]{0,60}?罚款/u,
      /没收(?:其|违法|非法|全部|有关|相关|违规|作案|走私|所)[^，。；]{0,16}/u,
      /责令(?:其)?(?:停产|停业|关闭|停止营业|停止执业|停止生产)[^，。；]{0,6}/u,
      /(?<!被|被依法)(?:吊销|暂扣|降低)(?:其|相应|有关|相关)?[^，。；]{0,12}(?:证书?|执照|资质(?:等级)?|资格|许可)/u,
      /(?:给予|予以|处以?)警告|(?:处以?|给予|予以|并处)[^，。；]{0,10}行政拘留|限制(?:其)?从业/u,
    ],
    pass: restates,
  },
  {
    id: 'penalty.by-analogy',
    name: '参照处罚',
    authority: AUTHORITIES.penalty,
    head: 'content',
    severity: 'must',
    explanation: '“参照”“比照”其他规定处罚，等于扩大了处罚的适用范围。',
    suggestion: '有明确依据的写“依照”并写明条款；没有依据的删去。',
    patterns: [/(?:参照|比照)[^。；]{0,40}?(?:处罚|罚款)/u],
  },
  {
    id: 'penalty.blacklist',
    name: '设定失信惩戒',
    authority: {
      level: 'state',
      source: '国办发〔2020〕49号：失信约束措施须以法律、法规或者党中央、国务院政策文件为依据',
    },
    head: 'content',
    severity: 'must',
    explanation: '列入名单、记入信用记录并据此限制权利，须有法律、法规或者党中央、国务院政策文件的明确依据。',
    suggestion: '写明依据的文件和条款，并与全国失信惩戒措施基础清单核对；没有依据的删去。',
    patterns: [
      /黑名单|失信(?:主体|人员|行为人?)?名单|(?:联合|失信|信用)惩戒/u,
      /(?:纳入|记入|列入|计入|录入|归集到)[^，。；]{0,24}?(?:信用(?:记录|档案|信息|平台|评价)|失信|诚信档案)/u,
    ],
    pass: (sentence, at) => restatesOrTells(sentence, at) || /激励|志愿|表彰|守信/u.test(sentence.bare),
  },
  {
    id: 'licence.set',
    name: '设定行政许可',
    authority: AUTHORITIES.licence,
    head: 'content',
    severity: 'must',
    explanation: '规范性文件不得设定行政许可，也不得增加许可的条件。这里要求事先取得许可、批准、资质或者资格。',
    suggestion: '写明设定该许可的法律、法规条款；没有依据的，改为事中事后监管措施。',
    patterns: [
      /未(?:依法)?(?:经|取得|获得|申领)[^，。；]{0,30}?(?:许可证?|审批|批准|核准|资质|资格|同意)[^，。；]{0,12}[，,]?[^，。；]{0,16}?(?:不得|禁止|严禁|不予)/u,
      /(?:应当|必须|须)(?:依法|事先|先行|事前|提前)?(?:向[^，。；]{2,24}?)?(?:申请|取得|办理|申领|领取)[^，。；]{0,24}?(?:许可证|许可(?!证)|审批|批准|核准|资质(?:证书)?|资格(?:证书)?)(?!注销|变更|延续|补办)/u,
      /经[^，。；]{2,24}?(?:许可|批准|核准|审批|审查同意|同意)(?:后)?[，,]?(?:方可|方能|才能|才可|后方)/u,
      /(?:实行|实施|建立)[^，。；]{0,12}?(?:许可|审批|准入|核准)(?:制度|管理|制)(?!系统|平台)/u,
    ],
    pass: (sentence, _at, words) =>
      sentence.hasNamedBasis ||
      isDefinition(sentence) ||
      /法律、|法律和|法规/u.test(sentence.bare) ||
      /负责人|人民政府|人民法院|监察机关|国务院|上级|会议|委员会|本人|股东|当事人|业主|监护人|出资人|双方|权利人|家属/u.test(
        words,
      ),
  },
  {
    id: 'licence.disguised',
    name: '变相许可',
    authority: AUTHORITIES.licence,
    head: 'content',
    severity: 'must',
    explanation: '备案、登记、年检、认定如果是从事活动的前提，就是变相的行政许可。',
    suggestion: '改为事后告知性备案，不作为从事活动的条件；或者写明设定依据。',
    patterns: [
      /未(?:经|办理|按[^，。；]{0,10}|依法)?[^，。；]{0,12}?(?:备案|登记|年检|年审|认定|认证|登记备案)(?:手续)?的?[，,]?[^，。；]{0,12}?(?:不得|不予|禁止)/u,
      /(?:经|办理|完成|取得)[^，。；]{0,16}?(?:备案|登记|年检|年审|认定|认证)(?:手续|证明|回执|凭证)?后?[，,]?(?:方可|方能|才能|才可|后方)/u,
    ],
    pass: (sentence, at) => restatesOrTells(sentence, at) || sentence.bare.includes('对抗'),
  },
  {
    id: 'compulsion.set',
    name: '设定行政强制',
    authority: AUTHORITIES.compulsion,
    head: 'content',
    severity: 'must',
    explanation: '规范性文件不得设定行政强制措施和行政强制执行。',
    suggestion: '删去强制内容，或者改为“依照《××》第×条的规定采取措施”。',
    patterns: [
      /(?:可以|应当|有权|予以|实施|采取|先行|当场|一律|方式)[^，。；被对]{0,12}?(?:查封|扣押|扣留|冻结)(?!(?:、(?:查封|扣押|扣留|冻结))*(?:的|机关|期限|清单|决定|通知|财物|物|在案|等?措施[，,]应当))/u,
      /^(?:查封|扣押|扣留|冻结)(?!(?:、(?:查封|扣押|扣留|冻结))*(?:的|机关|期限|清单|决定|通知))/u,
      /强制(?:拆除|执行|清除|清理|隔离(?!戒毒)|搬离|搬迁|带离|驱散|报废|停产|停业|收回|征收|拆迁|治疗|检测)/u,
      /加处罚款|(?:加收|缴纳|交纳|按日[^，。；]{0,12})滞纳金|代履行/u,
    ],
    pass: (sentence, at, words) =>
      restates(sentence, at) ||
      /解除/u.test(words) ||
      (/强制执行/u.test(words) && sentence.bare.includes('人民法院')) ||
      (isCondition(sentence) && !/职权|措施/u.test(sentence.lead)) ||
      (at === 0 && /^[查扣冻]/u.test(words) && !/可以|有权|职权|措施/u.test(sentence.lead)),
  },
  {
    id: 'fee.set',
    name: '设定收费或者保证金',
    authority: AUTHORITIES.overstep,
    head: 'content',
    severity: 'must',
    explanation: '规范性文件不得设定行政征收、行政收费，也不得自行收取保证金、押金、集资。',
    suggestion: '写明收费项目和标准的批准依据；没有依据的删去。',
    patterns: [
      /(?<!所|其|不|无力|不宜|合理|替代现金)(?:收取|缴纳|交纳|缴存|交存|预缴|预交|收缴)[^，。；的]{0,20}?(?:费用|(?<!经)费(?![用者力时心])|押金|保证金|抵押金|基金|集资款)/u,
    ],
    pass: (sentence, at, words) =>
      restatesOrDefers(sentence, at) || /保险费|物业|租金|[水电气热]费|会费|学费|诉讼费|公证费|维修资金/u.test(words),
  },
]

/** Fair competition, proofs and the rights and duties of citizens. */
const RIGHTS: readonly FlagRule[] = [
  {
    id: 'market.local',
    name: '地方保护',
    authority: AUTHORITIES.competition,
    head: 'content',
    severity: 'must',
    explanation: '以本地、外地或者注册地区别对待经营者和商品，排除、限制竞争。',
    suggestion: '删去地域条件；确属例外的，写明公平竞争审查的结论和适用的例外规定。',
    patterns: [
      /(?:本地|本市|本县|本区|本省|本自治区|我市|我区|我县|当地|辖区内?|市内|区内)(?:注册|登记)?的?(?:企业|产品|商品|供应商|经营者|施工单位|中介机构|品牌|劳动力)[^，。；]{0,20}?(?:优先|优惠|奖励|补贴|加分|倾斜)/u,
      /优先(?:采购|使用|购买|选用|聘用|录用|推荐|安排|考虑)[^，。；]{0,12}?(?:本地|本市|本县|本区|本省|我市|当地)/u,
      /(?:外地|外省|外市|非本地|非本市|市外|省外|区外)的?(?:企业|产品|商品|供应商|经营者|施工|队伍|车辆|品牌|机构)/u,
      /在(?:本市|本地|本县|本区|本省|我市|我区|我县|当地)[^，。；]{0,10}?(?:注册|设立|成立|缴纳社会保险|纳税)[^，。；]{0,24}?(?:方可|才能|条件|分支机构|分公司|子公司|优先)|注册地/u,
    ],
    pass: restatesOrTells,
  },
  {
    id: 'market.designated',
    name: '指定交易对象',
    authority: AUTHORITIES.competition,
    head: 'content',
    severity: 'must',
    explanation: '限定或者变相限定经营、购买、使用特定经营者的商品和服务。',
    suggestion: '改为公开条件、公平竞争的方式确定；不写具体经营者、品牌和名录以外不得参与的内容。',
    patterns: [
      /指定(?:的)?[^，。；、]{0,8}?(?:经营者|企业|公司|供应商|厂家|品牌|产品|商家|中介|服务商)/u,
      /唯一(?:的)?[^，。；、]{0,8}?(?:供应商|企业|渠道|平台|服务机构|经营者)/u,
      /(?:优先|统一)(?:采购|购买|选用)(?!权)/u,
    ],
    pass: (sentence, at) => restatesOrTells(sentence, at) || /鼓励|引导/u.test(sentence.bare.slice(0, at)),
  },
  {
    id: 'rights.absolute',
    name: '一刀切',
    authority: AUTHORITIES.overstep,
    head: 'reasonableness',
    severity: 'should',
    explanation: '“一律”“一票否决”不分情节，容易超出上位法或者明显不当。',
    suggestion: '写明适用的情形、例外和依据，使措施与情节相当。',
    patterns: [/一律(?:不得|不予|不准|禁止|取消|停|关|拆|予以|给予|视为)|一票否决/u],
    pass: bindsAdministration,
  },
  {
    id: 'proof.demanded',
    name: '要求提供证明',
    authority: AUTHORITIES.proof,
    head: 'content',
    severity: 'must',
    explanation: '证明事项须有法律、法规或者国务院决定依据；不得要求循环证明、重复证明、无谓证明。',
    suggestion: '写明设定依据；能以有效证照、书面承诺或者部门核验代替的，删去证明。',
    patterns: [
      /(?<!未|可以|不)(?:提供|提交|出示|开具|补交|附具?|携带|持)(?!的)(?!虚假|伪造)[^，。；]{0,24}?(?<!能够|足以|可以|证据)证明(?=$|[，。；、）)]|材料|文件|书|原件|复印件|和|或|等|的(?:，|。|；))/u,
      /^[^。；]{0,40}证明(?:文件|材料|书|原件|复印件)?(?=[；。]|$)/u,
    ],
    pass: (sentence, at, words) =>
      restatesOrTells(sentence, at) ||
      // （三）土地使用权证明 is asked for only by the line above: 应当提交下列材料.
      (at === 0 && !VERB_OF_PROOF.test(words) && !LIST_OF_PAPERS.test(sentence.lead)) ||
      /虚假|伪造/u.test(words) ||
      // 审查是否附有证明, 不依法开具证明, 为企业办事提供证明: nobody has to bring one.
      /(?:是否|不依法|未|为[^，。；]{1,8}办事)[^，。；]{0,16}$/u.test(sentence.bare.slice(0, at)),
  },
  {
    id: 'duty.added',
    name: '给公民、企业增加义务',
    authority: AUTHORITIES.overstep,
    head: 'content',
    severity: 'should',
    explanation: '没有法律、法规依据，不得减损公民、法人和其他组织的权利或者增加其义务。请核对这项义务的出处。',
    suggestion: '写明依据的条款；没有依据的，改为倡导性表述或者删去。',
    forRules: {
      authority: AUTHORITIES.dutyByRule,
      explanation:
        '没有法律、行政法规、地方性法规的依据，规章不得减损公民、法人和其他组织的权利或者增加其义务。请核对这项义务的出处。',
      suggestion: '写明依据的条款；没有依据的，改为倡导性表述或者删去。',
    },
    patterns: [
      /(?:公民|个人|居民|村民|农户|业主|住户|市民|消费者|用户|经营者|经营户|商户|企业|当事人|法人|其他组织|申请人|承租人|驾驶人|使用人|监护人|家长)(?:[、和或及与][^，。；：]{1,12}?)?(?:也|都|还|均)?(?:应当|必须|不得|有义务|须)/u,
      /禁止任何(?:单位|组织)?(?:和|或者|、)?个人/u,
    ],
    pass: (sentence) =>
      sentence.hasNamedBasis ||
      isDefinition(sentence) ||
      /依法|有关规定|国家规定|非法|违法|犯罪|虚假|伪造|侵占|挪用|侮辱|欺诈/u.test(sentence.bare),
    once: 'provision',
  },
  {
    id: 'rights.reduced',
    name: '减损权利',
    authority: AUTHORITIES.overstep,
    head: 'content',
    severity: 'must',
    explanation: '取消资格、停发补助、限期不得申请，减损了公民、法人和其他组织的权利，须有法律、法规依据。',
    suggestion: '写明依据的条款；没有依据的删去，或者改为可以纠正、可以申诉的程序。',
    patterns: [
      /(?<!被)(?:取消|撤销|停止|暂停|剥夺)(?:其|相应|有关)?[^，。；]{0,12}?(?:资格|补贴|补助|低保|待遇|奖励|优惠|享受)/u,
      /[一二两三四五六七八九十\d]{1,3}个?(?:年|月)内(?:不得|不予)(?:再次?)?[^，。；]{0,20}/u,
    ],
    pass: (sentence, at) => restatesOrTells(sentence, at) || sentence.bare.includes('人民法院'),
  },
]

/** 目录清单之外一律不得执行 binds the administration and protects the others. */
function bindsAdministration(sentence: Sentence): boolean {
  return sentence.hasNamedBasis || isDefinition(sentence) || /(?:清单|目录)(?:之外|以外)/u.test(sentence.bare)
}

export { POWERS, RIGHTS }
