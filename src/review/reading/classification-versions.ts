import { type Day, day } from '../../lib/day.ts'
import type { ClassificationVersion, ExcludedKind, TestQuestion } from './classification-model.ts'

const QUESTIONS: readonly TestQuestion[] = [
  {
    test: 'subject',
    name: '主体',
    question: '是不是行政机关，或者法律、法规授权的组织制定的？',
    help: '政府及其部门、派出机关、法律法规授权的组织填“是”；临时机构、议事协调机构、领导小组、指挥部、内设机构填“否”。',
    ifNo: '制定主体不是行政机关或者授权组织',
  },
  {
    test: 'authority',
    name: '权限和程序',
    question: '是不是依照法定权限和程序制定的？',
    help: '在法定职责之内、按制定程序起草和审议的填“是”。越权或者未经程序的，应当由审核机构指出，不因此不受监督。',
    ifNo: '不是依照法定权限和程序制定的',
  },
  {
    test: 'public',
    name: '公开发布',
    question: '是不是要向社会公开发布？',
    help: '面向社会执行、应当公开的填“是”；只在机关内部运转的填“否”。',
    ifNo: '不向社会公开发布',
  },
  {
    test: 'rights',
    name: '权利义务',
    question: '内容是否涉及公民、法人和其他组织的权利义务？',
    help: '规定了条件、标准、资格、补助、收费、义务、限制、处理后果的填“是”；只规定机关内部分工和工作要求的填“否”。',
    ifNo: '不涉及公民、法人和其他组织的权利义务',
  },
  {
    test: 'general',
    name: '普遍约束力',
    question: '是不是对不特定的人有约束力？',
    help: '对一类人、一类事有约束力的填“是”；只对点名的单位或者个人的填“否”。',
    ifNo: '只针对特定的人，没有普遍约束力',
  },
  {
    test: 'repeated',
    name: '反复适用',
    question: '是不是在一定期限内可以反复适用？',
    help: '同类情形再发生时还要适用的填“是”；办完一件事就结束的填“否”。',
    ifNo: '一次适用即告结束，不反复适用',
  },
]

const kind = (id: string, label: string, isFormOnly = false): ExcludedKind => ({ id, label, isFormOnly })

/**
 * The versions of the test, the earliest first. Their lists of exclusions conflict (domain.md §10); the later and higher
 * one governs new documents. The labels are those of policy `scope-exclusions`.
 */
export const CLASSIFICATION_VERSIONS: readonly ClassificationVersion[] = [
  {
    id: 'lhasa-2019',
    name: '拉萨市 2019 年标准',
    basis: '《拉萨市行政规范性文件制定和监督管理办法》（市政府令第62号）',
    effectiveFrom: day('2020-02-01'),
    questions: QUESTIONS,
    excluded: [
      kind('internal', '内部工作制度', true),
      kind('personnel', '人事任免决定'),
      kind('specific', '对具体事项的处理决定'),
      kind('upward', '向上级的请示、报告'),
    ],
  },
  {
    id: 'xizang-2020',
    name: '西藏自治区 2020 年标准',
    basis: '《西藏自治区行政规范性文件制定和备案监督管理办法》第三条',
    effectiveFrom: day('2021-01-01'),
    questions: QUESTIONS,
    excluded: [
      kind('internal', '内部工作制度、内部管理规范', true),
      kind('personnel', '人事任免决定、机构编制'),
      kind('specific', '对具体事项的处理决定'),
      kind('upward', '向上级的请示、报告'),
      kind('minutes', '会议纪要、工作方案', true),
      kind('awards', '表彰奖惩'),
      kind('plan', '规划类文件'),
      kind('technical', '专业技术标准类文件', true),
      kind('budget', '仅下达预算、分配资金、批复项目的文件'),
    ],
  },
]

/** Gives the version of the test that governs a document made on a day; the earliest for older ones. */
export function classificationVersionOn(on: Day): ClassificationVersion {
  const begun = CLASSIFICATION_VERSIONS.filter((version) => version.effectiveFrom <= on)
  return (begun.at(-1) ?? CLASSIFICATION_VERSIONS[0]) as ClassificationVersion
}

/** Finds a version by its id, as it was recorded with a decision. */
export const findClassificationVersion = (id: string): ClassificationVersion | undefined =>
  CLASSIFICATION_VERSIONS.find((version) => version.id === id)
