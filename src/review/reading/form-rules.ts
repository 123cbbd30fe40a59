import { AUTHORITIES } from './authorities.ts'
import type { ReadingRule } from './model.ts'

const rule = (
  id: string,
  [name, authority, severity]: readonly [string, ReadingRule['authority'], ReadingRule['severity']],
  explanation: string,
  suggestion: string,
  head: ReadingRule['head'] = 'form',
): ReadingRule => ({ id, name, authority, head, severity, explanation, suggestion })

/** What a draft must have as a whole; each is data, the finding is in form-checks.ts. */
export const FORM_RULES = {
  titleMissing: rule(
    'form.title-missing',
    ['缺少标题', AUTHORITIES.drafting, 'must'],
    '没有读到标题。',
    '写明标题：“关于……的通知”“……办法”等。',
  ),
  titleLevel: rule(
    'form.title-level',
    ['名称与层级不符', AUTHORITIES.titleOfRule, 'must'],
    '“条例”“法”不是规章、规范性文件可以使用的名称。',
    '改用“办法”“规定”“细则”“决定”“意见”“通告”“通知”等名称。',
  ),
  titleShape: rule(
    'form.title-shape',
    ['标题形式不完整', AUTHORITIES.drafting, 'should'],
    '标题没有以文种结尾，或者“通知”“意见”一类标题缺少“关于……的”。',
    '写成“××关于……的通知”，或者以“办法”“规定”“细则”结尾。',
  ),
  numberBrackets: rule(
    'form.number-brackets',
    ['文号括号不规范', AUTHORITIES.number, 'should'],
    '发文字号的年份应当用六角括号〔〕括起，不用〔〕以外的括号。',
    '改为“代字〔年份〕序号号”的形式。',
  ),
  numberZero: rule(
    'form.number-zero',
    ['文号编虚位', AUTHORITIES.number, 'should'],
    '发文字号的序号不编虚位，1 不写成 001。',
    '去掉序号前的零。',
  ),
  numberOrdinal: rule(
    'form.number-ordinal',
    ['文号加“第”字', AUTHORITIES.number, 'should'],
    '发文字号的序号前不加“第”字。',
    '去掉“第”字。',
  ),
  numberYear: rule(
    'form.number-year',
    ['文号年份不全', AUTHORITIES.number, 'should'],
    '发文字号的年份应当标全称，不写成两位。',
    '写全四位年份；引用旧文件原文如此的可以保留。',
  ),
  numberEnd: rule(
    'form.number-end',
    ['文号缺“号”字', AUTHORITIES.number, 'should'],
    '发文字号的序号后应当加“号”字。',
    '补上“号”字。',
  ),
  effectMissing: rule(
    'form.effect-missing',
    ['缺少施行日期', AUTHORITIES.local, 'must'],
    '没有读到本文件自何日起施行的条款。',
    '在最后一条写明“自××××年×月×日起施行”。',
  ),
  effectUnsure: rule(
    'form.effect-contradicts',
    ['施行日期前后不一致', AUTHORITIES.drafting, 'must'],
    '文中有不止一个本文件的施行日期，互相矛盾。',
    '只保留一个施行日期；个别条款另定日期的写明条款。',
  ),
  effectEarly: rule(
    'form.effect-early',
    ['公布至施行间隔不足', AUTHORITIES.local, 'must'],
    '从公布到施行的间隔短于规定的期限，又没有说明理由。',
    '推迟施行日期，或者在起草说明中写明立即施行的理由。',
  ),
  effectBack: rule(
    'form.effect-back',
    ['施行日期早于成文日期', AUTHORITIES.retroactive, 'must'],
    '施行日期早于成文或者公布的日期，等于对已经发生的事项适用。',
    '把施行日期改到公布之后。',
    'content',
  ),
  validityMissing: rule(
    'form.validity-missing',
    ['缺少有效期', AUTHORITIES.local, 'must'],
    '没有读到本文件的有效期。规范性文件应当规定有效期，届满自动失效。',
    '在最后一条写明“有效期×年”或者“有效期至××××年×月×日”。',
  ),
  trialMissing: rule(
    'form.trial-without-end',
    ['暂行、试行未定期限', AUTHORITIES.local, 'must'],
    '名称为“暂行”或者“试行”，却没有规定期限。',
    '写明试行的期限；不是试行的，去掉“暂行”“试行”。',
  ),
  validityLong: rule(
    'form.validity-long',
    ['有效期过长', AUTHORITIES.local, 'should'],
    '有效期超过这类文件的最长年限。',
    '缩短有效期，或者在起草说明中写明理由。',
  ),
  basisMissing: rule(
    'form.basis-missing',
    ['缺少制定依据', AUTHORITIES.drafting, 'should'],
    '没有读到“根据《××》”一类的制定依据。',
    '在第一条或者开头写明依据的法律、法规、规章或者上级文件。',
  ),
  purposeMissing: rule(
    'form.purpose-missing',
    ['第一条缺少制定目的', AUTHORITIES.drafting, 'should'],
    '第一条没有写明制定目的。',
    '写成“为了……，根据《××》，结合本市实际，制定本办法。”',
  ),
  signatureMissing: rule(
    'form.signature-missing',
    ['缺少署名', AUTHORITIES.signing, 'should'],
    '通知、意见一类文件的结尾没有读到发文机关署名。',
    '在正文之后写明发文机关全称或者规范化简称。',
  ),
  dateMissing: rule(
    'form.date-missing',
    ['缺少成文日期', AUTHORITIES.signing, 'should'],
    '通知、意见一类文件的结尾没有读到成文日期。',
    '在署名之下用阿拉伯数字写全年、月、日；草案可以留空。',
  ),
  organUnentitled: rule(
    'form.organ-unentitled',
    ['制定主体不适格', AUTHORITIES.overstep, 'must'],
    '临时机构、议事协调机构、领导小组、指挥部和内设机构不得制定规范性文件。',
    '改由有权的行政机关制定。',
    'subject',
  ),
  structure: rule(
    'form.numbering',
    ['编号不连续', AUTHORITIES.structure, 'should'],
    '条文或者层次的编号有跳跃、重复或者倒退。',
    '重新编号，并核对文中引用的条号。',
  ),
  annexAbsent: rule(
    'form.annex-absent',
    ['附件缺失', AUTHORITIES.annexes, 'should'],
    '正文提到附件，文件中没有读到附件。',
    '补上附件，或者删去提到附件的文字。',
  ),
} as const satisfies Readonly<Record<string, ReadingRule>>
