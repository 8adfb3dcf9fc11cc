package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/spf13/cobra"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
)

// asPraxis makes the test binary be the program: for what starts it as a process.
const asPraxis = "RUN_AS_PRAXIS"

func TestMain(m *testing.M) {
	if os.Getenv(asPraxis) != "" {
		os.Exit(run())
	}
	os.Exit(m.Run())
}

// praxis runs the program with args, as the shell would.
func praxis(t *testing.T, args ...string) (string, error) {
	t.Helper()
	cmd, out := root(), &bytes.Buffer{}
	cmd.SetArgs(args)
	cmd.SetOut(out)
	cmd.SetErr(out)
	err := cmd.ExecuteContext(t.Context())
	return out.String(), err
}

// TestEveryCommandExplainsItself: a sentence in the list of commands, and a help page.
func TestEveryCommandExplainsItself(t *testing.T) {
	t.Parallel()
	var walk func(*cobra.Command, []string)
	walk = func(c *cobra.Command, path []string) {
		require.NotEmpty(t, c.Short, "%v", path)
		require.False(t, strings.HasSuffix(c.Short, "."), "%v", path)
		out, err := praxis(t, append(path, "--help")...)
		require.NoError(t, err)
		require.Contains(t, out, "Usage:", "%v", path)
		for _, sub := range c.Commands() {
			if sub.IsAvailableCommand() {
				walk(sub, append(append([]string{}, path...), sub.Name()))
			}
		}
	}
	walk(root(), nil)
	for _, name := range []string{"dev", "serve", "worker", "migrate", "demo", "operator", "audit", "loadtest", "check-config", "version"} {
		out, err := praxis(t, "--help")
		require.NoError(t, err)
		require.Contains(t, out, "\n  "+name+" ", "the list of commands")
	}
}

func TestMistakesSayWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "praxis.yaml")
	require.NoError(t, os.WriteFile(file, []byte("htttp: {listen: x}\nredis: {server: y}\nlog: {level: loud}\n"), 0o600))
	for name, c := range map[string]struct {
		args []string
		say  []string
	}{
		"AllFaultsOfAFileAtOnce":  {[]string{"check-config", "--config", file}, []string{"htttp.listen", "redis.server", "log.level", "database.url", "kratos.hook_key", "secrets.master_key", "files.url"}},
		"AMissingFile":            {[]string{"check-config", "--config", file + "x"}, []string{"praxis.yamlx"}},
		"ServeWithoutADatabase":   {[]string{"serve"}, []string{"database.url", "kratos.hook_key", "secrets.master_key", "files.url"}},
		"MigrateWithoutAnOwner":   {[]string{"migrate"}, []string{"database.owner_url", "PRAXIS_DATABASE_OWNER_URL"}},
		"MigrateToNowhere":        {[]string{"migrate", "latest"}, []string{`"latest"`, "number"}},
		"OperatorWithoutARole":    {[]string{"operator", "tenants"}, []string{"PRAXIS_DATABASE_PLATFORM_URL"}},
		"SuspendNobody":           {[]string{"operator", "suspend"}, []string{"slug"}},
		"VerifyWithoutADatabase":  {[]string{"audit", "verify"}, []string{"PRAXIS_DATABASE_URL"}},
		"AnUnknownCommand":        {[]string{"serv"}, []string{`"serv"`, "serve"}},
		"DemoLoginsOnTheInternet": {[]string{"demo"}, []string{"database.url"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := praxis(t, c.args...)
			require.Error(t, err)
			for _, s := range c.say {
				require.ErrorContains(t, err, s)
			}
		})
	}
	_, err := demoPassword("", "clinics.example")
	require.ErrorContains(t, err, "--password", "nobody gets a known password where others can reach it")
}

func TestWhatCannotBeReachedIsNamed(t *testing.T) {
	nowhere := "postgres://nobody@127.0.0.1:1/praxis"
	taken, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer func() { _ = taken.Close() }()
	for _, name := range []string{"OWNER_URL", "PLATFORM_URL", "URL"} {
		t.Setenv("PRAXIS_DATABASE_"+name, nowhere)
	}
	t.Setenv("PRAXIS_KRATOS_HOOK_KEY", "hunter2hunter2hunter2")
	t.Setenv("PRAXIS_SECRETS_MASTER_KEY", "hunter2hunter2hunter2hunter2hunter2")
	t.Setenv("PRAXIS_FILES_URL", "mem://")
	t.Setenv("PRAXIS_HTTP_LISTEN", taken.Addr().String())
	for command, say := range map[string]string{
		"migrate": "database.owner_url leads", "operator tenants": "database.platform_url leads", "audit verify": "database.url leads",
		"worker": "database.url leads", "demo": "database.url leads", "serve": "http.listen: another program has " + taken.Addr().String(),
		"serve --nope": "praxis serve --help",
	} {
		_, err := praxis(t, strings.Fields(command)...)
		require.ErrorContains(t, err, say, command)
	}
}

func TestSecretsAreHidden(t *testing.T) {
	t.Setenv("PRAXIS_DATABASE_URL", "postgres://praxis_app:hunter2@db/praxis")
	t.Setenv("PRAXIS_KRATOS_HOOK_KEY", "hunter2hunter2hunter2")
	t.Setenv("PRAXIS_SECRETS_MASTER_KEY", "hunter2hunter2hunter2hunter2hunter2")
	t.Setenv("PRAXIS_FILES_URL", "mem://")
	out, err := praxis(t, "check-config")
	require.NoError(t, err)
	require.NotContains(t, out, "hunter2")
	require.Contains(t, out, "[secret]")
}

// TestAuditVerify: a whole audit passes, and one changed row fails the command.
func TestAuditVerify(t *testing.T) {
	d := dbtest.Open(t)
	t.Setenv("PRAXIS_DATABASE_URL", d.AppURL)
	ctx := dbtest.Tenant(t, d.DB)
	dbtest.Branch(t, ctx, d.DB, "Asia/Kolkata")
	_, err := audit.NewService(d.DB, clock.System()).Seal(ctx)
	require.NoError(t, err)
	out, err := praxis(t, "audit", "verify")
	require.NoError(t, err)
	require.Contains(t, out, "whole")

	c, err := pgx.Connect(t.Context(), d.AdminURL)
	require.NoError(t, err)
	defer func() { _ = c.Close(t.Context()) }()
	_, err = c.Exec(t.Context(), `UPDATE audit_events SET actor = 'staff:somebody-else' WHERE entity = 'branches'`)
	require.NoError(t, err)
	out, err = praxis(t, "audit", "verify")
	require.ErrorContains(t, err, "seal 1 does not fit")
	require.Contains(t, out, "BROKEN at seal 1")
	_, err = praxis(t, "audit", "verify", "--tenant", "nobody")
	require.ErrorContains(t, err, "there is no chain nobody")
}

// TestLoadtest measures for a moment: that every side of it works, not how fast.
func TestLoadtest(t *testing.T) {
	t.Setenv(asPraxis, "1")
	out, err := praxis(t, "loadtest", "--seconds", "1", "--clients", "2")
	require.NoError(t, err, out)
	for _, line := range []string{"authenticated read of a patient, over HTTP", "booking, over HTTP", "statements, pgbench", "MB resident"} {
		require.Contains(t, out, line)
	}
}
