import { QUOTE } from './amendments-lines.ts'
import { PLACES } from './amendments-places.ts'
import { NUMERAL_CLASS } from './numbers.ts'

const Q = QUOTE
/** Quotations side by side are one text of several paragraphs. */
const QP = `${Q}+`
const QS = `${Q}(?:[、和及与]?(?:以及)?${Q})*`
const P = PLACES
const ALL =
  '(?:全文|文中|文件|文件中|本(?:办法|规定|细则|条例|规则|意见|通知|方案)|条文|条文中|各条|各条款|各条款中|有关条款|相关条款|相关条文|全文中|正文|正文中|其他条款|办法|规定)'
const CHANGE =
  '(?:统一|均|全部|一并|都|一律|分别|相应|依次|顺次|整条)*(?:修改|改|修订|调整|变更|更改|替换|表述|更名)(?:为|成|作)'
const DELETE = '(?:予以|均|全部|一并|一律|分别|整条)*(?:删去|删除|删掉|去掉|取消)'
const ADD = '(?:相应|分别|各)*(?:增加|新增|增设|增写|补充|加入|插入|添加)'
const WORD = '(?:等|的)*(?:字样|一词|两词|二词|等词|的?表述|的?内容|一句|的?规定|两字|二字|几字)?'
const COUNT = `[${NUMERAL_CLASS}两\\d]{1,3}`
const LEVEL = '条|款|项|目|章|节'

/** What a part of a sentence says, by the form it has. Tried in this order. */
export type PhraseKind =
  | 'reorder'
  | 'unchanged'
  | 'rename'
  | 'retitle'
  | 'everywhere'
  | 'add_words'
  | 'words'
  | 'insert'
  | 'append'
  | 'merge'
  | 'split'
  | 'renumber'
  | 'move'
  | 'replace'
  | 'remove_words'
  | 'remove'
  | 'as'
  | 'title_words'
  | 'about'

