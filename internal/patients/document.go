package patients

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/audit"
	"github.com/praxis-clinic/praxis/internal/kit/blob"
	"github.com/praxis-clinic/praxis/internal/kit/crypt"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/id"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients/patientsdb"
)

// What can go wrong with a document.
var (
	ErrDocumentNotFound = fault.New(fault.NotFound, "documents.not_found", "There is no such document.")
	ErrDocumentInvalid  = fault.New(fault.Invalid, "documents.invalid", "This file cannot be kept.")
	ErrDocumentGone     = fault.New(fault.Gone, "documents.gone", "This document was taken away.")
	ErrDocumentInUse    = fault.New(fault.Conflict, "documents.in_use", "A consent rests on this document, so it stays.")
	ErrDocumentClinical = fault.New(fault.Forbidden, "documents.clinical", "Your role does not open clinical documents.")
	ErrDocumentLink     = fault.New(fault.NotFound, "documents.link", "This link does not work any more. Open the document again.")
)

// LargestDocument is how many bytes a document may have: it is encrypted as a whole.
const LargestDocument = 25 << 20

const documentLinkLasts = 5 * time.Minute

// clinicalCategories says, for each category of documents, whether only those
// who treat open it.
var clinicalCategories = map[string]bool{
	"id": false, "insurance": false, "consent": false, "other": false,
	"referral": true, "report": true, "image": true,
}

// Document is a file about a patient.
type Document struct {
	ID, PatientID uuid.UUID
	Category      string
	Clinical      bool
	Name          string // empty where the reader may not open it
	Type          string // found from the content: "application/pdf"
	Size          int64  // bytes
	SHA256        string
	CreatedBy     string
	CreatedAt     time.Time
	DeletedBy     string
	DeletedAt     *time.Time
	DeleteReason  string
	Locked        bool // the reader may know of it and not open it
}

func documentFrom(tx database.Tx, r patientsdb.Document, createdBy, deletedBy string) Document {
	d := Document{
		ID: r.ID, PatientID: r.PatientID, Category: r.Category, Clinical: r.Clinical, Name: r.Name, Type: r.Type, Size: r.Size, SHA256: r.Sha256,
		CreatedBy: createdBy, CreatedAt: r.CreatedAt, DeletedBy: deletedBy, DeletedAt: r.DeletedAt, DeleteReason: r.DeleteReason,
	}
	if d.Locked = locked(tx, r.Clinical); d.Locked {
		d.Name, d.SHA256 = "", "" // a name may say it all: "HIV test.pdf"
	}
	return d
}

// locked reports whether the reader may not open a document.
func locked(tx database.Tx, clinical bool) bool {
	return clinical && !tx.Principal().May(access.DocumentsClinical)
}

// Documents lists a patient's documents, newest first, those taken away
// included. It returns ErrNotFound.
func (s *Service) Documents(ctx context.Context, patient uuid.UUID) ([]Document, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) ([]Document, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return nil, err
		}
		rows, err := patientsdb.New(tx).DocumentsOf(ctx, patientsdb.DocumentsOfParams{TenantID: tx.Tenant(), PatientID: patient})
		out := make([]Document, len(rows))
		for i, r := range rows {
			out[i] = documentFrom(tx, r.Document, r.CreatedName, r.DeletedName)
		}
		return out, err
	})
}

// Upload is a file as it arrives.
type Upload struct {
	Category string
	Name     string
	Declared string // what the browser takes it for; empty says nothing
	Content  []byte
}

// AddDocument keeps a file, encrypted. The file is written first and its row
// after: a file without a row is swept away in time. It returns ErrNotFound and
// ErrDocumentInvalid with a field for each fault.
func (s *Service) AddDocument(ctx context.Context, patient uuid.UUID, u Upload) (Document, error) {
	key, err := s.mayReceive(ctx, patient)
	if err != nil {
		return Document{}, err
	}
	typ, err := u.check()
	if err != nil {
		return Document{}, err
	}
	sum := sha256.Sum256(u.Content)
	row := patientsdb.InsertDocumentParams{ //nolint:exhaustruct_v5 // tenant and actor are those of the transaction
		ID: id.New(), PatientID: patient, Category: u.Category, Clinical: clinicalCategories[u.Category], Name: typ.named(u.Name), Type: typ.mime,
		Size: int64(len(u.Content)), Sha256: hex.EncodeToString(sum[:]), File: documentsFolder + "/" + uuid.New().String(), CreatedAt: s.Clock.Now(),
	}
	if err := s.writeFile(ctx, row, key, u.Content); err != nil {
		return Document{}, err
	}
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Document, error) {
		row.TenantID, row.CreatedBy = tx.Tenant(), tx.Principal().Actor()
		r, err := patientsdb.New(tx).InsertDocument(ctx, row)
		return documentFrom(tx, r, "", ""), err
	})
}

