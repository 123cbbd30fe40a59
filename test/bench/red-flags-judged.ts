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
 * may do so; the question is never whether the law is lawful. The patterns were tightened on other hits of the same texts
 * before this sample was drawn and read; the texts themselves are not held out.
 */
export const JUDGED: readonly Judgement[] = [
  ...right(
    'compulsion.set',
    '079 31:84, 079 32:90, 009 32.1.4:56, 044 25:137, 072 613.2:65, 100 36.1.3:0, 072 342:13, 085 26:38, 072 437.2:19, 072 341:40, 072 487.2:47, 042 47.1.4:0, 100 36.1.4:0, 085 28:11',
  ),
  ...right(
    'duty.added',
    '048 21:8, 060 66.3:26, 003 45.2:4, 075 71:11, 003 65.3:118, 003 47:4, 020 57:53, 020 90.4:8, 048 18:4, 058 33:0, 056 36:6, 060 17.3:7, 099 41.2:10, 024 14:10, 042 26:19',
  ),
  wrong('duty.added', '048 19:4', '义务出自所指的法律、行政法规和合同'),
  wrong('duty.added', '003 72.2:4', '义务出自物业服务合同'),
  wrong('duty.added', '056 17:78', '打击报复本来就不允许，没有增加义务'),
  wrong('duty.added', '042 9:0', '垄断行为本来就违法，没有增加义务'),
  wrong('duty.added', '056 22.2:115', '歧视被害人本来就不允许，没有增加义务'),
  ...right('effect.retroactive', '023 51:45'),
  hard('effect.retroactive', '023 51:0', '要求施行前已设立的公司重新取得许可，应当核对过渡安排'),
  ...right('fee.set', '072 158.2:59, 038 41:9, 099 80:40, 010 28.2:15, 072 155:84'),
  hard('fee.set', '072 150.2:24', '保证金须有法律依据，规范性文件不能自定'),
  ...right(
    'form.basis-missing',
    '100 1:0, 023 1:0, 048 1:0, 072 1:0, 061 1:0, 058 1:0, 042 1:0, 099 1:0, 030 1:0, 079 1:0',
  ),
  ...right('form.effect-early', '050 20:2, 035 76:3, 033 30:3, 017 16:3, 030 39:2, 085 78:2, 076 45:3, 087 60:2'),
  ...right('form.effect-missing', '068 -'),
  ...right('form.purpose-missing', '076 1:0, 072 1:0'),
  ...right(
    'form.title-level',
    '028 title1:0, 009 title1:0, 052 title1:0, 030 title1:0, 056 title1:0, 046 title1:0, 013 title1:0, 099 title1:0, 029 title1:0, 075 title1:0, 047 title1:0, 091 title1:0, 079 title1:0, 033 title1:0, 042 title1:0, 002 title1:0, 085 title1:0, 100 title1:0, 087 title1:0, 006 title1:0',
  ),
  ...right(
    'form.validity-missing',
    '072 -, 064 -, 047 -, 020 -, 100 -, 087 -, 099 -, 067 -, 009 -, 060 -, 023 -, 048 -, 038 -, 061 -, 051 -, 044 -, 076 -, 079 -, 013 -, 003 -',
  ),
  ...right(
    'licence.set',
    '009 10.2:44, 058 5:4, 013 5:15, 047 18:14, 006 8.2:15, 038 12.3:65, 038 12.3:13, 100 25.2:14, 038 40:24, 010 8.2:32, 075 75:4, 061 22:11',
  ),
  hard('licence.set', '037 49.2:94', '恢复生产须经审查同意，是事先许可'),
  hard('market.designated', '003 71.3:14', '由部门指定中介机构，典型的限定交易'),
  ...right(
    'penalty.blacklist',
    '010 33:65, 042 64:26, 002 29.2:144, 100 47:99, 099 75:42, 039 23.2:29, 024 26:87, 002 27.2:143, 002 85.5:38, 009 33:49, 052 33:68, 037 53:146, 024 26:53',
  ),
  wrong('penalty.blacklist', '002 67.2:138', '讲的是名单的修复'),
  wrong('penalty.blacklist', '047 46:60', '只说依法推进信用体系，没有设定惩戒'),
  ...right(
    'penalty.set',
    '075 124:127, 047 62:85, 003 80:97, 061 116:45, 099 70:106, 079 36:41, 100 52.3:124, 061 110:39, 058 46.2:75, 061 113:39, 061 111:32, 051 47.2:36, 056 81:24, 003 85:110, 061 118:47, 009 41:84, 023 43:22',
  ),
  wrong('penalty.set', '072 611:42', '“没收违法所得申请”是一种诉讼文书'),
  wrong('penalty.set', '058 65:58', '讲的是处罚决定的通报，没有设定处罚'),
  wrong('penalty.set', '072 627:4', '“没收违法所得案件”是一种案件'),
  ...right(
    'proof.demanded',
    '070 6.1.4:127, 100 34.2:92, 028 235.2:21, 072 485.3:35, 072 602:76, 072 33:41, 017 6.2.2:0, 023 14.1.1:0, 051 11.2.1:2, 017 7.4:59, 070 11:68, 070 11:20, 017 6:12, 072 617:55, 017 7.3:12, 072 524:47, 047 34.1.1:0, 017 7.4:121, 072 482.2:75, 013 21:25',
  ),
  ...right(
    'rights.reduced',
    '029 59:61, 052 30:72, 020 118:90, 016 52.3:63, 052 28:50, 052 29:38, 028 160:34, 058 55:13, 052 28.2:65, 052 31:62, 058 56:123, 061 111:130, 029 58:48, 076 41:49, 099 65.5:34, 076 42:112, 060 30:112, 029 59.2:44',
  ),
  hard('rights.reduced', '028 160.2:98', '限制股东转让股份'),
  wrong('rights.reduced', '020 117:41', '体育组织按章程作的纪律处理，不是行政机关减损权利'),
  ...right('wording.interpretation', '035 54:3'),
  ...right(
    'wording.later-rules',
    '003 75:44, 006 15:56, 061 124.2:89, 028 245.2:28, 099 81:23, 085 49.2:44, 058 68:73, 048 45:43, 028 244.2:17',
  ),
  ...right('wording.repeal-unlisted', '064 20:95, 072 655:84, 069 11:23, 068 15:0'),
  ...right(
    'wording.some-department',
    '060 56:76, 061 117:27, 056 67:54, 002 26.3:0, 091 43.4:0, 002 27.2:12, 056 17:57, 060 25:17, 056 17:25, 056 33.2:0, 002 85.4:0, 002 45:37, 002 17.3:61, 002 85.5:0, 002 90.2:0, 044 56:159, 085 4.3:14, 002 29:49, 030 22.2:28',
  ),
  wrong('wording.some-department', '044 54.4:73', '指前一句已经写明的部门'),
]