const forms: readonly (readonly [PhraseKind, string])[] = [
  [
    'reorder',
    `(?:.{0,12}(?:条文|条款|章节|条目|各条|条|款|项|目|章|节|文件|文字))?(?:的)?.{0,6}(?:序号|顺序|条号|次序|编号|排序)(?:.{0,10}文字)?.{0,6}(?:调整|顺延|变动|修改|改动|推移)`,
  ],
  [
    'reorder',
    `(?:.{0,6}(?:条文|条款|各条|以下|其后|其余|其他|${P}).{0,4})?(?:依次|顺次|相应)(?:顺延|后移|前移|递补|类推)`,
  ],
  ['reorder', '(?:对)?.{0,6}个别文字.{0,8}(?:调整|修改|改动)'],
  ['unchanged', `(?:${P})?(?:的)?(?:其他|其余)?(?:内容|条款|各款|各项|条文|部分)?(?:均|保持)?不变`],
  ['rename', `(?<p>${P})(?:的)?(?:章名|节名|名称|标题|章标题|节标题|题目)${CHANGE}(?<new>${Q})`],
  ['retitle', `(?:文件|本办法|本规定|规章|办法|规定|全文)?的?(?:名称|标题|题目|文件名)${CHANGE}(?<new>${Q})`],
  ['everywhere', `${ALL}(?:中)?(?:的|所有|涉及|出现)*(?<old>${QS})${WORD}${CHANGE}(?<new>${QS})`],
  [
    'everywhere',
    `(?<old>${QS})${WORD}(?:统一|均|全部|一律|都)+(?:修改|改|调整|变更|替换|更改|表述)(?:为|成|作)(?<new>${QS})`,
  ],
  ['everywhere', `${DELETE}${ALL}(?:中)?(?:的|所有)*(?<old>${QS})${WORD}`],
  [
    'add_words',
    `(?<p>${P})?(?:中|规定)?(?:的)?(?<old>${Q})${WORD}(?:之)?(?<rel>后|前)(?:面)?${ADD}(?:一句|文字)?(?<new>${Q})${WORD}`,
  ],
  ['words', `(?<p>${P})?(?:中|内|里)?(?:的|所称|规定|所有)*(?<old>${QS})${WORD}${CHANGE}(?<new>${QS})${WORD}`],
  [
    'insert',
    `(?<p>${P})?(?:中|之?(?<rel>后|前)(?:面)?|内)?${ADD}(?:(?<count>${COUNT})个?(?<level>${LEVEL})|(?<as2>${P}))(?:内容|规定)?(?:(?:分别)?(?:作为|列为|为|即)(?<as>${P}))?(?<new>${QP})?`,
  ],
  ['append', `(?<p>${P})(?:中|的)?(?:末尾|最后|句末|结尾|后|之后)?${ADD}(?:一句|规定|内容|文字)?(?<new>${Q})`],
  ['title_words', `(?:标题|名称|题目|文件名称?)(?:中)?的?(?<old>${Q})${WORD}${CHANGE}(?<new>${Q})`],
  ['title_words', `(?:标题|名称|题目|文件名称?)(?:中)?的?(?<old>${Q})${WORD}${DELETE}`],
  ['title_words', `${DELETE}(?:标题|名称|题目|文件名称?)(?:中)?的?(?<old>${Q})${WORD}`],
  [
    'merge',
    `(?<p>${P})(?:的内容)?合并(?:修改)?(?:为|成)?(?:${COUNT}(?:${LEVEL}))?(?:(?:作为)?(?<as>${P}))?(?<new>${QP})?`,
  ],
  [
    'split',
    `(?<p>${P})(?:拆分|分拆|拆|分解|分)(?:为|成)(?:(?<count>${COUNT})个?(?<level>${LEVEL}))?(?:(?:分别)?(?:作为)?(?<as>${P}))?(?<new>${QP})?`,
  ],
  [
    'split',
    `(?<p>${P})(?:修改|改|调整)(?:为|成)(?<count>${COUNT})个?(?<level>${LEVEL})(?:(?:分别)?(?:作为)?(?<as>${P}))?(?<new>${QP})?`,
  ],
  ['renumber', `(?<p>${P})(?:移至|移到|移入|调整至|调整到|移动至)(?<at>${P})作为(?<as>${P})`],
  ['move', `(?<p>${P})(?:移至|移到|调整至|调整到|移动至)(?<at>${P})(?:之)?(?<rel>后|前)`],
  [
    'renumber',
    `(?<p>${P})(?:的)?(?:序号)?(?:相应|依次|分别|顺次)*(?:改|调整|变更|修改|移|顺延)(?:为|作|至|成)(?<as>${P})`,
  ],
  ['replace', `(?:(?<p>${P})(?:的)?)?(?:内容|全文|规定)?${CHANGE}(?<new>${QP})`],
  ['replace', `(?<p>${P})(?:内容为|表述为|具体为|(?:作)?(?:出)?(?:如下)?修改(?:如下)?)(?<new>${QP})`],
  ['remove_words', `${DELETE}(?<p>${P})?(?:中|内)?(?:的|所称|规定)*(?<old>${QS})${WORD}`],
  ['remove_words', `(?<p>${P})?(?:中|内)?(?:的|所称|规定)*(?<old>${QS})${WORD}${DELETE}`],
  ['remove', `${DELETE}(?<p>${P})(?:的)?(?:内容|规定|全文)?`],
  ['remove', `(?<p>${P})(?:的)?(?:内容|规定|全文)?${DELETE}`],
  ['as', `(?:分别)?(?:作为|列为)(?<as>${P})(?<new>${QP})?`],
  ['about', `(?:对)?(?<p>${P})(?:作(?:出)?(?:如下)?修改|修改如下|的修改)?`],
]

const LEAD =
  '(?:同时|并且|并|其中|另外|此外|还|再|现|相应|即|且|首先|然后|一是|二是|三是)*[，,]?(?:将|把|对|在|于|按照?)?(?:其中?的?|该条的?|本条的?|原)?'
const FORMS = forms.map(([kind, form]) => [kind, new RegExp(`^${LEAD}${form}$`, 'u')] as const)

export interface Phrase {
  readonly kind: PhraseKind
  readonly groups: Readonly<Record<string, string | undefined>>
}

/** Reads one part of an amending sentence; null where it has none of the known forms. */
export function readPhrase(text: string): Phrase | null {
  for (const [kind, form] of FORMS) {
    const match = form.exec(text)
    if (match) return { kind, groups: match.groups ?? {} }
  }
  return null
}
