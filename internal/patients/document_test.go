package patients_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/access"
	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/database"
	"github.com/praxis-clinic/praxis/internal/kit/database/dbtest"
	"github.com/praxis-clinic/praxis/internal/kit/events"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
	"github.com/praxis-clinic/praxis/internal/patients"
)

const (
	aPDF = "%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"
	aPNG = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
	aGIF = "GIF89a\x01\x00\x01\x00\x80\x00\x00<script>alert(1)</script>"
)

func (c *clinic) add(ctx context.Context, patient uuid.UUID, category, name, content string) patients.Document {
	c.t.Helper()
	d, err := c.AddDocument(ctx, patient, patients.Upload{Category: category, Name: name, Content: []byte(content)})
	require.NoError(c.t, err)
	return d
}

func (c *clinic) open(ctx context.Context, d patients.Document) (string, error) {
	c.t.Helper()
	token, _, err := c.DocumentLink(ctx, d.PatientID, d.ID)
	if err != nil {
		return "", err
	}
	_, content, err := c.OpenDocument(ctx, token)
	return string(content), err
}

// stored is every file of the chain in the store, as it lies there.
func (c *clinic) stored(ctx context.Context) map[string]string {
	c.t.Helper()
	p, _ := principal.From(ctx)
	names, err := c.Files.Before(ctx, p.TenantID, "documents", time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
	require.NoError(c.t, err)
	out := map[string]string{}
	for _, name := range names {
		r, err := c.Files.Get(ctx, p.TenantID, name)
		require.NoError(c.t, err)
		b, err := io.ReadAll(r)
		require.NoError(c.t, err)
		require.NoError(c.t, r.Close())
		out[name] = string(b)
	}
	return out
}

func TestADocumentIsKeptEncrypted(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.DocumentsRead, access.DocumentsClinical)
	p := c.patient(ctx, "")
	d := c.add(ctx, p, "report", `C:\scans\Blood test.PDF`, aPDF)
	require.Equal(t, "Blood test.pdf", d.Name)
	require.Equal(t, "application/pdf", d.Type)
	require.True(t, d.Clinical)
	got, err := c.open(ctx, d)
	require.NoError(t, err)
	require.Equal(t, aPDF, got)
	for name, raw := range c.stored(ctx) {
		require.NotContains(t, raw, "endobj", "the store reads nothing")
		require.NotContains(t, name, d.ID.String())
	}
	require.Equal(t, []string{"view"}, c.audited(ctx, "documents", d.ID, "view"))
	list, err := c.Documents(ctx, p)
	require.NoError(t, err)
	require.Len(t, list, 1)

	entries, err := c.Timeline(dbtest.As(ctx, nil, access.DocumentsRead), p, patients.TimelineFilter{Limit: 10})
	require.NoError(t, err)
	require.Equal(t, "document", entries.Entries[0].Kind)
	require.Empty(t, entries.Entries[0].Title, "the name of a clinical document tells of an illness")
}

// audited are the actions noted about a record.
func (c *clinic) audited(ctx context.Context, entity string, record uuid.UUID, action string) (out []string) {
	c.t.Helper()
	require.NoError(c.t, database.InTxDo(ctx, c.db, func(tx database.Tx) error {
		return tx.QueryRow(ctx, `SELECT COALESCE(array_agg(action), '{}') FROM audit_events
			WHERE tenant_id = $1 AND entity = $2 AND entity_id = $3 AND action = $4`, tx.Tenant(), entity, record.String(), action).Scan(&out)
	}))
	return out
}

func TestOnlyHarmlessFilesAreKept(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA")
	p := c.patient(ctx, "")
	for name, content := range map[string]string{
		"a.pdf":  "<!doctype html><html><script>alert(1)</script></html>",
		"a.svg":  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
		"a.xml":  `<?xml version="1.0"?><a/>`,
		"a.exe":  "MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff",
		"a.elf":  "\x7fELF\x02\x01\x01\x00",
		"a.js":   "#!/usr/bin/env node\nrequire('fs')",
		"a.sh":   "#!/bin/sh\nrm -rf /\n",
		"a.zip":  zipped(t, "x.txt"),
		"a.jar":  zipped(t, "META-INF/MANIFEST.MF"),
		"a.gz":   "\x1f\x8b\x08\x00\x00\x00\x00\x00",
		"a.html": "<html><body>hello</body></html>",
	} {
		_, err := c.AddDocument(ctx, p, patients.Upload{Category: "other", Name: name, Content: []byte(content)})
		require.ErrorIs(t, err, patients.ErrDocumentInvalid, name)
	}
	for name, u := range map[string]patients.Upload{
		"Empty":           {Category: "other", Name: "a.txt"},
		"NoSuchCategory":  {Category: "secret", Name: "a.pdf", Content: []byte(aPDF)},
		"SaysItIsAnImage": {Category: "other", Name: "a.png", Declared: "image/png", Content: []byte(aPDF)},
		"TooLarge":        {Category: "other", Name: "a.pdf", Content: append([]byte(aPDF), make([]byte, patients.LargestDocument)...)},
	} {
		_, err := c.AddDocument(ctx, p, u)
		require.ErrorIs(t, err, patients.ErrDocumentInvalid, name)
	}
	require.Empty(t, c.stored(ctx), "nothing of it lies anywhere")
	for name, u := range map[string]patients.Upload{
		"x.exe.png":                       {Name: "x.exe.png", Declared: "image/png", Content: []byte(aPNG)},
		"scan.exe.png":                    {Name: "scan.exe", Declared: "application/octet-stream", Content: []byte(aPNG)},
		"تقرير.pdf":                       {Name: "تقرير.pdf", Declared: "application/pdf", Content: []byte(aPDF)},
		"document.pdf":                    {Name: "../..", Content: []byte(aPDF)},
		"fdp.exe.pdf":                     {Name: "\u202efdp.exe", Content: []byte(aPDF)},
		"a b.txt":                         {Name: " a  b .txt", Declared: "text/plain; charset=utf-8", Content: []byte("hello")},
		strings.Repeat("प", 120) + ".pdf": {Name: strings.Repeat("प", 500), Content: []byte(aPDF)},
	} {
		u.Category = "other"
		d, err := c.AddDocument(ctx, p, u)
		require.NoError(t, err, name)
		require.Equal(t, name, d.Name)
	}
}

