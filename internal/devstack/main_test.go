package devstack_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/praxis-clinic/praxis/internal/devstack"
)

// stackEnv makes the test binary run a bare stack on the folder it names, until it is killed:
// the only way to see what is left of a stack whose process died.
const stackEnv = "PRAXIS_DEVSTACK_TEST_STACK"

func TestMain(m *testing.M) {
	dir := os.Getenv(stackEnv)
	if dir == "" {
		os.Exit(m.Run())
	}
	if err := runStack(dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func runStack(dir string) error {
	ctx, stop := stackContext()
	defer stop()
	s, err := devstack.Start(ctx, devstack.Options{StateDir: dir})
	if err != nil {
		return err
	}
	defer s.Stop()
	fmt.Println(s.RedisAddr, s.Postgres.Port())
	return s.Wait(ctx)
}
