import type {
  AmendmentTaskTable,
  CampaignItemTable,
  CampaignMoveTable,
  CampaignOmissionTable,
  CampaignTable,
  CleanupReviewTable,
  DecisionTable,
  ItemSignalTable,
  ProposalTable,
} from './tables/cleanup.ts'
import type { ComparisonResultTable, PairingChoiceTable } from './tables/comparisons.ts'
import type { ClassificationTable, DeliberationTable, IssueCheckTable } from './tables/deliberation.ts'
import type {
  DocumentEffectTable,
  DocumentTable,
  ReadingChoiceTable,
  RevisionCommentTable,
  RevisionTable,
  RevisionTextTable,
} from './tables/documents.ts'
import type { DueChangeTable, FilingSubmissionTable, FilingTable, RegistrationTable } from './tables/filing.ts'
import type { DocumentJointMakerTable, FilingLetterTable, FilingPaperTable } from './tables/filing-papers.ts'
import type { CorrectionStepTable, FilingReviewTable, ReviewSuggestionTable } from './tables/filing-review.ts'
import type {
  ChecklistAnswerTable,
  FindingResolutionTable,
  FindingResponseTable,
  FindingTable,
  ReadingVerdictTable,
} from './tables/findings.ts'
import type { BatchFileTable, FileBatchTable, LedgerImportTable, LedgerRowTable } from './tables/ledger.ts'
import type {
  CalendarFeedTable,
  MailDeliveryTable,
  NoticeLookTable,
  NoticeSettingTable,
  NoticeTable,
} from './tables/notices.ts'
import type { ReviewBasisTable, ReviewMaterialTable, ReviewPackTable, ReviewProcedureTable } from './tables/packs.ts'
import type {
  AccountRoleTable,
  AccountTable,
  OrganTable,
  SessionTable,
  SignInGuardTable,
  UnitTable,
} from './tables/people.ts'
import type { FoundOmissionTable, IssuingListTable, IssuingRowTable } from './tables/reconciliation.ts'
import type { AuditEntryTable, AuditSealTable, InstallationTable, JobTable } from './tables/record.ts'
import type { ChangeCleanupTable, DocumentEvaluationTable, DocumentRelationTable } from './tables/relations.ts'
import type {
  AdviceTable,
  OpinionTable,
  ReviewAcceptanceTable,
  ReviewAssignmentTable,
  ReviewRoundTable,
  ReviewSupplementTable,
  ReviewTable,
} from './tables/review.ts'
import type {
  AdviceFileTable,
  OpinionDraftTable,
  OpinionStepTable,
  ReviewEmergencyTable,
  ReviewExtensionTable,
  ReviewReturnTable,
} from './tables/review-acts.ts'
import type {
  GeneratedFileTable,
  IssuedNumberTable,
  NumberSeriesTable,
  TemplateVersionTable,
} from './tables/templates.ts'
import type { CalendarDayTable, CalendarTable, CalendarYearTable, PolicyTable } from './tables/time.ts'

export interface Tables {
  filing_review: FilingReviewTable
  correction_step: CorrectionStepTable
  review_suggestion: ReviewSuggestionTable
  ledger_import: LedgerImportTable
  ledger_row: LedgerRowTable
  file_batch: FileBatchTable
  batch_file: BatchFileTable
  organ: OrganTable
  unit: UnitTable
  account: AccountTable
  account_role: AccountRoleTable
  session: SessionTable
  sign_in_guard: SignInGuardTable
  audit_entry: AuditEntryTable
  audit_seal: AuditSealTable
  job: JobTable
  installation: InstallationTable
  calendar: CalendarTable
  calendar_day: CalendarDayTable
  calendar_year: CalendarYearTable
  policy: PolicyTable
  document: DocumentTable
  revision: RevisionTable
  revision_text: RevisionTextTable
  reading_choice: ReadingChoiceTable
  revision_comment: RevisionCommentTable
  document_effect: DocumentEffectTable
  document_relation: DocumentRelationTable
  document_evaluation: DocumentEvaluationTable
  change_cleanup: ChangeCleanupTable
  review: ReviewTable
  review_round: ReviewRoundTable
  review_acceptance: ReviewAcceptanceTable
  review_supplement: ReviewSupplementTable
  review_assignment: ReviewAssignmentTable
  opinion: OpinionTable
  advice: AdviceTable
  advice_file: AdviceFileTable
  review_return: ReviewReturnTable
  review_extension: ReviewExtensionTable
  review_emergency: ReviewEmergencyTable
  opinion_draft: OpinionDraftTable
  opinion_step: OpinionStepTable
  review_pack: ReviewPackTable
  review_basis: ReviewBasisTable
  review_procedure: ReviewProcedureTable
  review_material: ReviewMaterialTable
  finding: FindingTable
  finding_response: FindingResponseTable
  finding_resolution: FindingResolutionTable
  checklist_answer: ChecklistAnswerTable
  reading_verdict: ReadingVerdictTable
  deliberation: DeliberationTable
  issue_check: IssueCheckTable
  classification: ClassificationTable
  filing: FilingTable
  filing_submission: FilingSubmissionTable
  registration: RegistrationTable
  due_change: DueChangeTable
  filing_letter: FilingLetterTable
  filing_paper: FilingPaperTable
  document_joint_maker: DocumentJointMakerTable
  issuing_list: IssuingListTable
  issuing_row: IssuingRowTable
  found_omission: FoundOmissionTable
  campaign: CampaignTable
  campaign_item: CampaignItemTable
  proposal: ProposalTable
  cleanup_review: CleanupReviewTable
  campaign_move: CampaignMoveTable
  decision: DecisionTable
  item_signal: ItemSignalTable
  campaign_omission: CampaignOmissionTable
  amendment_task: AmendmentTaskTable
  pairing_choice: PairingChoiceTable
  comparison_result: ComparisonResultTable
  notice: NoticeTable
  notice_look: NoticeLookTable
  notice_setting: NoticeSettingTable
  mail_delivery: MailDeliveryTable
  calendar_feed: CalendarFeedTable
  template_version: TemplateVersionTable
  number_series: NumberSeriesTable
  issued_number: IssuedNumberTable
  generated_file: GeneratedFileTable
}
