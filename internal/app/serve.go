package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	drain       = 20 * time.Second // how long requests at hand may take once we are told to stop
	headerWait  = 10 * time.Second
	keepAlive   = 2 * time.Minute
	longestBody = 60 * time.Second // to send a body in
)

// serve answers on listener until ctx ends, then lets the requests at hand
// finish: their own contexts do not end with ctx. Open streams end because the
// hub that feeds them does.
func serve(ctx context.Context, name string, listener net.Listener, handler http.Handler) error {
	srv := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerWait, ReadTimeout: longestBody, IdleTimeout: keepAlive,
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		if err := srv.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			return fmt.Errorf("%s: %w", name, err)
		}
		return nil
	})
	g.Go(func() error {
		<-gctx.Done()
		end, cancel := context.WithTimeout(context.WithoutCancel(gctx), drain)
		defer cancel()
		return srv.Shutdown(end)
	})
	return g.Wait()
}
