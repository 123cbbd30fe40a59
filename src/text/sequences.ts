import type { Label } from './labels.ts'
import type { Paragraph, Warning } from './model.ts'
import { formatNumber } from './numbers.ts'

/** Watches numbers as they come and reports a jump, a double or a step back, with its place. */
export class Sequences {
  readonly warnings: Warning[] = []
  private readonly last = new Map<string, Label>()

  /** `scope` is where the counting belongs, `unit` what is counted (条, 章, 项). */
  check(scope: string, unit: string, at: Label, paragraph: Paragraph, index: number): void {
    const last = this.last.get(scope)
    this.last.set(scope, at)
    const ordinal = last?.ordinal ?? 0
    if (at.ordinal <= 0 || (at.sub === 0 && at.ordinal === ordinal + 1)) return
    const label = paragraph.label ?? ''
    const same = at.ordinal === ordinal && at.sub === (last?.sub ?? 0)
    if (same) this.warn('number-double', `编号重复：${label}出现了两次。`, index)
    else if (at.sub > 0) {
      if (at.ordinal !== ordinal || at.sub !== (last?.sub ?? 0) + 1) {
        this.warn('number-jump', `编号不连续：${label}之前缺少相应的条文。`, index)
      }
    } else if (at.ordinal > ordinal) this.warn('number-gap', gap(ordinal, at.ordinal, unit, label), index)
    else this.warn('number-back', `编号倒退：${label}排在第${formatNumber(ordinal)}${unit}之后。`, index)
  }

  /** Begins a scope anew. */
  restart(scope: string): void {
    this.last.delete(scope)
  }

  private warn(code: string, message: string, paragraph: number): void {
    this.warnings.push({ code, message, paragraph })
  }
}

function gap(last: number, found: number, unit: string, label: string): string {
  const first = `第${formatNumber(last + 1)}${unit}`
  const missing = found - last === 2 ? first : `${first}至第${formatNumber(found - 1)}${unit}`
  return `编号跳跃：${label}之前缺少${missing}。`
}
