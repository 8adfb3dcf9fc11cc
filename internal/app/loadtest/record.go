package loadtest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
)

// statement is one that Postgres was asked, with its parameters as text; nil is NULL.
type statement struct {
	sql  string
	args []*string
}

// logging has Postgres write down all that praxis_app asks while fn runs. It counts for
// connections made meanwhile.
func (r *run) logging(ctx context.Context, fn func() error) error {
	if err := r.admin(ctx, `ALTER ROLE praxis_app SET log_statement = 'all'`); err != nil {
		return err
	}
	err := fn()
	if err2 := r.admin(context.WithoutCancel(ctx), `ALTER ROLE praxis_app RESET log_statement`); err == nil {
		err = err2
	}
	return err
}

func (r *run) admin(ctx context.Context, sql string) error {
	c, err := pgx.Connect(ctx, r.stack.Postgres.AdminURL())
	if err != nil {
		return fmt.Errorf("load test: %w", err)
	}
	defer func() { _ = c.Close(ctx) }()
	_, err = c.Exec(ctx, sql)
	return err
}

// booked makes sure that pgbench made n bookings, each with the time of its practitioner
// and its room, and was not refused instead.
func (r *run) booked(ctx context.Context, n int) error {
	c, err := pgx.Connect(ctx, strings.Replace(r.stack.Postgres.AdminURL(), "/postgres?", "/praxis?", 1))
	if err != nil {
		return fmt.Errorf("load test: %w", err)
	}
	defer func() { _ = c.Close(ctx) }()
	made := 0
	err = c.QueryRow(ctx, `SELECT count(*) FROM appointments a WHERE a.id::text LIKE $1 || '%' AND 2 = (SELECT count(*) FROM appointment_resources r
		WHERE r.tenant_id = a.tenant_id AND r.appointment_id = a.id)`, madeUp).Scan(&made)
	if err == nil && made < n {
		err = fmt.Errorf("load test: of %d bookings pgbench made only %d", n, made)
	}
	return err
}

// server says which Postgres it is and what it promises.
func (r *run) server(ctx context.Context) (string, error) {
	c, err := pgx.Connect(ctx, r.stack.Postgres.AdminURL())
	if err != nil {
		return "", fmt.Errorf("load test: %w", err)
	}
	defer func() { _ = c.Close(ctx) }()
	var version, fsync, commit string
	err = c.QueryRow(ctx, `SELECT split_part(current_setting('server_version'), ' ', 1), current_setting('fsync'), current_setting('synchronous_commit')`).
		Scan(&version, &fsync, &commit)
	return fmt.Sprintf("PostgreSQL %s, fsync %s, synchronous_commit %s", version, fsync, commit), err
}

// during returns what Postgres was asked while fn ran: it writes a statement down before
// it answers it.
func (r *run) during(fn func() error) ([]statement, error) {
	file := filepath.Join(r.dir, "state", "log", "postgres.log")
	before, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		return nil, fmt.Errorf("load test: %w", err)
	}
	if err := fn(); err != nil {
		return nil, err
	}
	after, err := os.ReadFile(filepath.Clean(file))
	if err != nil {
		return nil, fmt.Errorf("load test: %w", err)
	}
	return parseLog(string(after[len(before):])), nil
}

var (
	entryStart = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ UTC \[\d+\] (\w+):  `)
	execute    = regexp.MustCompile(`^(?:execute [^:]+|statement): `)
	parameter  = regexp.MustCompile(`\$(\d+) = (NULL|'(?:[^']|'')*')`)
)

// parseLog reads statements out of Postgres's log: an entry goes on in lines that begin
// with a tab, and its parameters come in an entry of their own.
func parseLog(text string) (out []statement) {
	var kind, body string
	flush := func() {
		switch {
		case kind == "LOG" && execute.MatchString(body):
			out = append(out, statement{sql: tidy(execute.ReplaceAllString(body, ""))})
		case kind == "DETAIL" && len(out) > 0:
			for _, m := range parameter.FindAllStringSubmatch(body, -1) {
				out[len(out)-1].args = append(out[len(out)-1].args, unquote(m[2]))
			}
		}
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := entryStart.FindStringSubmatch(line); m != nil {
			flush()
			kind, body = m[1], line[len(m[0]):]
		} else {
			body += "\n" + strings.TrimPrefix(line, "\t")
		}
	}
	flush()
	return out
}

func unquote(s string) *string {
	if s == "NULL" {
		return nil
	}
	text := strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	return &text
}

var (
	sqlComment = regexp.MustCompile(`(?m)--.*$`)
	blanks     = regexp.MustCompile(`\s+`)
)

// tidy puts a statement on one line, without its comments.
func tidy(sql string) string {
	return strings.TrimSuffix(strings.TrimSpace(blanks.ReplaceAllString(sqlComment.ReplaceAllString(sql, ""), " ")), ";")
}
