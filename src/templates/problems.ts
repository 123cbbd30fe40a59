import type { TemplateProblem } from './model.ts'

/** What docxtemplater says is wrong. */
export interface Fault {
  readonly id?: string
  readonly xtag?: string
  readonly openingtag?: string
  readonly closingtag?: string
  readonly lastPair?: { readonly left: string; readonly right: string }
  readonly errors?: readonly { readonly properties: Fault }[]
}

interface Said {
  readonly tag: string | null
  readonly message: string
}

const SAID: Readonly<Record<string, (fault: Fault & { readonly xtag: string }) => Said>> = {
  unopened_tag: ({ xtag }) => ({ tag: `${trimmed(xtag)}}`, message: '多出一个右花括号“}”，前面没有与它配对的“{”。' }),
  unclosed_tag: ({ xtag }) => ({ tag: `{${xtag}`, message: '只有左花括号“{”，缺少右花括号“}”。' }),
  duplicate_open_tag: ({ xtag }) => ({ tag: `{{${trimmed(xtag)}`, message: '左花括号写了两个，只写一个“{”。' }),
  duplicate_close_tag: ({ xtag }) => ({ tag: `${trimmed(xtag)}}}`, message: '右花括号写了两个，只写一个“}”。' }),
  unclosed_loop: ({ xtag }) => ({
    tag: `{#${xtag}}`,
    message: `列表没有结束：在重复内容的后面写 {/${xtag}}。`,
  }),
  unopened_loop: ({ xtag }) => ({ tag: `{/${xtag}}`, message: `列表没有开头：在重复内容的前面写 {#${xtag}}。` }),
  closing_tag_does_not_match_opening_tag: ({ openingtag, closingtag }) => ({
    tag: `{#${openingtag}}`,
    message: `以 {#${openingtag}} 开头的列表却以 {/${closingtag}} 结束，两处名称要相同。`,
  }),
  unbalanced_loop_tags: ({ lastPair }) => ({
    tag: `{#${lastPair?.left ?? ''}}`,
    message: '两个列表在表格里交错了。同一行的列表，开头写在第一格，结束写在最后一格。',
  }),
  loop_position_invalid: ({ xtag }) => ({
    tag: `{#${xtag}}`,
    message: '列表的开头和结束一个在表格里、一个在表格外。请写在同一行表格里，或者都写在表格外。',
  }),
}

const trimmed = (letters: string): string => letters.replaceAll(/[{}]/gu, '')

/** Puts into words what docxtemplater found wrong, with where it stands. */
export function problemOf(fault: Fault, place: (letters: string) => string | null): TemplateProblem {
  const say = SAID[fault.id ?? '']
  if (!say)
    return { tag: null, message: `模板内部结构有误（${fault.id ?? '未知'}），请用 Word 另存后再上传。`, place: null }
  const said = say({ ...fault, xtag: fault.xtag ?? '' })
  return { ...said, place: said.tag === null ? null : place(said.tag) }
}
