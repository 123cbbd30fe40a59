import type { ReviewGround } from './model.ts'

/** The grounds of a filing review, as letters and pages name them. */
export const GROUND_WORDS: Readonly<Record<ReviewGround, string>> = {
  authority: '超越权限',
  conflict: '与上位法抵触',
  procedure: '违反制定程序',
  content: '内容不适当',
  rights: '违法减损权利或者增加义务',
  form: '形式不规范',
}