func zipped(t *testing.T, name string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	_, err := w.Create(name)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.String()
}

func TestWhoOpensADocument(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	doctor := c.in("IN", "KA", access.DocumentsRead, access.DocumentsClinical)
	desk := dbtest.As(doctor, nil, access.DocumentsRead)
	p := c.patient(doctor, "")
	report, card := c.add(doctor, p, "report", "HIV test.pdf", aPDF), c.add(doctor, p, "insurance", "Card.png", aPNG)

	list, err := c.Documents(desk, p)
	require.NoError(t, err)
	require.Equal(t, []string{"Card.png", ""}, []string{list[0].Name, list[1].Name})
	require.True(t, list[1].Locked)
	_, err = c.open(desk, card)
	require.NoError(t, err)
	_, _, err = c.DocumentLink(desk, p, report.ID)
	require.ErrorIs(t, err, patients.ErrDocumentClinical)

	token, expires, err := c.DocumentLink(doctor, p, report.ID)
	require.NoError(t, err)
	require.Equal(t, noon.Add(5*time.Minute), expires)
	_, _, err = c.OpenDocument(desk, token)
	require.ErrorIs(t, err, patients.ErrDocumentLink, "somebody else's link")
	_, _, err = c.OpenDocument(c.in("IN", "KA", access.DocumentsRead, access.DocumentsClinical), token)
	require.ErrorIs(t, err, patients.ErrDocumentLink, "another chain")
	_, _, err = c.OpenDocument(doctor, token[:len(token)-2]+"AA")
	require.ErrorIs(t, err, patients.ErrDocumentLink)
	c.clock.Advance(5 * time.Minute)
	_, _, err = c.OpenDocument(doctor, token)
	require.ErrorIs(t, err, patients.ErrDocumentLink, "its time is over")

	_, _, err = c.DocumentLink(doctor, c.patient(doctor, ""), report.ID)
	require.ErrorIs(t, err, patients.ErrDocumentNotFound, "of another patient")
	_, err = c.Documents(c.in("IN", "KA"), p)
	require.ErrorIs(t, err, patients.ErrNotFound)
	_, err = c.AddDocument(c.in("IN", "KA"), p, patients.Upload{Category: "other", Content: []byte(aPDF)})
	require.ErrorIs(t, err, patients.ErrNotFound)
	require.Empty(t, c.audited(doctor, "documents", report.ID, "view"), "nobody saw it")
}

func TestADocumentIsTakenAway(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.DocumentsRead, access.DocumentsClinical)
	var gone []uuid.UUID
	events.On(c.bus, func(_ context.Context, _ database.Tx, e patients.DocumentDeleted) error {
		gone = append(gone, e.DocumentID)
		return nil
	})
	p := c.patient(ctx, "")
	d := c.add(ctx, p, "report", "a.pdf", aPDF)
	_, err := c.DeleteDocument(ctx, p, d.ID, " ")
	require.ErrorIs(t, err, patients.ErrDocumentInvalid)
	_, err = c.DeleteDocument(dbtest.As(ctx, nil, access.DocumentsWrite), p, d.ID, "Wrong")
	require.ErrorIs(t, err, patients.ErrDocumentClinical)
	require.NoError(t, c.RemoveFile(ctx, d.ID))
	require.Len(t, c.stored(ctx), 1, "a document that is there keeps its file")

	got, err := c.DeleteDocument(ctx, p, d.ID, "Of another patient")
	require.NoError(t, err)
	require.Equal(t, "Of another patient", got.DeleteReason)
	require.Equal(t, []uuid.UUID{d.ID}, gone)
	_, err = c.open(ctx, d)
	require.ErrorIs(t, err, patients.ErrDocumentGone)
	_, err = c.DeleteDocument(ctx, p, d.ID, "Again")
	require.ErrorIs(t, err, patients.ErrDocumentGone)
	require.NoError(t, c.RemoveFile(ctx, d.ID))
	require.NoError(t, c.RemoveFile(ctx, d.ID), "twice is once")
	require.Empty(t, c.stored(ctx))
	list, err := c.Documents(ctx, p)
	require.NoError(t, err)
	require.NotNil(t, list[0].DeletedAt, "who took it away can be seen")
}