func (s *Service) writeFile(ctx context.Context, row patientsdb.InsertDocumentParams, key crypt.Key, content []byte) error {
	tenant, err := tenantOf(ctx)
	if err != nil {
		return err
	}
	sealed, err := key.Seal(content, documentPlace(row.ID))
	if err != nil {
		return err
	}
	return s.Files.Put(ctx, tenant, row.File, bytes.NewReader(sealed))
}

func tenantOf(ctx context.Context) (uuid.UUID, error) {
	p, ok := principal.From(ctx)
	if !ok || p.TenantID == uuid.Nil {
		return uuid.Nil, database.ErrNoTenant
	}
	return p.TenantID, nil
}

// mayReceive is the key for a file of the patient, or ErrNotFound.
func (s *Service) mayReceive(ctx context.Context, patient uuid.UUID) (crypt.Key, error) {
	return database.InTx(ctx, s.DB, func(tx database.Tx) (crypt.Key, error) {
		if _, err := byID(ctx, tx, patient); err != nil {
			return crypt.Key{}, err
		}
		return s.Vault.KeyTx(ctx, tx)
	})
}

const documentsFolder = "documents"

func documentPlace(document uuid.UUID) string { return "documents:" + document.String() }

// DocumentLink makes a link that opens a document for the member who asks, for
// five minutes. It returns ErrDocumentNotFound, ErrDocumentGone, ErrDocumentClinical.
func (s *Service) DocumentLink(ctx context.Context, patient, document uuid.UUID) (token string, expires time.Time, err error) {
	expires = s.Clock.Now().Add(documentLinkLasts)
	err = database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		r, err := patientsdb.New(tx).DocumentOf(ctx, patientsdb.DocumentOfParams{TenantID: tx.Tenant(), PatientID: patient, ID: document})
		if err := readable(tx, r, err); err != nil {
			return err
		}
		token = s.Signer.Token(linkPurpose(tx), tx.Tenant(), document, expires)
		return nil
	})
	return token, expires, err
}

// linkPurpose ties a link to who asked for it: sent on, it opens nothing.
func linkPurpose(tx database.Tx) string { return "document:" + tx.Principal().Actor() }

func readable(tx database.Tx, r patientsdb.Document, err error) error {
	switch {
	case err != nil:
		return database.Explain(err, ErrDocumentNotFound, nil)
	case locked(tx, r.Clinical):
		return ErrDocumentClinical
	case r.DeletedAt != nil:
		return ErrDocumentGone
	}
	return nil
}

// OpenDocument is a document and its content, by a link. The look is recorded.
// It returns ErrDocumentLink for a link that is forged, over, or somebody
// else's, and what DocumentLink returns.
func (s *Service) OpenDocument(ctx context.Context, token string) (Document, []byte, error) {
	var row patientsdb.Document
	var key crypt.Key
	d, err := database.InTx(ctx, s.DB, func(tx database.Tx) (d Document, err error) {
		document, err := s.Signer.Open(linkPurpose(tx), tx.Tenant(), token)
		if err != nil {
			return d, ErrDocumentLink
		}
		row, err = patientsdb.New(tx).DocumentByID(ctx, patientsdb.DocumentByIDParams{TenantID: tx.Tenant(), ID: document})
		if err := readable(tx, row, err); err != nil {
			return d, err
		}
		if key, err = s.Vault.KeyTx(ctx, tx); err != nil {
			return d, err
		}
		return documentFrom(tx, row, "", ""), audit.Viewed(ctx, tx, "documents", document, "")
	})
	if err != nil {
		return d, nil, err
	}
	content, err := s.readFile(ctx, row, key)
	return d, content, err
}

func (s *Service) readFile(ctx context.Context, row patientsdb.Document, key crypt.Key) ([]byte, error) {
	r, err := s.Files.Get(ctx, row.TenantID, row.File)
	if errors.Is(err, blob.ErrGone) {
		return nil, ErrDocumentGone
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }()
	sealed, err := io.ReadAll(io.LimitReader(r, LargestDocument+sealing))
	if err != nil {
		return nil, err
	}
	return key.Open(sealed, documentPlace(row.ID))
}

// sealing is more than encryption adds to a file, in bytes.
const sealing = 1 << 10

