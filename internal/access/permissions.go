// Package access holds the catalogue of permissions, the roles that bundle
// them, and who has them by default.
package access

import (
	"slices"

	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// The catalogue. The value is stored with roles: never change one, retire it.
const (
	PatientsRead         principal.Permission = "patients.read"
	PatientsWrite        principal.Permission = "patients.write"
	AppointmentsRead     principal.Permission = "appointments.read"
	AppointmentsBook     principal.Permission = "appointments.book"
	AppointmentsCancel   principal.Permission = "appointments.cancel"
	AppointmentsOverride principal.Permission = "appointments.override"
	ServicesRead         principal.Permission = "services.read"
	ServicesManage       principal.Permission = "services.manage"
	ResourcesRead        principal.Permission = "resources.read"
	ResourcesManage      principal.Permission = "resources.manage"
	BranchesRead         principal.Permission = "branches.read"
	BranchesManage       principal.Permission = "branches.manage"
	MembersRead          principal.Permission = "members.read"
	MembersManage        principal.Permission = "members.manage"
	RolesRead            principal.Permission = "roles.read"
	RolesManage          principal.Permission = "roles.manage"
	SettingsRead         principal.Permission = "settings.read"
	SettingsManage       principal.Permission = "settings.manage"
	AuditRead            principal.Permission = "audit.read"
	AuditExport          principal.Permission = "audit.export"
	PatientsSensitive    principal.Permission = "patients.sensitive"
	PatientsMerge        principal.Permission = "patients.merge"
	HistoryRead          principal.Permission = "history.read"
	HistoryWrite         principal.Permission = "history.write"
	IntakeSend           principal.Permission = "intake.send"
	IntakeManage         principal.Permission = "intake.manage"
	ConsentsRead         principal.Permission = "consents.read"
	ConsentsRecord       principal.Permission = "consents.record"
	DocumentsRead        principal.Permission = "documents.read"
	DocumentsClinical    principal.Permission = "documents.clinical"
	DocumentsWrite       principal.Permission = "documents.write"
	VisitsRead           principal.Permission = "visits.read"
	NotesRead            principal.Permission = "notes.read"
	NotesWrite           principal.Permission = "notes.write"
	NotesSign            principal.Permission = "notes.sign"
	NotesCosign          principal.Permission = "notes.cosign"
	TemplatesManage      principal.Permission = "templates.manage"
	PricesManage         principal.Permission = "prices.manage"
	InvoicesRead         principal.Permission = "invoices.read"
	InvoicesIssue        principal.Permission = "invoices.issue"
	InvoicesCredit       principal.Permission = "invoices.credit"
	PaymentsTake         principal.Permission = "payments.take"
	PaymentsRefund       principal.Permission = "payments.refund"
	DiscountsGive        principal.Permission = "discounts.give"
	BillingApprove       principal.Permission = "billing.approve"
	PackagesRead         principal.Permission = "packages.read"
	PackagesSell         principal.Permission = "packages.sell"
	PackagesManage       principal.Permission = "packages.manage"
	BillingClose         principal.Permission = "billing.close"
	FollowupsRead        principal.Permission = "followups.read"
	FollowupsWork        principal.Permission = "followups.work"
	FollowupsManage      principal.Permission = "followups.manage"
	MessagesRead         principal.Permission = "messages.read"
	MessagesSend         principal.Permission = "messages.send"
	MessagesManage       principal.Permission = "messages.manage"
	ReportsRead          principal.Permission = "reports.read"
	ReportsMoney         principal.Permission = "reports.money"
	ReportsExport        principal.Permission = "reports.export"
	SubscriptionManage   principal.Permission = "subscription.manage"
	DataExport           principal.Permission = "data.export"
	SupportGrant         principal.Permission = "support.grant"
)

// Entry is a permission as people read it.
type Entry struct {
	Key          principal.Permission
	Group        string // the part of the product it belongs to
	Sentence     string // what its holder may do
	Sensitive    bool   // gives power over people, rules or the record of what happened
	BranchScoped bool   // may be held for one branch and means something there
}

// Catalogue is every permission, in the order a page shows them.
var Catalogue = []Entry{
	{PatientsRead, "patients", "See patients and their contact details.", false, false},
	{PatientsWrite, "patients", "Register patients and change their details.", false, false},
	{PatientsSensitive, "patients", "Reveal national ids and insurance numbers; each look is recorded.", true, false},
	{PatientsMerge, "patients", "Merge two records of one patient.", true, false},
	{HistoryRead, "patients", "See medical history: allergies, conditions, medication.", true, false},
	{HistoryWrite, "patients", "Change medical history.", true, false},
	{AppointmentsRead, "appointments", "See the calendar and its appointments.", false, true},
	{AppointmentsBook, "appointments", "Book and move appointments.", false, true},
	{AppointmentsCancel, "appointments", "Cancel appointments.", false, true},
	{AppointmentsOverride, "appointments", "Book outside hours and past the rules, with a reason.", true, true},
	{IntakeSend, "intake", "Send intake forms and see whether they are filled in.", false, false},
	{IntakeManage, "intake", "Make and change intake forms.", false, false},
	{ConsentsRead, "intake", "See which consents a patient has given.", false, false},
	{ConsentsRecord, "intake", "Record and withdraw consents for a patient.", false, false},
	{DocumentsRead, "documents", "Open a patient's administrative documents.", false, false},
	{DocumentsClinical, "documents", "Open a patient's clinical documents: reports, images, referrals.", true, false},
	{DocumentsWrite, "documents", "Add documents and take them away.", false, false},
	{VisitsRead, "clinical", "See that a visit took place, when and with whom.", false, true},
	{NotesRead, "clinical", "Read clinical notes, plans, measures and prescriptions.", true, true},
	{NotesWrite, "clinical", "Write clinical notes, plans, measures and prescriptions.", true, true},
	{NotesSign, "clinical", "Sign clinical notes; a signed note never changes.", true, true},
	{NotesCosign, "clinical", "Co-sign the notes of trainees.", true, true},
	{TemplatesManage, "clinical", "Make and change note templates and snippets.", false, false},
	{PricesManage, "billing", "Change price lists and taxes of services.", true, true},
	{InvoicesRead, "billing", "See what patients were charged, paid and owe.", false, true},
	{InvoicesIssue, "billing", "Draw up and issue invoices.", false, true},
	{InvoicesCredit, "billing", "Correct an issued invoice by a credit note, and write off what will not be paid.", true, true},
	{PaymentsTake, "billing", "Take payments and give receipts.", false, true},
	{PaymentsRefund, "billing", "Ask for a refund; above the limit somebody else approves.", true, true},
	{DiscountsGive, "billing", "Give discounts up to the limit of the role.", false, true},
	{BillingApprove, "billing", "Approve discounts and refunds above the limits of others.", true, true},
	{PackagesRead, "billing", "See packages and how many sessions are left.", false, true},
	{PackagesSell, "billing", "Sell packages and use their sessions.", false, true},
	{PackagesManage, "billing", "Define packages; freeze, extend, transfer and refund sold ones.", true, true},
	{BillingClose, "billing", "Count the drawer and close the day.", false, true},
	{FollowupsRead, "followups", "See who is to be called, when and why.", false, true},
	{FollowupsWork, "followups", "Work through follow-ups: call, note the outcome, snooze.", false, true},
	{FollowupsManage, "followups", "Change the rules that create follow-ups, and reassign them.", false, true},
	{MessagesRead, "messages", "See which messages a patient was sent, and whether they arrived.", false, false},
	{MessagesSend, "messages", "Send messages to patients, within what they agreed to.", false, false},
	{MessagesManage, "messages", "Change message templates, channels and their credentials.", true, false},
	{ReportsRead, "reports", "See how the clinic runs: appointments, load, follow-ups.", false, true},
	{ReportsMoney, "reports", "See revenue, receivables, discounts and where money leaks.", true, true},
	{ReportsExport, "reports", "Take the tables of reports away as files.", true, true},
	{ServicesRead, "services", "See services and their prices.", false, false},
	{ServicesManage, "services", "Add and change services and their prices.", false, false},
	{ResourcesRead, "resources", "See practitioners, rooms and their hours.", false, true},
	{ResourcesManage, "resources", "Change practitioners, rooms, hours and leave.", false, true},
	{BranchesRead, "branches", "See branches and their hours.", false, true},
	{BranchesManage, "branches", "Change branches, their hours and holidays.", false, true},
	{MembersRead, "members", "See who works here and with which roles.", false, true},
	{MembersManage, "members", "Invite people, give them roles, suspend them.", true, true},
	{RolesRead, "roles", "See the roles and what they allow.", false, false},
	{RolesManage, "roles", "Change what roles allow, and add roles.", true, false},
	{SettingsRead, "settings", "See the settings of the chain.", false, false},
	{SettingsManage, "settings", "Change the settings of the chain.", true, false},
	{SubscriptionManage, "chain", "Choose the plan and pay for Praxis.", true, false},
	{DataExport, "chain", "Take everything the chain has away as files.", true, false},
	{SupportGrant, "chain", "Let the platform's support look in for a limited time.", true, false},
	{AuditRead, "audit", "See who did what, and who looked at what.", true, true},
	{AuditExport, "audit", "Take the audit away as a file.", true, true},
}

// Known reports whether the catalogue has p.
func Known(p principal.Permission) bool {
	return slices.ContainsFunc(Catalogue, func(e Entry) bool { return e.Key == p })
}
