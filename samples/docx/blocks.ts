/**
 * The marks at the start of a line of a sample text. `条` and `项` are numbered by the document where its list is
 * automatic; typed documents carry their numbers in the text.
 */
const MARKS = {
  '#': 'title',
  '=': 'subtitle',
  '@': 'number',
  ':': 'addressee',
  '##': 'chapter',
  '###': 'section',
  '§': 'article',
  '+': 'body',
  '-': 'item',
  '--': 'subitem',
  h1: 'heading1',
  h2: 'heading2',
  h3: 'heading3',
  h4: 'heading4',
  '>': 'signature',
  '>>': 'date',
  '%': 'annex',
  '!': 'raw',
} as const

export type BlockKind = (typeof MARKS)[keyof typeof MARKS]
export interface Block {
  readonly kind: BlockKind
  readonly text: string
}

const isMark = (mark: string): mark is keyof typeof MARKS => mark in MARKS

/** Reads a sample text, one block a line; throws on a line without a known mark. */
export function readBlocks(text: string): Block[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [, mark = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? []
      if (!isMark(mark)) throw new Error(`no mark at the start of: ${line}`)
      return { kind: MARKS[mark], text: rest }
    })
}

export type Edit =
  | { readonly replace: string; readonly by: string }
  | { readonly after: string; readonly insert: string }
  | { readonly move: string; readonly after: string }

/** Gives the second version of a text; throws where an edit does not match exactly one line. */
export function revise(text: string, edits: readonly Edit[]): string {
  return edits.reduce((lines, edit) => applyEdit(lines, edit), text.trim().split('\n')).join('\n')
}

function applyEdit(lines: string[], edit: Edit): string[] {
  if ('replace' in edit) {
    const at = onlyLine(lines, edit.replace)
    return lines.with(at, (lines[at] ?? '').replace(edit.replace, edit.by))
  }
  if ('insert' in edit) return lines.toSpliced(onlyLine(lines, edit.after) + 1, 0, ...edit.insert.trim().split('\n'))
  const from = onlyLine(lines, edit.move)
  const end = lines.findIndex((line, at) => at > from && /^(?:##|###|§|>) /.test(line))
  const moved = lines.slice(from, end)
  const rest = lines.toSpliced(from, moved.length)
  return rest.toSpliced(onlyLine(rest, edit.after) + 1, 0, ...moved)
}

function onlyLine(lines: readonly string[], part: string): number {
  const found = lines.flatMap((line, at) => (line.includes(part) ? [at] : []))
  if (found.length !== 1) throw new Error(`${found.length} lines contain: ${part}`)
  return found[0] ?? 0
}