func TestFilesWithoutADocumentAreSwept(t *testing.T) {
	t.Parallel()
	c := newClinic(t, clock.System().Now())
	ctx := c.in("IN", "KA")
	p, tenant := c.patient(ctx, ""), tenantOf(ctx)
	c.add(ctx, p, "other", "a.pdf", aPDF)
	require.NoError(t, c.Files.Put(ctx, tenant, "documents/lost", strings.NewReader("x")))
	n, err := c.SweepFiles(ctx)
	require.NoError(t, err)
	require.Zero(t, n, "it may be that the row is being written")
	c.clock.Advance(25 * time.Hour)
	n, err = c.SweepFiles(ctx)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	require.Len(t, c.stored(ctx), 1)
}

func tenantOf(ctx context.Context) uuid.UUID {
	p, _ := principal.From(ctx)
	return p.TenantID
}

func TestAConsentOnPaper(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.DocumentsRead)
	p := c.patient(ctx, "")
	paper, card := c.add(ctx, p, "consent", "signed.pdf", aPDF), c.add(ctx, p, "id", "id.pdf", aPDF)
	a := c.answer(ctx, p, "care")
	a.Drawing, a.Source = nil, patients.FromPaper
	a.SourceID = &card.ID
	_, err := c.RecordConsent(ctx, p, a)
	require.Contains(t, pointers(err), "/document_id")
	theirs := c.add(ctx, c.patient(ctx, ""), "consent", "x.pdf", aPDF)
	a.SourceID = &theirs.ID
	_, err = c.RecordConsent(ctx, p, a)
	require.ErrorIs(t, err, patients.ErrDocumentNotFound)
	a.SourceID = &paper.ID
	_, err = c.RecordConsent(ctx, p, a)
	require.NoError(t, err)
	_, err = c.DeleteDocument(ctx, p, paper.ID, "Tidying up")
	require.ErrorIs(t, err, patients.ErrDocumentInUse)
}

// api serves the domain to whoever ctx says.
func (c *clinic) api(ctx context.Context) http.Handler {
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	httpserver.Use(r, httpserver.Options{Log: slog.New(slog.DiscardHandler), Clock: c.clock})
	who, _ := principal.From(ctx)
	api := httpserver.NewAPI(r, func(context.Context, *http.Request, bool) (principal.Principal, error) { return who, nil }, nil)
	c.Routes(api)
	return r
}

func TestAFileGetsNoScriptAndNoOrigin(t *testing.T) {
	t.Parallel()
	c := newClinic(t, noon)
	ctx := c.in("IN", "KA", access.DocumentsRead, access.DocumentsWrite)
	p := c.patient(ctx, "")
	h := c.api(ctx)
	ask := func(method, path, body string, header ...string) *httptest.ResponseRecorder {
		req := httptest.NewRequestWithContext(t.Context(), method, "/api/v1"+path, strings.NewReader(body))
		for i := 0; i < len(header); i += 2 {
			req.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		return w
	}
	w := ask("POST", "/patients/"+p.String()+"/documents?category=id", aGIF, "Content-Type", "image/gif", "X-File-Name", "%D8%A8%D8%B7%D8%A7%D9%82%D8%A9.gif")
	require.Equal(t, 201, w.Code, w.Body.String())
	list, err := c.Documents(ctx, p)
	require.NoError(t, err)
	require.Equal(t, "بطاقة.gif", list[0].Name)
	token, _, err := c.DocumentLink(ctx, p, list[0].ID)
	require.NoError(t, err)

	w = ask("GET", "/documents/"+token, "")
	require.Equal(t, 200, w.Code, w.Body.String())
	require.Equal(t, aGIF, w.Body.String())
	require.Equal(t, "image/gif", w.Header().Get("Content-Type"))
	require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
	require.Contains(t, w.Header().Get("Content-Security-Policy"), "sandbox; default-src 'none'")
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
	require.Contains(t, w.Header().Get("Content-Disposition"), "inline; filename*=utf-8''")
	require.Contains(t, ask("GET", "/documents/"+token+"?download=true", "").Header().Get("Content-Disposition"), "attachment;")

	require.Equal(t, 422, ask("POST", "/patients/"+p.String()+"/documents?category=id", "<html>", "Content-Type", "application/pdf").Code)
	require.Equal(t, 413, ask("POST", "/patients/"+p.String()+"/documents?category=id", strings.Repeat("x", patients.LargestDocument+1)).Code)
	require.Equal(t, 404, ask("GET", "/documents/x", "").Code)
	h = c.api(dbtest.As(ctx, nil, access.PatientsRead))
	require.Equal(t, 403, ask("GET", "/documents/"+token, "").Code)
}
