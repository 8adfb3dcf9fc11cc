package loadtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
)

// script is what pgbench runs again and again, and the variables it names.
type script struct {
	text       string
	variables  map[string]string
	statements int
}

func (r *run) pgbenchPath() string {
	path := filepath.Join(r.stack.Postgres.Bin(), "pgbench")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	path, err := exec.LookPath("pgbench")
	if err != nil {
		return ""
	}
	return path
}

func (r *run) needPgbench() error {
	if r.pgbenchPath() == "" {
		return errors.New("pgbench is missing; install it (Debian and Ubuntu: apt-get install postgresql, Red Hat: postgresql-contrib, macOS: brew install postgresql@16)")
	}
	return nil
}

// pgbench runs a script with as many clients and for as long as the requests ran, with
// prepared statements as the program has them.
func (r *run) pgbench(ctx context.Context, s script, round, seconds int) (sample, error) {
	dir, err := os.MkdirTemp(r.dir, "pgbench-")
	if err != nil {
		return nil, fmt.Errorf("load test: %w", err)
	}
	file := filepath.Join(dir, "script.sql")
	if err := os.WriteFile(file, []byte(s.text), 0o600); err != nil {
		return nil, fmt.Errorf("load test: %w", err)
	}
	args := []string{
		"-n", "-M", "prepared", "-c", strconv.Itoa(r.Clients), "-j", strconv.Itoa(min(2, r.Clients)), "-T", strconv.Itoa(seconds),
		"-f", file, "-l", "--log-prefix", filepath.Join(dir, "took"), "-D", "round=" + strconv.Itoa(round),
	}
	for name, value := range s.variables {
		args = append(args, "-D", name+"="+value)
	}
	cmd := exec.CommandContext(ctx, r.pgbenchPath(), append(args, r.stack.AppURL)...) //nolint:gosec // PostgreSQL's own program
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("pgbench: %w\n%s", err, out)
	}
	return readSamples(dir)
}

// readSamples reads pgbench's logs: client, number, microseconds, and more.
func readSamples(dir string) (out sample, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "took.*"))
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		raw, err := os.ReadFile(filepath.Clean(file))
		if err != nil {
			return nil, fmt.Errorf("load test: %w", err)
		}
		for line := range strings.Lines(string(raw)) {
			us, err := strconv.ParseInt(strings.Fields(line)[2], 10, 64)
			if err != nil {
				return nil, fmt.Errorf("pgbench's log: %w", err)
			}
			out = append(out, time.Duration(us)*time.Microsecond)
		}
	}
	return out, nil
}

// writer turns recorded statements into a script. say writes an argument that is not the
// same every time, as an SQL expression; "" where it is.
type writer struct {
	script
	say func(arg string) string
}

func readScript(asked []statement) script {
	w := writer{script: script{variables: map[string]string{}}, say: func(string) string { return "" }}
	return w.write("", asked)
}

var literal = regexp.MustCompile(`'(?:[^']|'')*'`)

func (w *writer) write(head string, asked []statement) script {
	var b strings.Builder
	b.WriteString(head)
	for _, s := range asked {
		// BEGIN and what binds the session come in one round trip, as the program sends them.
		if bind, ok := strings.CutPrefix(s.sql, "BEGIN; "); ok {
			b.WriteString("\\startpipeline\nBEGIN;\n" + w.line(statement{sql: bind}) + "\\endpipeline\n")
		} else {
			b.WriteString(w.line(s))
		}
		w.statements++
	}
	w.text = b.String()
	return w.script
}

var placeholder = regexp.MustCompile(`\$(\d+)`)

// line is one statement with variables for what it was asked with. Literals too: pgbench
// would take what follows a colon in them for a variable of its own.
func (w *writer) line(s statement) string {
	sql := literal.ReplaceAllStringFunc(s.sql, func(l string) string {
		if !strings.Contains(l, ":") {
			return l
		}
		return w.variable(*unquote(l))
	})
	sql = placeholder.ReplaceAllStringFunc(sql, func(p string) string {
		n, err := strconv.Atoi(p[1:])
		if err != nil || n > len(s.args) || s.args[n-1] == nil {
			return "NULL"
		}
		if changing := w.say(*s.args[n-1]); changing != "" {
			return changing
		}
		return w.variable(*s.args[n-1])
	})
	return sql + ";\n"
}

