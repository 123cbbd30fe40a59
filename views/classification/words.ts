import type { ClassificationLine, ClassifiedDocument } from '../../src/classification/model.ts'
import type { ExportColumn } from '../../src/http/export.ts'

export const ANSWER_WORDS = { yes: '是', no: '否', unsure: '未定' } as const
export const decisionWord = (isNormative: boolean): string => (isNormative ? '是规范性文件' : '不是规范性文件')

export const answersText = (line: ClassificationLine): string =>
  [
    ...(line.excludedLabel ? [`属于排除的种类：${line.excludedLabel}`] : []),
    ...line.answers.map(([name, answer]) => `${name}${ANSWER_WORDS[answer]}`),
  ].join('，')

export const classificationColumns: readonly ExportColumn<ClassifiedDocument>[] = [
  { label: '名称', value: (one) => one.title },
  { label: '文号', value: (one) => one.numberText },
  { label: '制定机关', value: (one) => one.makingOrgan },
  { label: '认定结论', value: (one) => decisionWord(one.isNormative) },
  { label: '适用标准', value: (one) => one.versionName },
  { label: '各项判断', value: answersText },
  { label: '理由', value: (one) => one.reason },
  { label: '认定日期', value: (one) => one.decidedOn },
  { label: '认定人', value: (one) => one.decidedByName },
  {
    label: '涉及权利义务的内容',
    value: (one) => one.rights.map((place) => `${place.label}：${place.quote}`).join('\n'),
  },
]
