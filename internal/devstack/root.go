package devstack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const modulePath = "github.com/praxis-clinic/praxis"

// ErrNoCheckout says that the parts' sources (the web app, the Kratos module) are not at hand.
var ErrNoCheckout = errors.New("not inside a checkout of Praxis; change into one, the parts are built from its sources")

// FindRoot returns the checkout around dir.
func FindRoot(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the checkout: %w", err)
	}
	for {
		mod, err := os.ReadFile(filepath.Clean(filepath.Join(dir, "go.mod")))
		if err == nil && strings.HasPrefix(string(mod), "module "+modulePath+"\n") {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", ErrNoCheckout
		}
		dir = up
	}
}

// CacheDir is where built and downloaded programs are kept, for all checkouts of a user:
// PRAXIS_CACHE, or praxis in the user's cache folder.
func CacheDir() (string, error) {
	if dir := os.Getenv("PRAXIS_CACHE"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder (PRAXIS_CACHE sets it): %w", err)
	}
	return filepath.Join(dir, "praxis"), nil
}

// ReachableDir returns dir, or a folder elsewhere when we are root and the account PostgreSQL
// runs as cannot get to it, as in root's home or a private temporary folder.
func ReachableDir(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", dir, err)
	}
	acct, err := unprivileged()
	if err != nil {
		return "", err
	}
	if acct.reaches(dir) {
		return dir, nil
	}
	return filepath.Join("/var/lib/praxis-dev", shortHash(dir)), nil
}

func shortHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
