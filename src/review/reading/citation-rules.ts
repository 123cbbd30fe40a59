import type { Severity } from '../../findings/model.ts'
import { AUTHORITIES } from './authorities.ts'
import type { CitationProblem, ReadingRule } from './model.ts'

const rule = (
  problem: CitationProblem,
  name: string,
  severity: Severity,
  explanation: string,
  suggestion: string,
): ReadingRule => ({
  id: `citation.${problem.replaceAll('_', '-')}`,
  name,
  authority: AUTHORITIES.register,
  head: problem === 'ended' || problem === 'not_yet' || problem === 'suspended' ? 'conflict' : 'form',
  severity,
  explanation,
  suggestion,
})

/** What is said of a citation that the register contradicts; the register's words are added. */
export const CITATION_RULES: Readonly<Record<CitationProblem, ReadingRule>> = {
  ended: rule(
    'ended',
    '引用的文件已失去效力',
    'must',
    '引用的文件已经废止或者失效。',
    '改引现行有效的文件，或者删去。',
  ),
  not_yet: rule(
    'not_yet',
    '引用的文件尚未施行',
    'should',
    '引用的文件尚未印发或者尚未施行。',
    '核对两个文件的施行日期。',
  ),
  suspended: rule(
    'suspended',
    '引用的文件停止执行',
    'must',
    '引用的文件正在停止执行。',
    '核对停止执行的决定，改引其他依据。',
  ),
  amended: rule(
    'amended',
    '引用的文件已经修改',
    'should',
    '引用的文件修改过，条号和内容可能变动。',
    '按修改后的文本核对条号和内容。',
  ),
  number_mismatch: rule(
    'number_mismatch',
    '文号与名称不符',
    'must',
    '引用的文号与该名称的文件不一致。',
    '核对名称和文号。',
  ),
  title_not_exact: rule(
    'title_not_exact',
    '引用名称不准确',
    'should',
    '引用的名称与文件库登记的名称不完全一致。',
    '写文件的全称。',
  ),
  article_missing: rule(
    'article_missing',
    '引用的条文不存在',
    'must',
    '引用的条文在该文件的正式文本中没有找到。',
    '核对条号；该文件修改过的，按现行文本引用。',
  ),
  not_registered: rule(
    'not_registered',
    '文件库中没有引用的文件',
    'should',
    '引用了本地文件，文件库中没有登记。',
    '核对名称；确有此文件的，补录到文件库。',
  ),
}
