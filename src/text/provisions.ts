import type { LineKind } from './front-matter.ts'
import type { Label, LabelForm } from './labels.ts'
import type { Paragraph, Provision, ProvisionKind, Table, Warning } from './model.ts'
import { Sequences } from './sequences.ts'

interface Input {
  readonly paragraphs: readonly Paragraph[]
  readonly labels: readonly (Label | null)[]
  readonly tables: readonly Table[]
  readonly kinds: readonly LineKind[]
}

const HEADING_LEVELS: Readonly<Partial<Record<LabelForm, number>>> = {
  comma: 1,
  bracket: 2,
  point: 3,
  round: 4,
  circle: 5,
  dotted: 4,
}
const HEADING_KINDS: readonly ProvisionKind[] = ['heading1', 'heading2', 'heading3', 'heading4', 'heading4']
const ARTICLE_HEADING =
  /^(?:【([^】]{1,40})】|〔([^〕]{1,40})〕|[（(]([^）)。，；]{2,40})[）)](?=[\s\u3000]|$))[\s\u3000]*/u

interface Article {
  readonly path: string
  clause: number
  /** Nested enumerations in the clause being read. */
  readonly items: { readonly form: LabelForm; readonly path: string; count: number }[]
  empty: boolean
}

/** Builds the provisions of one document; each non-empty paragraph belongs to exactly one of them. */
class Builder {
  readonly provisions: Provision[] = []
  readonly sequences = new Sequences()
  private readonly used = new Map<string, number>()
  private readonly counts = new Map<string, number>()
  private part = ''
  private chapter = ''
  private section = ''
  private article: Article | null = null
  private headings: number[] = []
  /** Path of the heading being read: h1.2 for 一、（二）, n1.1 for 1.1; empty before the first. */
  private heading = ''
  private annex = ''
  private articlePrefix = ''
  private lastArticle = 0

  private readonly input: Input
  /** The outermost table that begins at a paragraph. */
  private readonly tableAt = new Map<number, Table>()

  constructor(input: Input) {
    this.input = input
    for (const table of input.tables) {
      const [from, to] = table.paragraphs
      if (to >= (this.tableAt.get(from)?.paragraphs[1] ?? 0)) this.tableAt.set(from, table)
    }
  }

  run(): void {
    const { paragraphs, labels, kinds } = this.input
    for (let index = 0; index < paragraphs.length; index++) {
      const paragraph = paragraphs[index] as Paragraph
      if (paragraph.table !== undefined) index = this.table(index)
      else if (paragraph.text === '' && paragraph.label === null) continue
      else if (kinds[index] != null) this.line(kinds[index] as NonNullable<LineKind>, index, paragraph)
      else {
        const label = labels[index]
        if (label) index = this.labelled(index, paragraph, label)
        else this.plain(index, paragraph)
      }
    }
  }

  private add(
    kind: ProvisionKind,
    path: string,
    range: [number, number],
    more: { label?: string | null; heading?: string | null; text: string },
  ): void {
    const times = (this.used.get(path) ?? 0) + 1
    this.used.set(path, times)
    const label = more.label?.replace(/[\s\u3000]+/gu, '') ?? null
    this.provisions.push({
      path: times === 1 ? path : `${path}~${times}`,
      kind,
      label,
      heading: more.heading ?? null,
      text: more.text,
      paragraphs: range,
    })
  }

  private counted(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1
    this.counts.set(prefix, count)
    return `${prefix}${count}`
  }

  private line(kind: NonNullable<LineKind>, index: number, paragraph: Paragraph): void {
    if (kind === 'annex' || kind === 'title') this.leaveText()
    if (kind === 'signature' || kind === 'date' || kind === 'annex_list') this.article = null
    if (kind === 'annex') {
      this.annex = `${this.counted('a')}.`
      this.add('annex', this.annex.slice(0, -1), [index, index], { text: paragraph.text })
      return
    }
    if (kind === 'annex_list') {
      this.add('annex', this.counted('al'), [index, index], { label: paragraph.label, text: paragraph.text })
      return
    }
    this.add(kind, this.counted(kind), [index, index], { label: paragraph.label, text: paragraph.text })
  }

