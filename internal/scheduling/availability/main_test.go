package availability_test

import (
	"flag"
	"os"
	"testing"
)

// TestMain makes fewer checks of each zone than rapid's hundred: there are some
// sixty zones. Ask for more with -rapid.checks.
func TestMain(m *testing.M) {
	asked := false
	flag.Parse()
	flag.Visit(func(f *flag.Flag) { asked = asked || f.Name == "rapid.checks" })
	if !asked {
		_ = flag.Set("rapid.checks", "30")
	}
	os.Exit(m.Run())
}
