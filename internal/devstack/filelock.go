package devstack

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// FileLock is an advisory lock on a file. The system releases it when the process ends, however
// it ends, which is why it is used in place of pid files.
type FileLock struct{ file *os.File }

// ErrLocked says that another process holds the lock.
var ErrLocked = errors.New("locked by another process")

// TryLock takes the lock exclusively or returns ErrLocked at once.
func TryLock(path string) (*FileLock, error) { return flock(path, syscall.LOCK_EX|syscall.LOCK_NB) }

// TryShare takes the lock together with other sharers, or returns ErrLocked at once when
// somebody holds it exclusively.
func TryShare(path string) (*FileLock, error) { return flock(path, syscall.LOCK_SH|syscall.LOCK_NB) }

// Lock waits for the lock until ctx ends. It asks again every 50 ms: flock itself cannot be
// cancelled.
func Lock(ctx context.Context, path string) (*FileLock, error) {
	return waitLock(ctx, path, TryLock)
}

func waitLock(ctx context.Context, path string, try func(string) (*FileLock, error)) (*FileLock, error) {
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		l, err := try(path)
		if !errors.Is(err, ErrLocked) {
			return l, err
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("waiting for %s: %w", path, ctx.Err())
		case <-tick.C:
		}
	}
}

func flock(path string, how int) (*FileLock, error) {
	f, err := os.OpenFile(filepath.Clean(path), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open lock: %w", err)
	}
	if err := retryInterrupted(func() error { return syscall.Flock(int(f.Fd()), how) }); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, ErrLocked
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	return &FileLock{file: f}, nil
}

func retryInterrupted(fn func() error) error {
	for {
		if err := fn(); !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// Write replaces the text kept in the lock file: who holds it, for the message to the next one.
func (l *FileLock) Write(text string) error {
	if err := l.file.Truncate(0); err != nil {
		return fmt.Errorf("write lock file: %w", err)
	}
	if _, err := l.file.WriteAt([]byte(text), 0); err != nil {
		return fmt.Errorf("write lock file: %w", err)
	}
	return nil
}

// untilExit keeps locks from being collected, and with that released.
var untilExit struct {
	sync.Mutex
	locks []*FileLock
}

// HoldUntilExit keeps the lock until this process ends.
func (l *FileLock) HoldUntilExit() {
	untilExit.Lock()
	defer untilExit.Unlock()
	untilExit.locks = append(untilExit.locks, l)
}

// Unlock releases the lock. The file stays: removing it would let two processes lock two files.
func (l *FileLock) Unlock() { _ = l.file.Close() }
