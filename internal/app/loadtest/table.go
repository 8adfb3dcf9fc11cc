package loadtest

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// sample is how long each request of a client took.
type sample []time.Duration

// result is one measurement.
type result struct {
	perSecond float64
	p50, p95  time.Duration
	n         int
}

func newResult(took time.Duration, samples ...sample) (result, error) {
	all := slices.Concat(samples...)
	if len(all) == 0 {
		return result{}, errNothing
	}
	slices.Sort(all)
	return result{
		perSecond: float64(len(all)) / took.Seconds(), p50: percentile(all, 50), p95: percentile(all, 95), n: len(all),
	}, nil
}

// percentile of sorted durations, by nearest rank.
func percentile(sorted []time.Duration, p int) time.Duration {
	rank := (p*len(sorted) + 99) / 100
	return sorted[max(rank, 1)-1]
}

type table struct {
	cores, clients, seconds              int
	server                               string
	memory                               int64
	statements                           [2]int
	readHTTP, readSQL, bookHTTP, bookSQL result
}

func (t table) print(out io.Writer) error {
	fmt.Fprintf(out, "\n%d cores, all on this machine; %s; %d clients, %d s each\n\n", t.cores, t.server, t.clients, t.seconds)
	w := tabwriter.NewWriter(out, 0, 0, 3, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "a second\tp50\tp95\tratio\t\t")
	for _, x := range []struct {
		name      string
		http, sql result
		n         int
	}{{"authenticated read of a patient", t.readHTTP, t.readSQL, t.statements[0]}, {"booking", t.bookHTTP, t.bookSQL, t.statements[1]}} {
		fmt.Fprintf(w, "%.0f\t%s\t%s\t%.2f\t\t%s, over HTTP\n", x.http.perSecond, ms(x.http.p50), ms(x.http.p95), x.http.perSecond/x.sql.perSecond, x.name)
		fmt.Fprintf(w, "%.0f\t%s\t%s\t1\t\tthe same %d statements, pgbench\n", x.sql.perSecond, ms(x.sql.p50), ms(x.sql.p95), x.n)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(out, "\npgbench sends the statements one by one, prepared; the program sends some of them together.")
	_, err := fmt.Fprintf(out, "praxis serve, idle %s after its start: %.0f MB resident\n", settle, float64(t.memory)/(1<<20))
	return err
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000) }
