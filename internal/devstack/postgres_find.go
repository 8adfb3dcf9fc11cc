package devstack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	embeddedpostgres "github.com/fergusstrange/embedded-postgres"
)

// ErrNoPostgres says which package brings what could be neither found nor downloaded.
var ErrNoPostgres = errors.New("PostgreSQL 15 or later is missing and could not be downloaded; " +
	"install it (Debian and Ubuntu: apt-get install postgresql, macOS: brew install postgresql@16)")

// pgFolders are the places packages put the server's programs outside PATH.
var pgFolders = []string{
	"/usr/lib/postgresql/*/bin",          // Debian, Ubuntu
	"/usr/pgsql-*/bin",                   // Red Hat
	"/opt/homebrew/opt/postgresql@*/bin", // Homebrew, Apple silicon
	"/usr/local/opt/postgresql@*/bin",    // Homebrew, Intel
	"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
	"/Applications/Postgres.app/Contents/Versions/*/bin",
}

// oldestPostgres is the first major version the schema works on: views need security_invoker.
const oldestPostgres = 15

// pgInstall is a PostgreSQL found on the machine.
type pgInstall struct {
	bin     string // the folder with initdb and postgres
	version int    // major
}

// findPostgres returns the installed server to use: the one that made the data, when there is
// data (made is then its version, else 0); otherwise what PATH offers, otherwise the newest.
func findPostgres(ctx context.Context, made int) (pgInstall, bool) {
	found := installs(ctx)
	if i := slices.IndexFunc(found, func(p pgInstall) bool { return p.version == made }); i >= 0 {
		return found[i], true
	}
	if len(found) == 0 {
		return pgInstall{}, false
	}
	return found[0], true
}

// installs lists the servers that are new enough: of PATH first, then the newest first.
func installs(ctx context.Context) []pgInstall {
	var dirs []string
	for _, pattern := range pgFolders {
		found, _ := filepath.Glob(pattern)
		dirs = append(dirs, found...)
	}
	list := versions(ctx, dirs)
	slices.SortFunc(list, func(a, b pgInstall) int { return cmp.Compare(b.version, a.version) })
	if p, err := exec.LookPath("initdb"); err == nil {
		if target, err := filepath.EvalSymlinks(p); err == nil {
			list = append(versions(ctx, []string{filepath.Dir(target)}), list...)
		}
	}
	return list
}

func versions(ctx context.Context, dirs []string) []pgInstall {
	var list []pgInstall
	for _, dir := range dirs {
		if v := postgresVersion(ctx, dir); v >= oldestPostgres && isFile(filepath.Join(dir, "initdb")) {
			list = append(list, pgInstall{bin: dir, version: v})
		}
	}
	return list
}

var majorVersion = regexp.MustCompile(`\) (\d+)`)

// postgresVersion asks the server in a folder for its major version; 0 when there is none.
func postgresVersion(ctx context.Context, dir string) int {
	out, err := exec.CommandContext(ctx, filepath.Join(dir, "postgres"), "--version").Output() //nolint:gosec // a program of PostgreSQL's own
	m := majorVersion.FindSubmatch(out)
	if err != nil || m == nil {
		return 0
	}
	v, _ := strconv.Atoi(string(m[1])) // digits
	return v
}

// downloadPostgres fetches the server's programs into the cache and returns their folder. The
// library only offers to start a server; it is asked to, and stopped again, because what stays
// is what we want. As root its initdb fails after the programs are in place, which is as good.
func downloadPostgres(ctx context.Context, cache string) (string, error) {
	home := filepath.Join(cache, "postgres-16")
	bin := filepath.Join(home, "bin")
	if err := os.MkdirAll(cache, 0o755); err != nil { //nolint:gosec // programs, not secrets
		return "", fmt.Errorf("make the cache: %w", err)
	}
	l, err := Lock(ctx, home+".lock")
	if err != nil {
		return "", err
	}
	defer l.Unlock()
	if isFile(filepath.Join(bin, "initdb")) {
		return bin, nil
	}
	scratch, err := os.MkdirTemp("", "praxis-pg-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(scratch) }()
	port, err := FreePort(ctx)
	if err != nil {
		return "", err
	}
	server := embeddedpostgres.NewDatabase(embeddedpostgres.DefaultConfig().
		Version(embeddedpostgres.V16).Port(uint32(port)).
		Logger(io.Discard).
		CachePath(cache).BinariesPath(home).RuntimePath(filepath.Join(scratch, "run")).DataPath(filepath.Join(scratch, "data")))
	startErr := server.Start()
	if startErr == nil {
		_ = server.Stop()
	}
	if !isFile(filepath.Join(bin, "initdb")) {
		return "", errors.Join(ErrNoPostgres, startErr)
	}
	return bin, nil
}
