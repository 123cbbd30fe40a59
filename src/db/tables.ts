import type { CampaignItemTable, CampaignTable, DecisionTable, ProposalTable } from './tables/cleanup.ts'
import type { DocumentEffectTable, DocumentTable, RevisionTable, RevisionTextTable } from './tables/documents.ts'
import type { DueChangeTable, FilingSubmissionTable, FilingTable, RegistrationTable } from './tables/filing.ts'
import type {
  AccountRoleTable,
  AccountTable,
  OrganTable,
  SessionTable,
  SignInGuardTable,
  UnitTable,
} from './tables/people.ts'
import type { AuditEntryTable, AuditSealTable, InstallationTable, JobTable } from './tables/record.ts'
import type {
  AdviceTable,
  OpinionTable,
  ReviewAcceptanceTable,
  ReviewAssignmentTable,
  ReviewRoundTable,
  ReviewSupplementTable,
  ReviewTable,
} from './tables/review.ts'
import type { CalendarDayTable, CalendarTable, CalendarYearTable, PolicyTable } from './tables/time.ts'

export interface Tables {
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
  document_effect: DocumentEffectTable
  review: ReviewTable
  review_round: ReviewRoundTable
  review_acceptance: ReviewAcceptanceTable
  review_supplement: ReviewSupplementTable
  review_assignment: ReviewAssignmentTable
  opinion: OpinionTable
  advice: AdviceTable
  filing: FilingTable
  filing_submission: FilingSubmissionTable
  registration: RegistrationTable
  due_change: DueChangeTable
  campaign: CampaignTable
  campaign_item: CampaignItemTable
  proposal: ProposalTable
  decision: DecisionTable
}
