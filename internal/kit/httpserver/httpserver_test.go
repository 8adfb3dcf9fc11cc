package httpserver_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
	"github.com/praxis-clinic/praxis/internal/kit/fault"
	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
	"github.com/praxis-clinic/praxis/internal/kit/principal"
)

type in struct {
	Q    string `query:"q"`
	Body struct {
		Name  string `json:"name" maxLength:"5"`
		Items []struct {
			Count int        `json:"count" minimum:"1"`
			Note  *string    `json:"note,omitempty"`
			ID    *uuid.UUID `json:"id,omitempty"`
			At    *time.Time `json:"at,omitempty"`
		} `json:"items,omitempty"`
	}
}

type out struct{ Body struct{ OK bool } }

var errTaken = fault.New(fault.Conflict, "test.taken", "Taken.")

func server(t *testing.T, log io.Writer, p *principal.Principal) (*gin.Engine, *httpserver.API) {
	t.Helper()
	gin.SetMode(gin.TestMode)
	r := gin.New()
	httpserver.Use(r, httpserver.Options{
		Log: slog.New(slog.NewJSONHandler(log, nil)), Clock: clock.NewFixed(time.Unix(0, 0)),
		Trusted: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")},
	})
	return r, httpserver.NewAPI(r, func(context.Context, *http.Request, bool) (principal.Principal, error) {
		if p == nil {
			return principal.Principal{}, httpserver.ErrUnauthenticated
		}
		return *p, nil
	}, nil)
}

