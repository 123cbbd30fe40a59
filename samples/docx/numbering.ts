import { fonts, XML_HEAD } from './xml.ts'

interface Level {
  readonly format: string
  readonly text: string
  readonly suffix: 'space' | 'nothing' | 'tab'
  readonly font: string
  readonly style?: string
  /** Writes `w:lvlRestart w:val="0"`: the count runs on through all chapters. */
  readonly runsOn?: true
  readonly centred?: true
}

const CHAPTER = { format: 'chineseCountingThousand', suffix: 'space', font: '黑体', centred: true } as const
const ARTICLE = { format: 'chineseCountingThousand', suffix: 'space', font: '黑体', runsOn: true } as const
const ITEM = { format: 'chineseCounting', suffix: 'nothing', font: '仿宋_GB2312' } as const
const SUBITEM = { format: 'decimal', suffix: 'nothing', font: '仿宋_GB2312' } as const

export type ListKind = 'rule' | 'rule-with-sections' | 'articles' | 'notice'

/** The levels of each kind of list; the styles named are those of styles.ts. */
export const LISTS: Record<ListKind, readonly Level[]> = {
  rule: [
    { ...CHAPTER, text: '第%1章', style: 'chapter' },
    { ...ARTICLE, text: '第%2条', style: 'article' },
    { ...ITEM, text: '（%3）', style: 'item' },
    { ...SUBITEM, text: '%4.', style: 'subitem' },
  ],
  'rule-with-sections': [
    { ...CHAPTER, text: '第%1章', style: 'chapter' },
    { ...CHAPTER, text: '第%2节', style: 'section' },
    { ...ARTICLE, text: '第%3条', style: 'article' },
    { ...ITEM, text: '（%4）', style: 'item' },
    { ...SUBITEM, text: '%5.', style: 'subitem' },
  ],
  articles: [
    { ...ARTICLE, text: '第%1条' },
    { ...ITEM, text: '（%2）' },
  ],
  notice: [
    { format: 'chineseCounting', suffix: 'nothing', font: '黑体', text: '%1、', style: 'heading1' },
    { format: 'chineseCounting', suffix: 'nothing', font: '楷体_GB2312', text: '（%2）', style: 'heading2' },
    { format: 'decimal', suffix: 'nothing', font: '仿宋_GB2312', text: '%3.', style: 'heading3' },
    { format: 'decimal', suffix: 'nothing', font: '仿宋_GB2312', text: '（%4）', style: 'heading4' },
  ],
}

function level(l: Level, at: number, styleIds: ReadonlyMap<string, string>): string {
  const style = l.style === undefined ? undefined : styleIds.get(l.style)
  return [
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${l.format}"/>`,
    l.runsOn ? '<w:lvlRestart w:val="0"/>' : '',
    style === undefined ? '' : `<w:pStyle w:val="${style}"/>`,
    l.suffix === 'tab' ? '' : `<w:suff w:val="${l.suffix}"/>`,
    `<w:lvlText w:val="${l.text}"/><w:lvlJc w:val="${l.centred ? 'center' : 'left'}"/>`,
    `<w:pPr><w:ind w:left="0" w:firstLine="${l.centred ? 0 : 640}"/></w:pPr>`,
    `<w:rPr>${fonts(l.font)}</w:rPr></w:lvl>`,
  ].join('')
}

// Word always writes nine levels; those not used keep its default form.
const restOf = (from: number): string =>
  Array.from({ length: 9 - from }, (_, i) => from + i)
    .map(
      (at) =>
        `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%${at + 1}."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${420 * (at + 1)}" w:hanging="420"/></w:pPr></w:lvl>`,
    )
    .join('')

const levelsOf = (kind: ListKind, styleIds: ReadonlyMap<string, string>): string =>
  LISTS[kind].map((l, at) => level(l, at, styleIds)).join('') + restOf(LISTS[kind].length)

/**
 * Writes numbering.xml with one list as `numId` 1. With `listStyle`, the list belongs to a list style and `numId` 2
 * reaches it through `numStyleLink`, as WPS and long-lived Word files do.
 */
export function numberingPart(
  kind: ListKind,
  styleIds: ReadonlyMap<string, string>,
  namespaces: string,
  listStyle?: string,
): string {
  const link = listStyle === undefined ? '' : `<w:styleLink w:val="${listStyle}"/>`
  const abstracts = [
    `<w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="5E6F7A8B"/>${link}${levelsOf(kind, styleIds)}</w:abstractNum>`,
  ]
  const nums = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
  if (listStyle !== undefined) {
    abstracts.push(
      `<w:abstractNum w:abstractNumId="1"><w:nsid w:val="2B3C4D5E"/><w:multiLevelType w:val="multilevel"/><w:tmpl w:val="6F7A8B9C"/><w:numStyleLink w:val="${listStyle}"/></w:abstractNum>`,
    )
    nums.push('<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>')
  }
  return `${XML_HEAD}<w:numbering ${namespaces}>${abstracts.join('')}${nums.join('')}</w:numbering>`
}
