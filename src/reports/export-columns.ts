import { ACT_WORDS, nameOf } from '../../views/reports/figure-words.ts'
import type { ExportColumn } from '../http/export.ts'
import type { BehindDocument, CatalogueLine, CountedFiling, OrganRates, YearlyLine } from './model.ts'

export const CIRCULAR: readonly ExportColumn<OrganRates>[] = [
  { label: '单位', value: (r) => r.organ },
  { label: '印发', value: (r) => r.counts.issued },
  { label: '已公布', value: (r) => r.counts.published },
  { label: '应报备', value: (r) => r.counts.due },
  { label: '已报备', value: (r) => r.counts.filed },
  { label: '应报未报', value: (r) => r.counts.due - r.counts.filed },
  { label: '按时', value: (r) => r.counts.onTime },
  { label: '规范', value: (r) => r.counts.conforming },
  { label: '违法', value: (r) => r.counts.illegal },
  { label: '已纠正', value: (r) => r.counts.corrected },
  { label: '报备率', value: (r) => r.rates.filing.text },
  { label: '及时率', value: (r) => r.rates.timeliness.text },
  { label: '规范率', value: (r) => r.rates.conformity.text },
  { label: '公布率', value: (r) => r.rates.publication.text },
  { label: '违法率', value: (r) => r.rates.illegality.text },
  { label: '纠错率', value: (r) => r.rates.correction.text },
]

export const BEHIND_FILINGS: readonly ExportColumn<CountedFiling>[] = [
  { label: '名称', value: nameOf },
  { label: '文号', value: (f) => (f.isSecret ? null : f.numberText) },
  { label: '报送单位', value: (f) => f.filingOrgan },
  { label: '接收机关', value: (f) => f.recipient },
  { label: '公布日期', value: (f) => f.publishedOn },
  { label: '报备期限', value: (f) => f.dueOn },
  { label: '首次报送日期', value: (f) => f.submissions[0]?.submittedOn ?? null },
  { label: '最后报送日期', value: (f) => f.submissions.at(-1)?.submittedOn ?? null },
  { label: '漏报查出日期', value: (f) => f.foundOn },
]

export const BEHIND_DOCUMENTS: readonly ExportColumn<BehindDocument>[] = [
  { label: '名称', value: nameOf },
  { label: '文号', value: (d) => (d.isSecret ? null : d.numberText) },
  { label: '制定机关', value: (d) => d.organ },
  { label: '印发日期', value: (d) => d.issuedOn },
  { label: '公布日期', value: (d) => d.publishedOn },
]

export const CATALOGUE: readonly ExportColumn<CatalogueLine>[] = [
  { label: '名称', value: (l) => l.title },
  { label: '文号', value: (l) => l.numberText },
  { label: '制定机关', value: (l) => l.maker },
  { label: '公布日期', value: (l) => l.publishedOn },
  { label: '备案机关', value: (l) => l.recipient },
  { label: '报送日期', value: (l) => l.filedOn },
  { label: '登记日期', value: (l) => l.registeredOn },
  { label: '登记号', value: (l) => l.registrationNumber },
]

export const YEARLY: readonly ExportColumn<YearlyLine>[] = [
  { label: '事项', value: (l) => ACT_WORDS[l.act] },
  { label: '制定机关', value: (l) => l.maker },
  { label: '名称', value: (l) => l.title },
  { label: '文号', value: (l) => l.numberText },
  { label: '日期', value: (l) => l.on },
  { label: '依据', value: (l) => l.source },
]
