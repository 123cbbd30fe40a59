import type { SampleDocument } from './render.ts'
import { FAMILY_FARM, FAMILY_FARM_REVISED } from './texts/family-farm.ts'
import { GROUNDWATER_RULE } from './texts/groundwater-rule.ts'
import { AMENDING_DECISION, HEATING_NOTICE, PERMIT_LIST, PERMIT_LIST_TABLES, SCHOOL_MEALS } from './texts/notices.ts'
import { PARKING_RULE, PARKING_RULE_REVISED } from './texts/parking-rule.ts'
import { PARTY_TRAINING, PENALTY_STANDARDS, PENALTY_TABLES } from './texts/party-training.ts'
import { DISPLAY_SCREENS, EBIKE_TRACKED, SMALL_RESERVOIRS } from './texts/provisions.ts'
import { WASTE_FEE_TABLES, WASTE_FEE_TABLES_DRAFT, WASTE_FEES, WASTE_FEES_DRAFT } from './texts/waste-fees.ts'

/** The sample documents by file name. */
export const CATALOGUE: Readonly<Record<string, SampleDocument>> = {
  'parking-rule.docx': { text: PARKING_RULE, list: 'rule', header: '送审稿' },
  'parking-rule-revised.docx': { text: PARKING_RULE_REVISED, list: 'rule', header: '送审稿第二稿' },
  'groundwater-rule.docx': { text: GROUNDWATER_RULE, list: 'rule-with-sections' },
  'display-screen-provisions.docx': {
    text: DISPLAY_SCREENS,
    list: 'articles',
    numberedBy: 'paragraph',
    header: '送审稿',
  },
  'family-farm-measures.docx': { text: FAMILY_FARM, list: 'articles', numberedBy: 'paragraph', header: '送审稿' },
  'family-farm-measures-revised.docx': {
    text: FAMILY_FARM_REVISED,
    list: 'articles',
    numberedBy: 'paragraph',
    header: '修改稿',
  },
  'school-meals-notice.docx': { text: SCHOOL_MEALS, list: null, header: '送审稿' },
  'heating-notice.docx': { text: HEATING_NOTICE, list: 'notice', header: '送审稿' },
  'waste-fee-tables.docx': {
    text: WASTE_FEES_DRAFT,
    list: 'articles',
    numberedBy: 'paragraph',
    tables: WASTE_FEE_TABLES_DRAFT,
    header: '送审稿',
  },
  'waste-fee-tables-revised.docx': {
    text: WASTE_FEES,
    list: 'articles',
    numberedBy: 'paragraph',
    tables: WASTE_FEE_TABLES,
  },
  'permit-list-letterhead.docx': {
    text: PERMIT_LIST,
    list: 'articles',
    numberedBy: 'paragraph',
    letterhead: '拉萨市人民政府办公室文件',
    tables: PERMIT_LIST_TABLES,
  },
  'ebike-tracked.docx': { text: EBIKE_TRACKED, list: 'articles', numberedBy: 'paragraph', tracked: true },
  'small-reservoirs-wps.docx': { text: SMALL_RESERVOIRS, list: 'rule', look: 'wps', header: '征求意见稿' },
  'amending-decision.docx': { text: AMENDING_DECISION, list: null, letterhead: '拉萨市人民政府文件' },
  'party-training-measures.docx': { text: PARTY_TRAINING, list: null, header: '送审稿' },
  'penalty-standards.docx': { text: PENALTY_STANDARDS, list: null, tables: PENALTY_TABLES },
}
