import { FIELD_CODE, type RawParagraph } from './raw.ts'

interface Field {
  instruction: string
  inResult: boolean
  /** Pieces read on the instruction side, to be given back if the field never ends. */
  readonly pieces: { paragraph: RawParagraph; index: number }[]
}

/** Follows complex fields across paragraphs: only the result is text. */
export class Fields {
  private readonly stack: Field[] = []

  get mark(): number {
    return this.stack.some((field) => !field.inResult) ? FIELD_CODE : 0
  }

  get inContents(): boolean {
    return this.stack.some((field) => field.inResult && /^\s*TOC\b/i.test(field.instruction))
  }

  get active(): boolean {
    return this.stack.length > 0
  }

  character(type: string | null): void {
    const top = this.stack.at(-1)
    if (type === 'begin') this.stack.push({ instruction: '', inResult: false, pieces: [] })
    else if (type === 'separate' && top) top.inResult = true
    else if (type === 'end') this.stack.pop()
  }

  instruction(text: string): void {
    const top = this.stack.at(-1)
    if (top && !top.inResult && top.instruction.length < 200) top.instruction += text
  }

  remember(paragraph: RawParagraph): void {
    const index = paragraph.texts.length - 1
    for (const field of this.stack) if (!field.inResult) field.pieces.push({ paragraph, index })
  }

  /** A field without an end would swallow the rest of the document; Word shows that text, and so do we. */
  finish(): void {
    for (const field of this.stack) {
      for (const { paragraph, index } of field.pieces) {
        paragraph.marks[index] = (paragraph.marks[index] ?? 0) & ~FIELD_CODE
      }
    }
    this.stack.length = 0
  }
}
