package app_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// passkey is a security key in software, as a browser speaks to one.
type passkey struct {
	t          *testing.T
	origin     string
	id, handle []byte
	private    *ecdsa.PrivateKey
}

func newPasskey(t *testing.T, origin string) *passkey {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	return &passkey{t: t, origin: origin, id: id, private: private}
}

var b64 = base64.RawURLEncoding

type keyOptions struct {
	Challenge string
	User      struct{ ID string }
}

func (k *passkey) options(value string) keyOptions {
	k.t.Helper()
	var o struct {
		keyOptions
		PublicKey         *keyOptions
		CredentialOptions *struct{ PublicKey keyOptions }
	}
	require.NoError(k.t, json.Unmarshal([]byte(value), &o), value)
	switch {
	case o.PublicKey != nil:
		return *o.PublicKey
	case o.CredentialOptions != nil:
		return o.CredentialOptions.PublicKey
	}
	return o.keyOptions
}

func (k *passkey) client(kind, challenge string) []byte {
	raw, err := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": k.origin, "crossOrigin": false})
	require.NoError(k.t, err)
	return raw
}

// present says that a person touched the key and proved to be its owner.
const present = 0x05

func (k *passkey) data(flags byte, attested []byte) []byte {
	rp := sha256.Sum256([]byte(apex))
	return append(binary.BigEndian.AppendUint32(append(rp[:], flags), 0), attested...)
}

// make answers navigator.credentials.create.
func (k *passkey) make(value string) string {
	k.t.Helper()
	o := k.options(value)
	handle, err := b64.DecodeString(strings.TrimRight(o.User.ID, "="))
	require.NoError(k.t, err)
	k.handle = handle
	point, err := k.private.PublicKey.Bytes() // 4, x, y
	require.NoError(k.t, err)
	attested := append(make([]byte, 16), 0, byte(len(k.id)))
	attested = append(attested, k.id...)
	attested = append(attested, 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20)
	attested = append(append(attested, point[1:33]...), 0x22, 0x58, 0x20)
	attested = append(attested, point[33:]...)
	data := k.data(present|0x40, attested)
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(data)))
	return k.answer(map[string]string{
		"attestationObject": b64.EncodeToString(append(object, data...)),
		"clientDataJSON":    b64.EncodeToString(k.client("webauthn.create", o.Challenge)),
	})
}

// prove answers navigator.credentials.get.
func (k *passkey) prove(value string) string {
	k.t.Helper()
	data, client := k.data(present, nil), k.client("webauthn.get", k.options(value).Challenge)
	said := sha256.Sum256(client)
	sum := sha256.Sum256(append(append([]byte{}, data...), said[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, k.private, sum[:])
	require.NoError(k.t, err)
	return k.answer(map[string]string{
		"authenticatorData": b64.EncodeToString(data), "clientDataJSON": b64.EncodeToString(client),
		"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString(k.handle),
	})
}

func (k *passkey) answer(response map[string]string) string {
	id := b64.EncodeToString(k.id)
	raw, err := json.Marshal(map[string]any{"id": id, "rawId": id, "type": "public-key", "response": response})
	require.NoError(k.t, err)
	return string(raw)
}

// flowAt begins a flow of Kratos.
func (b *browser) flowAt(host, path string) flow {
	b.t.Helper()
	a := b.do("GET", host, path, nil)
	require.Equal(b.t, 200, a.status, "%s", a.body)
	var f flow
	a.into(b.t, &f)
	return f
}

func (b *browser) send(host string, f flow, fields map[string]any) answer {
	b.t.Helper()
	fields["csrf_token"] = f.node("csrf_token")
	return b.do("POST", host, f.UI.Action, fields)
}

func TestPasskeys(t *testing.T) {
	t.Parallel()
	b := boot(t).browser()
	require.NoError(t, b.WatchOrigins(t.Context(), b.kratos.SetOrigins))
	host := b.open("menon-eye", "menon@example.com")
	require.Equal(t, 200, b.signIn(host, "menon@example.com").status)
	_, port, err := net.SplitHostPort(b.addr)
	require.NoError(t, err)
	origin := "http://" + host + ":" + port
	settings, login := "/.ory/self-service/settings/browser", "/.ory/self-service/login/browser"

	second, first := newPasskey(t, origin), newPasskey(t, origin)
	t.Run("AKeyIsASecondFactor", func(t *testing.T) {
		register := func() bool {
			f := b.flowAt(host, settings)
			return b.send(host, f, map[string]any{
				"method": "webauthn", "webauthn_register": second.make(f.node("webauthn_register_trigger")), "webauthn_register_displayname": "Key",
			}).status == 200
		}
		require.Eventually(t, register, 10*time.Second, 200*time.Millisecond, "Kratos hears of the new chain's address")
		require.True(t, b.me(host).SecondFactor.Enrolled)
		require.Equal(t, 200, b.do("GET", host, "/api/v1/patients", nil).status, "who has just set it up need not give it")

		again := b.browser()
		require.Equal(t, 422, again.signIn(host, "menon@example.com").status)
		require.Equal(t, "identity.second_factor_required", again.do("GET", host, "/api/v1/me", nil).code(t))
		f := again.flowAt(host, login+"?aal=aal2")
		a := again.send(host, f, map[string]any{"method": "webauthn", "identifier": f.node("identifier"), "webauthn_login": newPasskey(t, origin).prove(f.node("webauthn_login_trigger"))})
		require.Equal(t, 400, a.status, "somebody else's key")
		f = again.flowAt(host, login+"?aal=aal2")
		a = again.send(host, f, map[string]any{"method": "webauthn", "identifier": f.node("identifier"), "webauthn_login": second.prove(f.node("webauthn_login_trigger"))})
		require.Equal(t, 200, a.status, "%s", a.body)
		require.Equal(t, 200, again.do("GET", host, "/api/v1/patients", nil).status)
	})
	t.Run("APasskeyStandsInForThePassword", func(t *testing.T) {
		f := b.flowAt(host, settings)
		a := b.send(host, f, map[string]any{"method": "passkey", "passkey_settings_register": first.make(f.node("passkey_create_data"))})
		require.Equal(t, 200, a.status, "%s", a.body)
		again := b.browser()
		f = again.flowAt(host, login)
		a = again.send(host, f, map[string]any{"method": "passkey", "passkey_login": first.prove(f.node("passkey_challenge"))})
		require.Equal(t, 422, a.status, "the second factor is asked all the same: %s", a.body)
		require.Equal(t, "identity.second_factor_required", again.do("GET", host, "/api/v1/patients", nil).code(t))
	})
	t.Run("AKeyOfAnotherPlaceIsNone", func(t *testing.T) {
		away := *first
		away.origin = "http://evil.example"
		again := b.browser()
		f := again.flowAt(host, login)
		a := again.send(host, f, map[string]any{"method": "passkey", "passkey_login": away.prove(f.node("passkey_challenge"))})
		require.Equal(t, 400, a.status)
	})
}
