package database

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Asker is what a query is put to: a transaction, or a round trip that several
// queries share.
type Asker interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// Ask puts exactly one query to q. It returns the query's error as soon as
// there is one, and does nothing else then.
type Ask func(q Asker) error

// AtOnce answers several questions in one round trip, in their order; the first
// error ends it. Each ask is called twice: to hear what it wants to know, and
// with the answer. None may depend on the answer of another.
func (tx Tx) AtOnce(ctx context.Context, asks ...Ask) error {
	heard := &listener{}
	for i, ask := range asks {
		if err := ask(heard); !errors.Is(err, errUnanswered) || heard.batch.Len() != i+1 {
			return fmt.Errorf("database: question %d is not exactly one query: %w", i, err)
		}
	}
	results := tx.SendBatch(ctx, &heard.batch)
	for _, ask := range asks {
		if err := ask(answers{results}); err != nil {
			_ = results.Close()
			return err
		}
	}
	return results.Close()
}

var errUnanswered = errors.New("database: not answered yet")

// listener only hears what is asked.
type listener struct{ batch pgx.Batch }

func (l *listener) Exec(_ context.Context, sql string, args ...any) (pgconn.CommandTag, error) {
	l.batch.Queue(sql, args...)
	return pgconn.CommandTag{}, errUnanswered
}

func (l *listener) Query(_ context.Context, sql string, args ...any) (pgx.Rows, error) {
	l.batch.Queue(sql, args...)
	return nil, errUnanswered
}

func (l *listener) QueryRow(_ context.Context, sql string, args ...any) pgx.Row {
	l.batch.Queue(sql, args...)
	return unanswered{}
}

type unanswered struct{}

func (unanswered) Scan(...any) error { return errUnanswered }

// answers gives the next answer, whatever the question.
type answers struct{ results pgx.BatchResults }

func (a answers) Exec(context.Context, string, ...any) (pgconn.CommandTag, error) {
	return a.results.Exec()
}

func (a answers) Query(context.Context, string, ...any) (pgx.Rows, error) { return a.results.Query() }

func (a answers) QueryRow(context.Context, string, ...any) pgx.Row { return a.results.QueryRow() }
