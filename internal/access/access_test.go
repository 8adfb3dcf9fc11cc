package access_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

// TestDefaultRoles says aloud what each role must never have.
func TestDefaultRoles(t *testing.T) {
	t.Parallel()
	may := map[string][]principal.Permission{}
	for _, r := range access.DefaultRoles {
		may[r.Key] = r.Permissions
		require.Equal(t, slices.Contains([]string{"owner", "admin", "auditor"}, r.Key), r.SecondFactor, "%s and the second factor", r.Key)
		seen := slices.Clone(r.Permissions)
		slices.Sort(seen)
		require.Len(t, slices.Compact(seen), len(r.Permissions), "%s holds a permission twice", r.Key)
	}
	for role, never := range map[string][]principal.Permission{
		"reception":      {access.MembersManage, access.RolesManage, access.SettingsManage, access.AuditRead, access.AppointmentsOverride},
		"doctor":         {access.MembersManage, access.RolesManage, access.ServicesManage, access.AuditRead},
		"billing":        {access.PatientsWrite, access.AppointmentsBook, access.MembersManage},
		"branch_manager": {access.RolesManage, access.SettingsManage, access.AuditExport},
		"auditor":        {access.PatientsRead, access.PatientsWrite, access.MembersManage, access.SettingsManage},
	} {
		for _, p := range never {
			require.NotContains(t, may[role], p, role)
		}
	}
}
