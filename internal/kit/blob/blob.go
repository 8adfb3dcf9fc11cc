// Package blob keeps files: in a folder, in memory for tests, or in an
// S3-compatible store. It knows names and bytes; what is in a file, who may read
// it and how it is encrypted is its caller's. Each tenant's files lie under a
// prefix of their own, which no name leads out of.
package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file:///var/lib/praxis/files
	_ "gocloud.dev/blob/memblob"  // mem://
	_ "gocloud.dev/blob/s3blob"   // s3://bucket?region=ap-south-1
	"gocloud.dev/gcerrors"
)

// ErrGone means that there is no such file.
var ErrGone = errors.New("blob: no such file")

// errName is a name that could lead elsewhere: a fault of ours.
var errName = errors.New("blob: a name is made of letters, digits, hyphens and single slashes")

// Store is where files are kept.
type Store struct{ bucket *blob.Bucket }

// Open connects to a store by its address, as gocloud.dev/blob names it. An
// S3-compatible store does not have to answer yet.
func Open(ctx context.Context, address string) (*Store, error) {
	address, err := inOneFolder(address)
	if err != nil {
		return nil, err
	}
	bucket, err := blob.OpenBucket(ctx, address)
	if err != nil {
		return nil, fmt.Errorf("open files: %w", err)
	}
	return &Store{bucket}, nil
}

// inOneFolder has a folder's half-written files in the folder itself: from
// another disk they could not be moved into place at once.
func inOneFolder(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", fmt.Errorf("open files: %w", err)
	}
	if u.Scheme == "file" {
		q := u.Query()
		q.Set("no_tmp_dir", "true")
		q.Set("metadata", "skip")
		u.RawQuery = q.Encode()
	}
	return u.String(), nil
}

// Close gives the connection back.
func (s *Store) Close() error { return s.bucket.Close() }

// Put keeps a file under name, whole or not at all: an error of from leaves
// nothing behind.
func (s *Store) Put(ctx context.Context, tenant uuid.UUID, name string, from io.Reader) error {
	key, err := keyOf(tenant, name)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := s.bucket.NewWriter(ctx, key, &blob.WriterOptions{ContentType: "application/octet-stream"})
	if err != nil {
		return fmt.Errorf("put file: %w", err)
	}
	if _, err := io.Copy(w, from); err != nil {
		cancel()
		_ = w.Close() // says that it was given up
		return fmt.Errorf("put file: %w", err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("put file: %w", err)
	}
	return nil
}

// Get opens a file, or returns ErrGone.
func (s *Store) Get(ctx context.Context, tenant uuid.UUID, name string) (io.ReadCloser, error) {
	key, err := keyOf(tenant, name)
	if err != nil {
		return nil, err
	}
	r, err := s.bucket.NewReader(ctx, key, nil)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, ErrGone
	}
	if err != nil {
		return nil, fmt.Errorf("get file: %w", err)
	}
	return r, nil
}

// Delete takes a file away; one that is gone already is no error.
func (s *Store) Delete(ctx context.Context, tenant uuid.UUID, name string) error {
	key, err := keyOf(tenant, name)
	if err != nil {
		return err
	}
	if err := s.bucket.Delete(ctx, key); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return fmt.Errorf("delete file: %w", err)
	}
	return nil
}

// Before lists the tenant's files below a folder that were written before a time.
func (s *Store) Before(ctx context.Context, tenant uuid.UUID, folder string, t time.Time) (names []string, err error) {
	prefix, err := keyOf(tenant, folder)
	if err != nil {
		return nil, err
	}
	files := s.bucket.List(&blob.ListOptions{Prefix: prefix + "/"})
	for {
		f, err := files.Next(ctx)
		if errors.Is(err, io.EOF) {
			return names, nil
		}
		if err != nil {
			return nil, fmt.Errorf("list files: %w", err)
		}
		if f.ModTime.Before(t) {
			names = append(names, strings.TrimPrefix(f.Key, tenant.String()+"/"))
		}
	}
}

func keyOf(tenant uuid.UUID, name string) (string, error) {
	if tenant == uuid.Nil || name == "" || strings.ContainsFunc(name, strange) {
		return "", errName
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" {
			return "", errName
		}
	}
	return tenant.String() + "/" + name, nil
}

func strange(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '/'
}
