/** A hit read by a person; no text of the corpus is kept here. */
export interface Judgement {
  readonly rule: string
  /** File without its ending, path and offset of the words; `-` for the text as a whole. */
  readonly place: string
  readonly right: boolean
  readonly why?: string
}

const right = (rule: string, places: string): Judgement[] =>
  places.split(', ').map((place) => ({ rule, place, right: true }))
const hard = (rule: string, place: string, why: string): Judgement => ({ rule, place, right: true, why })
const wrong = (rule: string, place: string, why: string): Judgement => ({ rule, place, right: false, why })

/**
 * Twenty hits of each rule by the fixed order of `sampleOf`, all where there are fewer. Right means: the sentence, were
 * it in a normative document, does what the rule names, so that a reviewer wants to see it. The corpus holds laws, which
 * may do so; the question is never whether the law is lawful. Some wrong hits seen before led to tighter patterns, so
 * this is a check of the rules on the texts they were made with, not on held-out ones.
 */
export const JUDGED: readonly Judgement[] = [
  ...right(
    'compulsion.set',
    '079 31:84, 072 342:13, 100 36.1.3:0, 085 28:11, 072 613.2:65, 072 437.2:19, 042 47.1.4:0, 072 487.2:47, 009 32.1.4:56, 072 341:40, 085 26:38, 079 32:90, 100 36.1.4:0, 044 25:137',
  ),
  ...right(
    'duty.added',
    '087 7:32, 048 21:8, 075 17:11, 003 65.3:118, 091 24:0, 099 44.2:46, 056 26:2, 099 50:8, 075 63.2:13, 058 38:0, 058 30:0, 003 72.3:23, 058 15:63, 003 50:4, 075 58:136',
  ),
  wrong('duty.added', '042 19:0', '垄断协议本来就违法，没有增加义务'),
  wrong('duty.added', '048 19:4', '义务出自所指的法律、行政法规和合同'),
  wrong('duty.added', '079 20:5', '泄露国家秘密本来就违法，没有增加义务'),
  wrong('duty.added', '075 68.2:6', '侵害未成年人本来就违法，没有增加义务'),
  hard('duty.added', '024 12:12', '对国有大型企业加的禁止，仍须有依据'),
  ...right('effect.retroactive', '023 51:45'),
  hard('effect.retroactive', '023 51:0', '要求施行前已设立的公司重新取得许可，应当核对过渡安排'),
  ...right('fee.set', '072 158.2:59, 010 28.2:15, 072 155:84, 099 80:40, 038 41:9'),
  hard('fee.set', '072 150.2:24', '保证金须有法律依据，规范性文件不能自定'),
  ...right(
    'form.basis-missing',
    '061 1:0, 100 1:0, 058 1:0, 048 1:0, 023 1:0, 099 1:0, 079 1:0, 072 1:0, 042 1:0, 030 1:0',
  ),
  ...right('form.effect-early', '033 30:3, 035 76:3, 017 16:3, 085 78:2, 076 45:3, 050 20:2, 087 60:2, 030 39:2'),
  ...right('form.effect-missing', '068 -'),
  ...right('form.purpose-missing', '076 1:0, 072 1:0'),
  ...right(
    'form.title-level',
    '033 title1:0, 056 title1:0, 028 title1:0, 044 title1:0, 079 title1:0, 087 title1:0, 091 title1:0, 047 title1:0, 009 title1:0, 061 title1:0, 029 title1:0, 035 title1:0, 060 title1:0, 046 title1:0, 010 title1:0, 020 title1:0, 050 title1:0, 099 title1:0, 024 title1:0, 002 title1:0',
  ),
  ...right(
    'form.validity-missing',
    '070 -, 072 -, 056 -, 087 -, 037 -, 044 -, 016 -, 051 -, 009 -, 020 -, 033 -, 038 -, 061 -, 002 -, 010 -, 039 -, 030 -, 060 -, 050 -, 099 -',
  ),
  ...right(
    'licence.set',
    '061 22:11, 009 10.2:44, 075 75:4, 038 12.3:65, 038 40:24, 038 12.3:13, 006 8.2:15, 013 5:15, 058 5:4, 047 18:14, 100 25.2:14, 010 8.2:32',
  ),
  hard('licence.set', '037 49.2:94', '恢复生产须经审查同意，是事先许可'),
  hard('market.designated', '003 71.3:14', '由部门指定中介机构，典型的限定交易'),
  ...right(
    'penalty.blacklist',
    '039 23.2:29, 010 33:65, 099 75:42, 100 47:99, 052 33:68, 037 53:146, 024 26:53, 002 29.2:144, 024 26:87, 002 27.2:143, 009 33:49, 042 64:26, 002 85.5:38',
  ),
  wrong('penalty.blacklist', '047 46:60', '只说依法推进信用体系，没有设定惩戒'),
  wrong('penalty.blacklist', '002 67.2:138', '讲的是名单的修复'),
  ...right(
    'penalty.set',
    '047 53:132, 099 69:59, 023 42:56, 042 56.4:43, 099 74:125, 028 251:68, 075 122:70, 009 41:84, 003 85:88, 047 54:66, 044 61:63, 099 73:78, 047 50:97, 042 57:44, 100 52.2:187, 003 85:110, 100 51:105, 099 71:126',
  ),
  wrong('penalty.set', '028 241:10', '被责令关闭只是情形，不是这里设定的处罚'),
  wrong('penalty.set', '072 613.1.3:0', '“没收违法所得申请”是一种诉讼文书'),
  ...right(
    'proof.demanded',
    '072 33:41, 100 28.5:25, 072 482.2:75, 017 7.4:59, 070 6.1.4:127, 072 524:47, 100 28.3:44, 017 7.4:121, 072 485.3:35, 100 34.2:92, 072 617:55, 028 235.2:21, 070 11:68, 051 11.2.1:2, 070 11:20, 017 6.2:85, 017 6:12, 072 317.2:25',
  ),
  wrong('proof.demanded', '009 25.2:57', '由检验机构提供给委托人，不是要求办事人提供'),
  wrong('proof.demanded', '072 144.2:80', '由机关提供给法院，不是要求办事人提供'),
  ...right(
    'rights.reduced',
    '052 29:38, 061 111:130, 058 58:45, 076 42:112, 058 56:123, 052 31:62, 016 52.3:63, 052 28:50, 029 58:48, 076 41:49, 029 59.2:44, 052 28.2:65, 099 65.5:34, 052 30:72, 058 55:13, 020 116.2:98, 029 59:61, 060 30:112',
  ),
  hard('rights.reduced', '028 160.2:98', '限制股东转让股份'),
  wrong('rights.reduced', '020 117:41', '体育组织按章程作的纪律处理，不是行政机关减损权利'),
  ...right('wording.interpretation', '035 54:3'),
  ...right(
    'wording.later-rules',
    '048 45:43, 028 245.2:28, 028 244.2:17, 003 75:44, 085 49.2:44, 061 124.2:89, 058 68:73, 099 81:23, 006 15:56',
  ),
  ...right('wording.repeal-unlisted', '069 11:23, 068 15:0, 072 655:84, 064 20:95'),
  ...right(
    'wording.some-department',
    '002 52.2:61, 056 17:25, 085 4.3:14, 056 66.2:83, 002 26.3:0, 060 56:76, 060 25:17, 002 85.4:0, 030 22.2:28, 091 43.4:0, 002 13.4:118, 061 117:27, 002 90.2:0, 044 56:159, 064 12:65, 056 17:57, 002 27.2:12',
  ),
  wrong('wording.some-department', '044 54.4:73', '指前一句已经写明的部门'),
  wrong('wording.some-department', '051 23:53', '指前半句被请求协助的部门'),
  wrong('wording.some-department', '035 66:29', '指法规已经点明的机关'),
]
