import type { Comment, HiddenText, MarkedParagraph, MarkedSegment, Ruby, TrackedChange } from '../model.ts'
import { type AssembledStory, assemble, type Context, displayed, shownText } from './assemble.ts'
import { DELETED, FIELD_CODE, HIDDEN, INSERTED, type RawContainer, type RawParagraph, type ReadPart } from './raw.ts'

const placeOf = (body: AssembledStory, raw: RawParagraph | null): number => (raw && body.places.get(raw)) ?? 0

/** Lists the tracked changes with the words they concern. */
export function changesOf(part: ReadPart, body: AssembledStory): TrackedChange[] {
  return part.changes.map((change) => ({
    kind: change.kind,
    text: change.texts.join(''),
    author: change.author,
    date: change.date,
    paragraph: placeOf(body, change.paragraph),
  }))
}

/** Lists the review comments with the words they were put to. */
export function commentsOf(
  part: ReadPart,
  body: AssembledStory,
  containers: readonly RawContainer[],
  context: Context,
): Comment[] {
  return containers.map((container) => {
    const quote = part.quotes.find((q) => q.id === container.id)
    const { paragraphs } = assemble(container.story, 'final', context)
    return {
      author: container.author,
      date: container.date,
      text: paragraphs.map(displayed).join('\n').trim(),
      quoted: quote?.texts.join('').trim() ?? '',
      paragraph: placeOf(body, quote?.paragraph ?? null),
    }
  })
}

/** Collects the text that Word hides. */
export function hiddenOf(part: ReadPart, body: AssembledStory): HiddenText[] {
  const found: HiddenText[] = []
  for (const raw of part.story.paragraphs) {
    const text = raw.texts.filter((_, i) => ((raw.marks[i] ?? 0) & (HIDDEN | DELETED | FIELD_CODE)) === HIDDEN).join('')
    if (text.trim() !== '') found.push({ text, paragraph: placeOf(body, raw) })
  }
  return found
}

/** Lists the readings set above the text. */
export const rubiesOf = (part: ReadPart, body: AssembledStory): Ruby[] =>
  part.rubies.map(({ base, text, paragraph }) => ({ base, text, paragraph: placeOf(body, paragraph) }))

function operation(mark: number): MarkedSegment['op'] | null {
  const change = mark & (INSERTED | DELETED)
  // Inserted by one person and deleted by another: neither the old text nor the new one has it.
  if (change === (INSERTED | DELETED) || (mark & (HIDDEN | FIELD_CODE)) !== 0) return null
  if (change === INSERTED) return 'insert'
  return change === DELETED ? 'delete' : 'equal'
}

/** Shows every paragraph of the file with its insertions and deletions side by side, numbered as it is or was. */
export function markedOf(part: ReadPart, body: AssembledStory, original: AssembledStory): MarkedParagraph[] {
  return part.story.paragraphs.map((raw) => {
    const isGone = raw.rowDeleted || (shownText(raw, 'final') === '' && shownText(raw, 'original') !== '')
    const isNew = raw.rowInserted || (shownText(raw, 'original') === '' && shownText(raw, 'final') !== '')
    const from = isGone ? original : body
    const shown = from.paragraphs[placeOf(from, raw)]
    return {
      segments: segmentsOf(raw),
      label: shown?.label ?? null,
      paragraph: placeOf(body, raw),
      ...(shown?.table !== undefined && raw.table !== null && { table: shown.table }),
      ...(isGone ? { change: 'delete' as const } : isNew ? { change: 'insert' as const } : {}),
    }
  })
}

function segmentsOf(raw: RawParagraph): MarkedSegment[] {
  const segments: { op: MarkedSegment['op']; text: string }[] = []
  raw.texts.forEach((text, index) => {
    const mark = (raw.marks[index] ?? 0) | (raw.rowInserted ? INSERTED : 0) | (raw.rowDeleted ? DELETED : 0)
    const op = operation(mark)
    const last = segments.at(-1)
    if (op === null) return
    if (last?.op === op) last.text += text
    else segments.push({ op, text })
  })
  return segments
}