func call(r http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

func TestARouteWithoutPermissionStopsTheProgram(t *testing.T) {
	_, api := server(t, io.Discard, nil)
	require.Panics(t, func() {
		httpserver.Register(api, httpserver.Op{Method: "GET", Path: "/x", ID: "x"}, func(context.Context, *struct{}) (*out, error) { return nil, nil })
	})
}

func TestPermissions(t *testing.T) {
	branch := uuid.New()
	cashier := &principal.Principal{Grants: map[principal.Permission]principal.Scope{"x.read": {Branches: []uuid.UUID{branch}}}}
	for name, tt := range map[string]struct {
		needs  principal.Permission
		who    *principal.Principal
		status int
	}{
		"PublicNeedsNobody":       {httpserver.Public, nil, 200},
		"OthersNeedSomebody":      {"x.read", nil, 401},
		"WhoMayMay":               {"x.read", cashier, 200},
		"WhoMayNotMayNot":         {"x.write", cashier, 403},
		"MembersNeedNoPermission": {httpserver.Member, cashier, 200},
	} {
		t.Run(name, func(t *testing.T) {
			r, api := server(t, io.Discard, tt.who)
			var saw principal.Principal
			httpserver.Register(api, httpserver.Op{Method: "GET", Path: "/x", ID: "x", Permission: tt.needs},
				func(ctx context.Context, _ *struct{}) (*out, error) {
					saw, _ = principal.From(ctx)
					return &out{}, nil
				})
			require.Equal(t, tt.status, call(r, "GET", "/api/v1/x", "").Code)
			if tt.needs == "x.read" && tt.status == 200 {
				require.Equal(t, []uuid.UUID{branch}, saw.Branches, "the request is narrowed to where the permission is held")
			}
		})
	}
}

func TestProblems(t *testing.T) {
	var log bytes.Buffer
	r, api := server(t, &log, nil)
	answer := errors.New("secret of the house")
	httpserver.Register(api, httpserver.Op{Method: "POST", Path: "/x", ID: "x", Permission: httpserver.Public},
		func(context.Context, *in) (*out, error) { return nil, answer })

	problem := func(t *testing.T, body string) (p struct {
		Status         int
		Code, Instance string
		Errors         []fault.Field
		Nearest        []string
	}, w *httptest.ResponseRecorder,
	) {
		t.Helper()
		w = call(r, "POST", "/api/v1/x", body)
		require.Equal(t, "application/problem+json", w.Header().Get("Content-Type"))
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &p))
		require.Equal(t, w.Header().Get("X-Request-Id"), p.Instance)
		return p, w
	}

	t.Run("OurOwnMistakeShowsNothing", func(t *testing.T) {
		p, w := problem(t, `{"name":"a"}`)
		require.Equal(t, 500, p.Status)
		require.NotContains(t, w.Body.String(), "secret")
		require.Contains(t, log.String(), "secret of the house", "the log has it")
	})
	t.Run("AFaultShowsItsCodeAndExtras", func(t *testing.T) {
		answer = errTaken.WithExtra("nearest", []string{"10:00"})
		p, _ := problem(t, `{"name":"a"}`)
		require.Equal(t, 409, p.Status)
		require.Equal(t, "test.taken", p.Code)
		require.Equal(t, []string{"10:00"}, p.Nearest)
	})
	t.Run("AFieldIsNamedByPointer", func(t *testing.T) {
		p, _ := problem(t, `{"name":"much too long","items":[{"count":1},{"count":0}]}`)
		require.Equal(t, 422, p.Status)
		require.Equal(t, "/items/1/count", p.Errors[0].Pointer)
		require.Equal(t, "/name", p.Errors[1].Pointer)
		p, _ = problem(t, `{}`)
		require.Equal(t, fault.Field{Pointer: "/name", Code: "required", Detail: "expected required property name to be present"}, p.Errors[0])
	})
	t.Run("TextThatCannotBeKeptIsRefusedByItsPlace", func(t *testing.T) {
		for _, bad := range []string{"\\u0000", "\\u0007", "\\u202e", "\\u007f"} {
			p, _ := problem(t, `{"name":"a","items":[{"count":1},{"count":1,"note":"b`+bad+`"}]}`)
			require.Equal(t, 422, p.Status)
			require.Equal(t, "request.control_characters", p.Code)
			require.Equal(t, "/items/1/note", p.Errors[0].Pointer)
		}
		p, _ := problem(t, `{"name":"a","items":[{"count":1,"note":"two\nlines, \u200fعربي, क्\u200dष"}]}`)
		require.Equal(t, 409, p.Status, "writing that needs marks keeps them")
		for _, bad := range []string{"%00", "%ff"} {
			w := call(r, "POST", "/api/v1/x?q="+bad, `{"name":"a"}`)
			require.Equal(t, 422, w.Code)
			require.Contains(t, w.Body.String(), `"pointer":"query/q"`)
		}
	})
	t.Run("AnOffsetThatIsNoneIsRefusedByItsPlace", func(t *testing.T) {
		p, _ := problem(t, `{"name":"a","items":[{"count":1,"at":"2027-03-15T14:00:00+24:00"}]}`)
		require.Equal(t, 422, p.Status)
		require.Equal(t, "request.invalid", p.Code)
		require.Equal(t, "/items/0/at", p.Errors[0].Pointer)
		p, _ = problem(t, `{"name":"a","items":[{"count":1,"at":"2027-03-15T14:00:00+14:00"}]}`)
		require.Equal(t, 409, p.Status)
	})
	t.Run("AnIdThatIsNoneIsRefusedByItsPlace", func(t *testing.T) {
		for _, bad := range []string{`"x"`, `""`, `7`} {
			p, _ := problem(t, `{"name":"a","items":[{"count":1,"id":`+bad+`}]}`)
			require.Equal(t, 422, p.Status)
			require.Equal(t, "/items/0/id", p.Errors[0].Pointer)
		}
		p, _ := problem(t, `{"name":"a","items":[{"count":1,"id":"`+uuid.NewString()+`"}]}`)
		require.Equal(t, 409, p.Status)
	})
	t.Run("ABodyThatIsNoJSON", func(t *testing.T) {
		p, _ := problem(t, `{`)
		require.Contains(t, []int{400, 422}, p.Status)
	})
	t.Run("ABodyTooLarge", func(t *testing.T) {
		p, _ := problem(t, `{"name":"`+strings.Repeat("x", 300<<10)+`"}`)
		require.Equal(t, 413, p.Status)
		require.Equal(t, "request.too_large", p.Code)
	})
	t.Run("ABodyOfAnotherKind", func(t *testing.T) {
		w := call(r, "POST", "/api/v1/x", `name=a`, "Content-Type", "application/x-www-form-urlencoded")
		require.Equal(t, 415, w.Code)
		require.Contains(t, w.Body.String(), `"code":"request.media_type"`)
		require.NotContains(t, w.Body.String(), `"errors"`)
	})
	t.Run("ANumberThatFitsNowhereIsRefusedByItsPlace", func(t *testing.T) {
		for _, n := range []string{"1e300", "9223372036854775808", "123456789012345678901234567890"} {
			p, _ := problem(t, `{"name":"a","items":[{"count":1},{"count":`+n+`}]}`)
			require.Equal(t, 422, p.Status, n)
			require.Equal(t, []fault.Field{{Pointer: "/items/1/count", Code: "range", Detail: "This number is out of range."}}, p.Errors, n)
		}
	})
	t.Run("WhoHangsUpIsNoMistakeOfOurs", func(t *testing.T) {
		log.Reset()
		ctx, hangUp := context.WithCancel(t.Context())
		hangUp()
		answer = fmt.Errorf("query: %w", context.Canceled)
		req := httptest.NewRequestWithContext(ctx, "POST", "/api/v1/x", strings.NewReader(`{"name":"a"}`))
		w := httptest.NewRecorder()
		r.ServeHTTP(w, req)
		require.Equal(t, 499, w.Code)
		require.Contains(t, log.String(), `"level":"INFO"`)
		require.NotContains(t, log.String(), `"level":"ERROR"`)

		log.Reset()
		req = httptest.NewRequest("POST", "/api/v1/x", io.MultiReader(strings.NewReader(`{"name":`), brokenOff{}))
		w = httptest.NewRecorder()
		r.ServeHTTP(w, req)
		require.Equal(t, 499, w.Code)
		require.NotContains(t, log.String(), `"level":"ERROR"`)

		_, w = problem(t, `{"name":"a"}`)
		require.Equal(t, 500, w.Code, "who still waits is told of a mistake")
		answer = errTaken
		require.Equal(t, 409, call(r, "POST", "/api/v1/x", `{"name":"a"}`).Code)
	})
}