// DeleteDocument takes a document away: its row stays with who, when and why,
// its file goes. It returns ErrDocumentNotFound, ErrDocumentGone,
// ErrDocumentClinical, ErrDocumentInUse where a consent rests on it, and
// ErrDocumentInvalid without a reason.
func (s *Service) DeleteDocument(ctx context.Context, patient, document uuid.UUID, reason string) (Document, error) {
	var faults fault.Fields
	reason = strings.TrimSpace(reason)
	faults.Check(reason != "", "/reason", "required", "Say why it is taken away.")
	faults.Check(len(reason) <= longestReason, "/reason", "too_long", "Keep the reason short.")
	return database.InTx(ctx, s.DB, func(tx database.Tx) (Document, error) {
		q := patientsdb.New(tx)
		r, err := q.DocumentOf(ctx, patientsdb.DocumentOfParams{TenantID: tx.Tenant(), PatientID: patient, ID: document})
		if err := readable(tx, r, err); err != nil {
			return Document{}, err
		}
		if err := faults.Err(ErrDocumentInvalid); err != nil {
			return Document{}, err
		}
		now := s.Clock.Now()
		r, err = q.DeleteDocument(ctx, patientsdb.DeleteDocumentParams{
			TenantID: tx.Tenant(), ID: document, DeletedBy: tx.Principal().Actor(), DeletedAt: &now, DeleteReason: reason,
		})
		if err != nil {
			return Document{}, database.Explain(err, ErrDocumentInUse, nil)
		}
		return documentFrom(tx, r, "", ""), s.Events.PublishTx(ctx, tx, DocumentDeleted{DocumentID: document})
	})
}

// RemoveFile takes the file of a document that was taken away out of the store.
func (s *Service) RemoveFile(ctx context.Context, document uuid.UUID) error {
	row, err := database.InTx(ctx, s.DB, func(tx database.Tx) (patientsdb.Document, error) {
		return patientsdb.New(tx).DocumentByID(ctx, patientsdb.DocumentByIDParams{TenantID: tx.Tenant(), ID: document})
	})
	if err != nil || row.DeletedAt == nil {
		return database.Explain(err, ErrDocumentNotFound, nil)
	}
	if err := s.Files.Delete(ctx, row.TenantID, row.File); err != nil {
		return err
	}
	return database.InTxDo(ctx, s.DB, func(tx database.Tx) error {
		return patientsdb.New(tx).DocumentFileGone(ctx, patientsdb.DocumentFileGoneParams{TenantID: tx.Tenant(), ID: document})
	})
}

// orphanAge is how old a file without a row is before nobody can be writing the row any more.
const orphanAge = 24 * time.Hour

const filesAtOnce = 500

// SweepFiles removes files that no document speaks of, and says how many.
func (s *Service) SweepFiles(ctx context.Context) (swept int, err error) {
	tenant, err := tenantOf(ctx)
	if err != nil {
		return 0, err
	}
	names, err := s.Files.Before(ctx, tenant, documentsFolder, s.Clock.Now().Add(-orphanAge))
	if err != nil {
		return 0, err
	}
	for len(names) > 0 {
		part := names[:min(len(names), filesAtOnce)]
		names = names[len(part):]
		n, err := s.sweep(ctx, tenant, part)
		swept += n
		if err != nil {
			return swept, err
		}
	}
	return swept, nil
}

func (s *Service) sweep(ctx context.Context, tenant uuid.UUID, names []string) (swept int, err error) {
	kept, err := database.InTx(ctx, s.DB, func(tx database.Tx) (map[string]bool, error) {
		files, err := patientsdb.New(tx).KeptFiles(ctx, patientsdb.KeptFilesParams{TenantID: tx.Tenant(), Files: names})
		kept := make(map[string]bool, len(files))
		for _, f := range files {
			kept[f] = true
		}
		return kept, err
	})
	if err != nil {
		return 0, err
	}
	for _, name := range names {
		if kept[name] {
			continue
		}
		if err := s.Files.Delete(ctx, tenant, name); err != nil {
			return swept, err
		}
		swept++
	}
	return swept, nil
}

// documentTimeline is when documents were added. What may not be opened has no name.
func documentTimeline(ctx context.Context, tx database.Tx, patient uuid.UUID, before time.Time, limit int) ([]TimelineEntry, error) {
	rows, err := patientsdb.New(tx).DocumentTimeline(ctx, patientsdb.DocumentTimelineParams{
		TenantID: tx.Tenant(), PatientID: patient, Before: before, Most: int32(limit),
	})
	out := make([]TimelineEntry, len(rows))
	for i, r := range rows {
		out[i] = TimelineEntry{At: r.CreatedAt, ID: r.ID, Code: "added", Title: r.Name, Actor: r.CreatedBy}
		if locked(tx, r.Clinical) {
			out[i].Title = ""
		}
	}
	return out, err
}
