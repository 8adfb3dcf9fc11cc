package teststack

import (
	"os/exec"
	"testing"
)

// Chromium returns a browser to drive. It is never downloaded: distributions keep theirs safe.
func Chromium(tb testing.TB) string {
	tb.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	for _, path := range []string{"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"} {
		if _, err := exec.LookPath(path); err == nil {
			return path
		}
	}
	missing(tb, "no Chromium; install it (Debian and Ubuntu: apt-get install chromium, macOS: brew install --cask chromium)")
	return ""
}