func (w *writer) variable(value string) string {
	if value == "" { // pgbench has no empty variables
		return "''"
	}
	for name, v := range w.variables {
		if v == value {
			return ":" + name
		}
	}
	name := "v" + strconv.Itoa(len(w.variables))
	w.variables[name] = value
	return ":" + name
}

const madeUp = "0193ffff" // begins the ids of pgbench's bookings

// Each booking of pgbench's has ids of its own and a slot of its own, on days that no
// booking over HTTP reaches.
const bookingHead = `\set n :n + 1
\set c :client_id + 1
\set u :client_id * 1000000000 + :round * 10000000 + :n * 100
\set day :n % 1000 + 100 + :round * 1000
\set off :day * 1440 + (:n / 1000) * 20
`

var (
	uuidText = regexp.MustCompile(`^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
	dateText = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	timeText = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d$`)
)

// bookingScript turns a recorded booking into any booking: what is new in it compared
// with the one before (ids, the key of the request) is new every time, its people and
// room are the client's own, its times move.
func bookingScript(asked, before []statement, f fixture, day int) (script, error) {
	known, fresh := map[string]bool{}, map[string]int{}
	for _, s := range before {
		for _, a := range s.args {
			if a != nil {
				known[*a] = true
			}
		}
	}
	v := map[string]string{"n": "0"}
	people := map[string]string{f.practitioners[0].String(): "practitioners", f.patients[0].String(): "patients"}
	v["practitioners"], v["patients"], v["rooms"] = list(f.practitioners), list(f.patients), list(f.rooms)
	start := f.starts(day, 0)
	w := writer{script: script{variables: v}, say: func(arg string) string {
		switch {
		case people[arg] != "":
			return "(:" + people[arg] + "::uuid[])[:c::int]"
		case slices.ContainsFunc(f.rooms, func(r uuid.UUID) bool { return r.String() == arg }):
			return "(:rooms::uuid[])[:c::int]"
		case strings.HasPrefix(arg, keyPrefix):
			return "('" + keyPrefix + "' || :u::bigint)"
		case uuidText.MatchString(arg) && !known[arg]:
			if _, ok := fresh[arg]; !ok {
				fresh[arg] = len(fresh)
			}
			return fmt.Sprintf("('"+madeUp+"-0000-7000-8000-' || lpad(to_hex(:u::bigint + %d), 12, '0'))::uuid", fresh[arg])
		}
		return moved(arg, start)
	}}
	out := w.write(bookingHead, asked)
	if !strings.Contains(out.text, "INSERT INTO appointments") || len(fresh) == 0 {
		return out, errors.New("load test: the log of Postgres does not show the booking")
	}
	return out, nil
}

func list(ids []uuid.UUID) string {
	out := make([]string, len(ids))
	for i, x := range ids {
		out[i] = x.String()
	}
	return "{" + strings.Join(out, ",") + "}"
}

// moved is a date or time around start, as many days later as the booking is, and at its
// slot where it is of the booking's own hour; "" for what is no such time.
func moved(arg string, start time.Time) string {
	const around = 10 * 24 * time.Hour // what a booking reads of the days beside its own
	near := func(t time.Time) bool { return t.Sub(start).Abs() < around }
	if t, err := time.Parse(time.DateOnly, arg); dateText.MatchString(arg) && err == nil && near(t) {
		return fmt.Sprintf("('%s'::date + :day::int)", arg)
	}
	if !timeText.MatchString(arg) {
		return ""
	}
	t, err := time.Parse("2006-01-02 15:04:05.999999-07", arg)
	if err != nil || !near(t) {
		return ""
	}
	shift := ":day * 1440"
	if t.Sub(start).Abs() <= time.Hour {
		shift = ":off"
	}
	// The colons of a time would be variables to pgbench: the instant is written as seconds.
	return fmt.Sprintf("to_timestamp(%d + (%s::bigint) * 60)", t.Unix(), strings.Replace(shift, " *", "::bigint *", 1))
}
