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
	{AppointmentsRead, "appointments", "See the calendar and its appointments.", false, true},
	{AppointmentsBook, "appointments", "Book and move appointments.", false, true},
	{AppointmentsCancel, "appointments", "Cancel appointments.", false, true},
	{AppointmentsOverride, "appointments", "Book outside hours and past the rules, with a reason.", true, true},
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
	{AuditRead, "audit", "See who did what, and who looked at what.", true, true},
	{AuditExport, "audit", "Take the audit away as a file.", true, true},
}

// Known reports whether the catalogue has p.
func Known(p principal.Permission) bool {
	return slices.ContainsFunc(Catalogue, func(e Entry) bool { return e.Key == p })
}
