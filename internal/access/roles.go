package access

import "github.com/praxis-clinic/praxis/internal/kit/principal"

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
		PatientsRead, PatientsWrite, AppointmentsRead, AppointmentsBook, AppointmentsCancel,
		ServicesRead, ResourcesRead, BranchesRead, SettingsRead, MembersRead,
	}
	practitioner = []principal.Permission{
		PatientsRead, PatientsWrite, AppointmentsRead, AppointmentsBook, ServicesRead, ResourcesRead, BranchesRead, SettingsRead,
	}
	everything = []principal.Permission{
		PatientsRead, PatientsWrite, AppointmentsRead, AppointmentsBook, AppointmentsCancel, AppointmentsOverride,
		ServicesRead, ServicesManage, ResourcesRead, ResourcesManage, BranchesRead, BranchesManage,
		MembersRead, MembersManage, RolesRead, RolesManage, SettingsRead, SettingsManage, AuditRead, AuditExport,
	}
)

// DefaultRoles is the published matrix. Owner, admin and auditor need a second
// factor; who handles money or many records is signed out sooner.
var DefaultRoles = []DefaultRole{
	{Owner, "Owner", "Owns the chain and may do everything in it.", true, 60, everything},
	{"admin", "Administrator", "Runs the chain's settings, people and roles.", true, 60, everything},
	{"branch_manager", "Branch manager", "Runs a branch: its calendar, services and people.", false, 240, append([]principal.Permission{
		AppointmentsOverride, ServicesManage, ResourcesManage, BranchesManage, RolesRead, AuditRead,
	}, frontDesk...)},
	{"doctor", "Doctor", "Sees patients; keeps a calendar.", false, 240, practitioner},
	{"therapist", "Therapist", "Treats patients; keeps a calendar.", false, 240, practitioner},
	{"reception", "Reception", "Registers patients and runs the calendar.", false, 720, frontDesk},
	{"billing", "Billing", "Takes payments; sees who came and for what.", false, 240, []principal.Permission{
		PatientsRead, AppointmentsRead, ServicesRead, ResourcesRead, BranchesRead, SettingsRead,
	}},
	{"auditor", "Auditor", "Reads the audit and who may do what; changes nothing.", true, 60, []principal.Permission{
		AuditRead, AuditExport, MembersRead, RolesRead, BranchesRead, SettingsRead,
	}},
}
