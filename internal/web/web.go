// Package web serves the single-page app that Vite builds into dist.
package web

import (
	"bytes"
	"embed"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"
	"time"

	"github.com/gin-gonic/gin"

	"github.com/praxis-clinic/praxis/internal/kit/httpserver"
)

// dist always exists: dist/.gitkeep is committed, the rest is built by npm. The
// "all:" prefix is what lets a folder holding only a dot-file match.
//
//go:embed all:dist
var embedded embed.FS

// Site is a built app, embedded or on disk.
type Site struct {
	files   fs.FS
	started time.Time
	reload  bool // read index.html anew each time: the folder may be rebuilt
	index   []byte
}

// New serves the app in dir, or the embedded one where dir is empty.
func New(dir string, started time.Time) *Site {
	s := &Site{started: started, reload: dir != ""}
	if dir != "" {
		s.files = os.DirFS(dir)
	} else {
		s.files, _ = fs.Sub(embedded, "dist")
	}
	s.index, _ = fs.ReadFile(s.files, "index.html")
	return s
}

// Built says whether there is an app to serve.
func (s *Site) Built() bool { return len(s.page()) > 0 }

func (s *Site) page() []byte {
	if s.reload {
		b, _ := fs.ReadFile(s.files, "index.html")
		return b
	}
	return s.index
}

// Serve answers a GET outside the API: a file of the app, or index.html for
// the app's own routes, with this answer's nonce put in.
func (s *Site) Serve(c *gin.Context) {
	p := strings.TrimPrefix(path.Clean(c.Request.URL.Path), "/")
	if p != "" && p != "index.html" && !strings.HasPrefix(path.Base(p), ".") && s.file(c, p) {
		return
	}
	if strings.HasPrefix(p, "assets/") { // a missing chunk of an older build is a 404, never index.html
		c.Status(http.StatusNotFound)
		return
	}
	s.serveIndex(c)
}

func (s *Site) serveIndex(c *gin.Context) {
	index := s.page()
	if len(index) == 0 {
		c.String(http.StatusServiceUnavailable, "The web app is not built into this program. Run `npm ci && npm run build` in internal/web/app and build it again.\n")
		return
	}
	c.Header("Cache-Control", "no-cache")
	c.Data(http.StatusOK, "text/html; charset=utf-8",
		bytes.ReplaceAll(index, []byte("__CSP_NONCE__"), []byte(httpserver.Nonce(c.Request.Context()))))
}

func (s *Site) file(c *gin.Context, p string) bool {
	st, err := fs.Stat(s.files, p)
	if err != nil || st.IsDir() {
		return false
	}
	c.Header("Cache-Control", "no-cache")
	if strings.HasPrefix(p, "assets/") {
		c.Header("Cache-Control", "public, max-age=31536000, immutable")
	}
	if t := mime.TypeByExtension(path.Ext(p)); t != "" {
		c.Header("Content-Type", t)
	}
	c.Header("Vary", "Accept-Encoding")
	name := p
	if strings.Contains(c.GetHeader("Accept-Encoding"), "gzip") {
		if _, err := fs.Stat(s.files, p+".gz"); err == nil {
			name = p + ".gz"
			c.Header("Content-Encoding", "gzip")
		}
	}
	b, err := fs.ReadFile(s.files, name)
	if err != nil {
		return false
	}
	http.ServeContent(c.Writer, c.Request, p, s.started, bytes.NewReader(b))
	return true
}