// brokenOff is a body whose sender goes away in the middle.
type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestMiddleware(t *testing.T) {
	var log bytes.Buffer
	r, api := server(t, &log, nil)
	var ip string
	httpserver.Register(api, httpserver.Op{Method: "POST", Path: "/x/{id}", ID: "x", Permission: httpserver.Public},
		func(ctx context.Context, _ *struct {
			ID string `path:"id"`
		},
		) (*out, error) {
			ip = httpserver.ClientIP(ctx)
			return &out{}, nil
		})
	r.GET("/panic", func(*gin.Context) { panic("boom") })

	t.Run("AnotherOriginMayNotWrite", func(t *testing.T) {
		require.Equal(t, 403, call(r, "POST", "/api/v1/x/1", "", "Sec-Fetch-Site", "same-site").Code)
		require.Equal(t, 403, call(r, "POST", "/api/v1/x/1", "", "Origin", "http://globex.praxis.localhost").Code)
		require.Equal(t, 200, call(r, "POST", "/api/v1/x/1", "", "Sec-Fetch-Site", "same-origin").Code)
	})
	t.Run("OnlyTrustedProxiesNameTheClient", func(t *testing.T) {
		call(r, "POST", "/api/v1/x/1", "", "X-Forwarded-For", "203.0.113.9, 192.0.2.7")
		require.Equal(t, "203.0.113.9", ip)
		call(r, "POST", "/api/v1/x/1", "", "X-Forwarded-For", "198.51.100.1, 203.0.113.9")
		require.Equal(t, "203.0.113.9", ip, "an address the client made up is not believed")
	})
	t.Run("TheLogHoldsTheRouteAndNotThePath", func(t *testing.T) {
		log.Reset()
		call(r, "POST", "/api/v1/x/patient-77?q=asha", "")
		require.Contains(t, log.String(), `"/api/v1/x/:id"`)
		require.NotContains(t, log.String(), "patient-77")
		require.NotContains(t, log.String(), "asha")
	})
	t.Run("APanicIsA500AndTheProgramGoesOn", func(t *testing.T) {
		w := call(r, "GET", "/panic", "")
		require.Equal(t, 500, w.Code)
		require.NotContains(t, w.Body.String(), "boom")
	})
	t.Run("ThePolicyHasANonceOfItsOwnEachTime", func(t *testing.T) {
		a, b := call(r, "GET", "/panic", ""), call(r, "GET", "/panic", "")
		require.Contains(t, a.Header().Get("Content-Security-Policy"), "script-src 'self' 'nonce-")
		require.NotEqual(t, a.Header().Get("Content-Security-Policy"), b.Header().Get("Content-Security-Policy"))
	})
}

func TestPagesAndETags(t *testing.T) {
	p := httpserver.NewPage([]int{5, 4, 3}, 2, func(n int) any { return n })
	require.Equal(t, []int{5, 4}, p.Items)
	var after int
	require.NoError(t, httpserver.DecodeCursor(p.NextCursor, &after))
	require.Equal(t, 4, after)
	require.ErrorIs(t, httpserver.DecodeCursor("%%%", &after), httpserver.ErrCursor)
	require.Empty(t, httpserver.NewPage([]int{1}, 2, func(n int) any { return n }).NextCursor)

	require.NoError(t, httpserver.CheckMatch(`"3"`, 3))
	require.ErrorIs(t, httpserver.CheckMatch(`"2"`, 3), httpserver.ErrStale)
	require.ErrorIs(t, httpserver.CheckMatch("", 3), httpserver.ErrIfMatchRequired)
}