  private leaveText(): void {
    this.article = null
    this.headings = []
    this.heading = ''
    this.part = ''
    this.chapter = ''
    this.section = ''
    for (const scope of ['part', 'chapter', 'section']) this.sequences.restart(scope)
  }

  /** A table is one provision; inner tables lie within the outer one's paragraphs. */
  private table(index: number): number {
    const table = this.tableAt.get(index)
    const last = table?.paragraphs[1] ?? index
    this.add('table', this.counted('t'), [index, last], { text: table ? tableText(table) : '' })
    return last
  }

  private plain(index: number, paragraph: Paragraph): void {
    const range: [number, number] = [index, index]
    const { article } = this
    if (article) {
      article.items.length = 0
      article.clause++
      this.add('clause', `${article.path}.${article.clause}`, range, { text: paragraph.text })
      return
    }
    const base = this.headingPath()
    this.add('paragraph', this.counted(`${base === '' ? '' : `${base}.`}p`), range, { text: paragraph.text })
  }

  private labelled(index: number, paragraph: Paragraph, label: Label): number {
    switch (label.form) {
      case 'part':
      case 'chapter':
      case 'section':
        return this.division(index, paragraph, label)
      case 'article':
        return this.beginArticle(index, paragraph, label)
      default:
        if (this.article) this.item(index, paragraph, label)
        else this.beginHeading(index, paragraph, label)
        return index
    }
  }

  private division(index: number, paragraph: Paragraph, label: Label): number {
    const number = label.sub > 0 ? `${label.ordinal}-${label.sub}` : `${label.ordinal}`
    const form = label.form as 'part' | 'chapter' | 'section'
    this.article = null
    this.headings = []
    this.heading = ''
    if (form === 'part') {
      this.part = `${this.annex}b${number}`
      this.chapter = ''
      this.section = ''
      this.sequences.restart('chapter')
      this.sequences.restart('section')
    } else if (form === 'chapter') {
      this.chapter = `${this.part === '' ? this.annex : `${this.part}.`}c${number}`
      this.section = ''
      this.sequences.restart('section')
    } else this.section = `${this.chapter === '' ? '' : `${this.chapter}.`}s${number}`
    const unit = { part: '编', chapter: '章', section: '节' }[form]
    this.sequences.check(form, unit, label, paragraph, index)
    const end = paragraph.text === '' ? this.headingOnNextLine(index) : index
    const heading = end === index ? paragraph.text : (this.input.paragraphs[end]?.text ?? '')
    this.add(form, this[form], [index, end], {
      label: paragraph.label,
      heading: heading === '' ? null : heading,
      text: '',
    })
    return end
  }

  private headingOnNextLine(index: number): number {
    const next = this.nextPlain(index)
    const text = next === null ? '' : (this.input.paragraphs[next]?.text ?? '')
    return next !== null && text.length <= 30 && !/[。；，：]$/u.test(text) ? next : index
  }

  /** The next paragraph with text, where it is plain text of the same story; null otherwise. */
  private nextPlain(index: number): number | null {
    for (let next = index + 1; next < this.input.paragraphs.length; next++) {
      const { label, text, table } = this.input.paragraphs[next] as Paragraph
      if (label !== null || table !== undefined || this.input.kinds[next] !== null) return null
      if (text !== '') return next
    }
    return null
  }

