import type { Warning } from './model.ts'
import { formatNumber } from './numbers.ts'

interface Last {
  readonly ordinal: number
  readonly sub: number
}

/** Watches numbers as they come and reports a jump, a double or a step back, with its place. */
export class Sequences {
  readonly warnings: Warning[] = []
  private readonly last = new Map<string, Last>()

  /** `scope` is where the counting belongs, `unit` what is counted (条, 章, 项), `label` the number as shown. */
  check(scope: string, unit: string, at: { ordinal: number; sub: number; label: string; paragraph: number }): void {
    const last = this.last.get(scope) ?? { ordinal: 0, sub: 0 }
    this.last.set(scope, at)
    if (at.ordinal <= 0) return
    const { ordinal } = last
    if (at.sub > 0) {
      if (at.ordinal === ordinal && at.sub === last.sub + 1) return
      if (at.ordinal === ordinal && at.sub === last.sub)
        this.warn('number-double', `编号重复：${at.label}出现了两次。`, at.paragraph)
      else this.warn('number-jump', `编号不连续：${at.label}之前缺少相应的条文。`, at.paragraph)
      return
    }
    if (at.ordinal === ordinal + 1) return
    if (at.ordinal === ordinal) this.warn('number-double', `编号重复：${at.label}出现了两次。`, at.paragraph)
    else if (at.ordinal > ordinal) this.warn('number-gap', gap(ordinal, at.ordinal, unit, at.label), at.paragraph)
    else this.warn('number-back', `编号倒退：${at.label}排在第${formatNumber(ordinal)}${unit}之后。`, at.paragraph)
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
