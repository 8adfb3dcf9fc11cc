package devstack

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"syscall"
	"time"
)

const stripeMockVersion = "v0.203.0"

func stripeMockTool() tool {
	return tool{
		name: "stripe-mock", title: "stripe-mock", module: "github.com/stripe/stripe-mock",
		version: stripeMockVersion, ldflags: "-s -w -X main.version=" + stripeMockVersion,
	}
}

// BuildStripeMock returns Stripe's own API stand-in, built from deploy/stripe-mock of the
// checkout at root the first time and kept in cache.
func BuildStripeMock(ctx context.Context, root, cache string, s *Step) (string, error) {
	return stripeMockTool().build(ctx, root, cache, s)
}

// StripeMockOptions says which stand-in StartStripeMock brings up.
type StripeMockOptions struct {
	// Program is what BuildStripeMock returned.
	Program string
	// Dir is its working folder.
	Dir string
	// LogFile takes what it says.
	LogFile string
	// Port on loopback; 0 picks a free one.
	Port int
}

// StripeMock answers as Stripe's API does, and remembers nothing.
type StripeMock struct {
	*child
	port int
}

// StartStripeMock brings the stand-in up.
func StartStripeMock(ctx context.Context, o StripeMockOptions) (*StripeMock, error) {
	return firstFreePort(ctx, o.Port, func(port int) (*StripeMock, error) {
		c, err := launch(ctx, program{
			name: "stripe-mock", path: o.Program, dir: o.Dir, logFile: o.LogFile,
			args: []string{"-http-addr", loopbackAddr(port), "-https-addr", "127.0.0.1:0"}, // else it wants 12112, which two stacks cannot share
			env:  []string{"PATH=" + os.Getenv("PATH")},
			stop: syscall.SIGTERM, grace: 3 * time.Second,
		})
		if err != nil {
			return nil, err
		}
		m := &StripeMock{child: c, port: port}
		if err := c.await(ctx, 30*time.Second, m.listens); err != nil {
			taken := c.portTaken()
			c.end()
			return nil, errors.Join(err, portTakenIf(taken))
		}
		return m, nil
	})
}

func (m *StripeMock) listens(ctx context.Context) error {
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", loopbackAddr(m.port))
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	return conn.Close()
}

// URL is the API's base, for stripe.BackendConfig.
func (m *StripeMock) URL() string { return "http://" + loopbackAddr(m.port) }

// Stop ends the stand-in.
func (m *StripeMock) Stop() { m.end() }