  private beginArticle(index: number, paragraph: Paragraph, label: Label): number {
    // A second text in the same file (an annexed rule) begins again at 第一条.
    if (label.ordinal === 1 && label.sub === 0 && this.lastArticle >= 3) {
      this.articlePrefix = this.annex === '' || this.used.has(`${this.annex}1`) ? `${this.counted('d')}.` : this.annex
      this.sequences.restart('article')
    }
    this.lastArticle = label.ordinal
    const path = `${this.articlePrefix}${label.ordinal}${label.sub > 0 ? `-${label.sub}` : ''}`
    this.sequences.check('article', '条', label, paragraph, index)
    const found = /^[【〔（(]/u.test(paragraph.text) ? ARTICLE_HEADING.exec(paragraph.text) : null
    const heading = found ? (found[1] ?? found[2] ?? found[3] ?? null) : null
    let text = found ? paragraph.text.slice(found[0].length) : paragraph.text
    let end = index
    const next = text === '' ? this.nextPlain(index) : null
    if (next !== null) {
      end = next
      text = this.input.paragraphs[next]?.text ?? ''
    }
    this.article = { path, clause: 1, items: [], empty: text === '' }
    this.add('article', path, [index, end], { label: paragraph.label, heading, text })
    return end
  }

  private item(index: number, paragraph: Paragraph, label: Label): void {
    const article = this.article as Article
    const known = article.items.findIndex((item) => item.form === label.form)
    if (known >= 0) article.items.length = known + 1
    const parent = known >= 0 ? article.items[known - 1] : article.items.at(-1)
    const base = parent?.path ?? `${article.path}.${article.clause}`
    const count = known >= 0 ? (article.items[known]?.count ?? 0) + 1 : 1
    const number = label.ordinal > 0 ? label.ordinal : count
    const path = `${base}.${number}`
    if (known >= 0) article.items.length = known
    article.items.push({ form: label.form, path, count })
    const kind = article.items.length === 1 ? 'item' : 'subitem'
    if (label.form !== 'other') {
      this.sequences.check(`${base}/${label.form}`, kind === 'item' ? '项' : '目', label, paragraph, index)
    }
    this.add(kind, path, [index, index], { label: paragraph.label, text: paragraph.text })
  }

  private beginHeading(index: number, paragraph: Paragraph, label: Label): void {
    const text = { label: paragraph.label, text: paragraph.text }
    const level = label.parts?.length ?? HEADING_LEVELS[label.form]
    if (level === undefined) {
      const base = this.headingPath()
      this.add('paragraph', this.counted(`${base === '' ? '' : `${base}.`}p`), [index, index], text)
      return
    }
    const upper = Array.from({ length: level - 1 }, (_, at) => this.headings[at] ?? 0)
    if (!label.parts) this.headings = [...upper, label.ordinal]
    this.heading = label.parts ? `n${label.parts.join('.')}` : `h${this.headings.join('.')}`
    const scope = `${this.textPrefix()}${this.heading.replace(/\d+$/, '')}/${label.form}`
    const kind = HEADING_KINDS[level - 1] ?? 'heading4'
    // A list that begins again behind other text is a new list, not a step back.
    if (label.ordinal === 1 && this.provisions.at(-1)?.kind !== kind) this.sequences.restart(scope)
    const unit = level === 1 ? '部分' : '项'
    this.sequences.check(scope, unit, label, paragraph, index)
    this.add(kind, this.headingPath(), [index, index], text)
  }

  private textPrefix(): string {
    const division = this.section || this.chapter || this.part
    return division === '' ? this.annex : `${division}.`
  }

  private headingPath(): string {
    const prefix = this.textPrefix()
    return this.heading === '' ? prefix.slice(0, -1) : `${prefix}${this.heading}`
  }
}

/** Writes a table as lines of cells parted by tabs. */
function tableText(table: Table): string {
  const rows: string[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) rows[cell.row]?.push(cell.text.replace(/\n/gu, ' '))
  return rows.map((row) => row.join('\t')).join('\n')
}

/**
 * Builds 编 章 节 条 款 项 目, or 一、（一）1.（1） where there are no articles, from labelled paragraphs, and reports where the
 * numbers jump, double or step back. Automatic and typed numbers give the same provisions.
 */
export function buildProvisions(input: Input): { provisions: Provision[]; warnings: Warning[] } {
  const builder = new Builder(input)
  builder.run()
  return { provisions: builder.provisions, warnings: builder.sequences.warnings }
}
