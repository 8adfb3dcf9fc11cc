package devstack

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/alicebob/miniredis/v2"
)

// ErrNoRedis names the package that brings redis-server. Only tests under CI insist on it:
// everywhere else an in-process stand-in takes its place.
var ErrNoRedis = errors.New("redis-server is missing; install it (Debian and Ubuntu: apt-get install redis-server, macOS: brew install redis)")

// RedisDatabases is how many numbered databases a server has.
const RedisDatabases = 4096

// RedisOptions says which server StartRedis brings up.
type RedisOptions struct {
	// Dir is the server's working folder. Nothing is kept in it: what is in Redis may be lost.
	Dir string
	// LogFile takes what the server says.
	LogFile string
	// Port on loopback; 0 picks a free one.
	Port int
	// Insist refuses the in-process stand-in when redis-server is missing.
	Insist bool
}

// Redis is a running server, or the in-process stand-in when redis-server is missing. It can be
// stopped and started again on the same port, to see what happens when Redis is away.
type Redis struct {
	opts    RedisOptions
	port    int
	server  *child
	standIn *miniredis.Miniredis
}

// StartRedis brings a server up on loopback.
func StartRedis(ctx context.Context, opts RedisOptions) (*Redis, error) {
	path, err := findRedis()
	if err != nil && opts.Insist {
		return nil, err
	}
	return firstFreePort(ctx, opts.Port, func(port int) (*Redis, error) {
		r := &Redis{opts: opts, port: port}
		if path == "" {
			r.standIn = miniredis.NewMiniRedis()
		}
		return r, r.Start(ctx)
	})
}

func findRedis() (string, error) {
	if p, err := exec.LookPath("redis-server"); err == nil {
		return p, nil
	}
	for _, dir := range []string{"/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/home/linuxbrew/.linuxbrew/bin"} {
		p := filepath.Join(dir, "redis-server")
		if info, err := os.Stat(p); err == nil && !info.IsDir() {
			return p, nil
		}
	}
	return "", ErrNoRedis
}

// Port is the loopback TCP port.
func (r *Redis) Port() int { return r.port }

// Addr is the server's host:port.
func (r *Redis) Addr() string { return loopbackAddr(r.port) }

// URL connects to one of the server's numbered databases.
func (r *Redis) URL(db int) string { return fmt.Sprintf("redis://%s/%d", r.Addr(), db) }

// StandIn tells whether this is the in-process stand-in.
func (r *Redis) StandIn() bool { return r.standIn != nil }

// Start brings the server up on its port, after StartRedis only when Stop came in between.
func (r *Redis) Start(ctx context.Context) error {
	if r.standIn != nil {
		if err := r.standIn.StartAddr(r.Addr()); err != nil {
			return errors.Join(fmt.Errorf("start miniredis: %w", err), portTakenIf(errors.Is(err, syscall.EADDRINUSE)))
		}
		return nil
	}
	path, err := findRedis()
	if err != nil {
		return err
	}
	r.server, err = launch(ctx, r.program(path))
	if err != nil {
		return err
	}
	if err := r.server.await(ctx, 20*time.Second, r.ping); err != nil {
		taken := r.server.portTaken()
		r.server.end()
		return errors.Join(err, portTakenIf(taken))
	}
	return nil
}

func (r *Redis) program(path string) program {
	return program{
		name: "redis", path: path, dir: r.opts.Dir, logFile: r.opts.LogFile,
		args: []string{
			"--bind", loopback, "--port", strconv.Itoa(r.port), "--databases", strconv.Itoa(RedisDatabases),
			"--save", "", "--appendonly", "no", "--dir", r.opts.Dir,
		},
		env:  []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"},
		stop: syscall.SIGTERM, grace: 5 * time.Second,
	}
}

// ping speaks the protocol itself: a client library would bring a pool for one word.
func (r *Redis) ping(ctx context.Context) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", r.Addr())
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	if _, err := conn.Write([]byte("PING\r\n")); err != nil {
		return fmt.Errorf("ping: %w", err)
	}
	answer, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		return fmt.Errorf("ping: %w", err)
	}
	if !strings.HasPrefix(answer, "+PONG") {
		return fmt.Errorf("ping: unexpected answer %q", answer)
	}
	return nil
}

// Done is closed when the server has ended, asked to or not; never for the stand-in.
func (r *Redis) Done() <-chan struct{} {
	if r == nil {
		return nil
	}
	return r.server.Done()
}

// Crash describes the server's end. Call it once Done is closed.
func (r *Redis) Crash() error { return r.server.Crash() }

// Stop ends the server. What was in it is gone.
func (r *Redis) Stop() {
	if r.standIn != nil {
		r.standIn.FlushAll()
		r.standIn.Close()
		return
	}
	r.server.end()
}
