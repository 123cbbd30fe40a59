import type { ExtractedText, Warning } from './model.ts'

const PARTS: readonly (readonly [string, string, (text: ExtractedText) => number])[] = [
  ['headers-not-compared', '页眉和页脚未比较', (text) => text.headers.length],
  ['text-boxes-not-compared', '文本框未比较', (text) => text.textBoxes.length],
  ['comments-not-compared', '批注未比较', (text) => text.comments.length],
  ['hidden-not-compared', '隐藏文字未比较', (text) => text.hidden?.length ?? 0],
  ['format-not-compared', '格式修订未比较', (text) => text.changes.filter((c) => c.kind === 'format').length],
]

/** Says what the two files hold that the comparison did not look at. */
export function notCompared(old: ExtractedText, next: ExtractedText): Warning[] {
  const found = PARTS.flatMap(([code, words, count]): Warning[] => {
    const [before, after] = [count(old), count(next)]
    return before + after === 0 ? [] : [{ code, message: `${words}（旧文件${before}处，新文件${after}处）。` }]
  })
  const tracked = [old, next].some((text) => text.readings !== undefined)
  if (!tracked) return found
  return [...found, { code: 'final-reading-compared', message: '文件带有修订痕迹，按接受全部修订后的文字比较。' }]
}
