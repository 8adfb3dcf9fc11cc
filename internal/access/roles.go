package access

import (
	"slices"

	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// DefaultRole is a role every chain starts with.
type DefaultRole struct {
	Key, Name, Description string
	SecondFactor           bool  // may do nothing before a second factor is given
	IdleMinutes            int32 // signed out after so long without a request
	Permissions            []principal.Permission
}

// Owner is the key of the role that cannot be edited, and that somebody must hold.
const Owner = "owner"

var (
	frontDesk = []principal.Permission{
		PatientsRead, PatientsWrite, PatientsSensitive, AppointmentsRead, AppointmentsBook, AppointmentsCancel,
		IntakeSend, ConsentsRead, ConsentsRecord, DocumentsRead, DocumentsWrite, VisitsRead,
		InvoicesRead, InvoicesIssue, PaymentsTake, DiscountsGive, PackagesRead, PackagesSell, BillingClose,
		FollowupsRead, FollowupsWork, MessagesRead, MessagesSend,
		ServicesRead, ResourcesRead, BranchesRead, SettingsRead, MembersRead,
	}
	practitioner = []principal.Permission{
		PatientsRead, PatientsWrite, HistoryRead, HistoryWrite, AppointmentsRead, AppointmentsBook,
		IntakeSend, ConsentsRead, ConsentsRecord, DocumentsRead, DocumentsClinical, DocumentsWrite,
		VisitsRead, NotesRead, NotesWrite, NotesSign, PackagesRead, FollowupsRead, FollowupsWork, MessagesRead,
		ServicesRead, ResourcesRead, BranchesRead, SettingsRead,
	}
	// clinical is what only those who treat do, whoever else may do everything.
	clinical = []principal.Permission{NotesWrite, NotesSign, NotesCosign}
)

// everything is the catalogue, in its order.
func everything() (all []principal.Permission) {
	for _, e := range Catalogue {
		all = append(all, e.Key)
	}
	return all
}

// without is perms less those of less.
func without(perms []principal.Permission, less ...principal.Permission) []principal.Permission {
	return slices.DeleteFunc(slices.Clone(perms), func(p principal.Permission) bool { return slices.Contains(less, p) })
}

// DefaultRoles is the published matrix. Owner, admin and auditor need a second
// factor; who handles money or many records is signed out sooner.
var DefaultRoles = []DefaultRole{
	{Owner, "Owner", "Owns the chain and may do everything in it.", true, 60, everything()},
	{"admin", "Administrator", "Runs the chain's settings, people and roles.", true, 60, without(everything(), clinical...)},
	{"branch_manager", "Branch manager", "Runs a branch: its calendar, services and people.", false, 240, append([]principal.Permission{
		AppointmentsOverride, ServicesManage, ResourcesManage, BranchesManage, RolesRead, AuditRead,
		PricesManage, InvoicesCredit, PaymentsRefund, BillingApprove, PackagesManage, FollowupsManage,
		ReportsRead, ReportsMoney, ReportsExport,
	}, frontDesk...)},
	{"doctor", "Doctor", "Sees patients; keeps a calendar.", false, 240, append([]principal.Permission{NotesCosign, TemplatesManage}, practitioner...)},
	{"therapist", "Therapist", "Treats patients; keeps a calendar.", false, 240, practitioner},
	{"reception", "Reception", "Registers patients and runs the calendar.", false, 720, frontDesk},
	{"billing", "Billing", "Takes payments; sees who came and for what.", false, 240, []principal.Permission{
		PatientsRead, PatientsSensitive, AppointmentsRead, VisitsRead, InvoicesRead, InvoicesIssue, InvoicesCredit, PaymentsTake, PaymentsRefund,
		DiscountsGive, PackagesRead, PackagesSell, BillingClose, FollowupsRead, FollowupsWork, MessagesRead, MessagesSend, ReportsMoney, ReportsExport,
		ServicesRead, ResourcesRead, BranchesRead, SettingsRead,
	}},
	{"auditor", "Auditor", "Reads the audit and who may do what; changes nothing.", true, 60, []principal.Permission{
		AuditRead, AuditExport, MembersRead, RolesRead, BranchesRead, SettingsRead,
	}},
}
