package clinical

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// manifest is what a signature stands for, as it is hashed: JSON with its keys
// in order and nothing between them. docs/adr/0013 says how anybody can compute
// it again.
type manifest struct {
	Author    uuid.UUID       `json:"author"`
	Content   json.RawMessage `json:"content"`
	Note      uuid.UUID       `json:"note"`
	Private   bool            `json:"private"`
	SignedAt  string          `json:"signed_at"`
	SignedBy  uuid.UUID       `json:"signed_by"`
	Template  uuid.UUID       `json:"template"`
	TemplateV int32           `json:"template_version"`
	Visit     uuid.UUID       `json:"visit"`
}

// canonical is JSON with the keys of every object in order and no space: two
// documents that say the same are the same bytes.
func canonical(raw []byte) ([]byte, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("canonical form: %w", err)
	}
	return json.Marshal(v)
}

// hash is SHA-256 over the manifest of the note as it stands in n.
func (n Note) hash() ([]byte, error) {
	raw, err := json.Marshal(n.Content)
	if err != nil {
		return nil, fmt.Errorf("note %s: %w", n.ID, err)
	}
	content, err := canonical(raw)
	if err != nil {
		return nil, err
	}
	m := manifest{
		Author: n.Author, Content: content, Note: n.ID, Private: n.Private, SignedBy: n.SignedBy, Template: n.Template.ID,
		TemplateV: n.Template.Number, Visit: n.Visit,
	}
	if n.SignedAt != nil {
		m.SignedAt = n.SignedAt.UTC().Format(time.RFC3339Nano)
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("note %s: %w", n.ID, err)
	}
	sum := sha256.Sum256(text)
	return sum[:], nil
}

// hash is SHA-256 over the note's own hash and the addendum.
func (a Addendum) hash(note []byte) ([]byte, error) {
	text, err := json.Marshal(struct {
		At     string    `json:"at"`
		Author uuid.UUID `json:"author"`
		ID     uuid.UUID `json:"id"`
		Note   []byte    `json:"note_hash"`
		Reason string    `json:"reason"`
		Text   string    `json:"text"`
	}{a.At.UTC().Format(time.RFC3339Nano), a.Author, a.ID, note, a.Reason, a.Text})
	if err != nil {
		return nil, fmt.Errorf("addendum %s: %w", a.ID, err)
	}
	sum := sha256.Sum256(text)
	return sum[:], nil
}
