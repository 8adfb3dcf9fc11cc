package patients

import (
	"mime"
	"slices"
	"strings"
	"unicode"

	"github.com/gabriel-vasile/mimetype"

	"github.com/praxis-clinic/praxis/internal/kit/fault"
)

// fileType is a kind of file that is kept. What can carry a script, or runs, is
// none of them: no HTML, no SVG, no programs, no archives.
type fileType struct {
	mime       string
	extensions []string // the usual one first
	aliases    []string // what browsers also call it
	inline     bool     // shown in the page
}

var fileTypes = []fileType{
	{"application/pdf", []string{".pdf"}, nil, true},
	{"image/jpeg", []string{".jpg", ".jpeg", ".jfif"}, []string{"image/jpg", "image/pjpeg"}, true},
	{"image/png", []string{".png"}, nil, true},
	{"image/webp", []string{".webp"}, nil, true},
	{"image/gif", []string{".gif"}, nil, true},
	{"image/heic", []string{".heic", ".heif"}, []string{"image/heif", "image/heic-sequence", "image/heif-sequence"}, false},
	{"image/heif", []string{".heif", ".heic"}, []string{"image/heic", "image/heif-sequence"}, false},
	{"image/tiff", []string{".tif", ".tiff"}, nil, false},
	{"application/dicom", []string{".dcm"}, nil, false},
	{"text/plain", []string{".txt", ".text", ".md"}, []string{"text/markdown", "text/csv"}, false},
	{"text/csv", []string{".csv", ".txt"}, []string{"text/plain", "application/csv", "application/vnd.ms-excel"}, false},
	{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", []string{".docx"}, nil, false},
	{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []string{".xlsx"}, nil, false},
	{"application/vnd.oasis.opendocument.text", []string{".odt"}, nil, false},
}

const unsaid = "application/octet-stream"

// check finds out what the file is, and refuses everything wrong with it at once.
func (u Upload) check() (fileType, error) {
	var faults fault.Fields
	_, known := clinicalCategories[u.Category]
	faults.Check(known, "/category", "invalid", "Say what kind of document this is.")
	if len(u.Content) == 0 {
		faults.Add("", "empty", "This file is empty.")
		return fileType{}, faults.Err(ErrDocumentInvalid)
	}
	faults.Check(len(u.Content) <= LargestDocument, "", "too_large", "A document has 25 MB at most.")
	typ, ok := sniff(u.Content)
	faults.Check(ok, "", "type_refused", "Files of this type are not kept. Send a PDF, a picture or a text.")
	faults.Check(!ok || typ.agrees(u.Declared), "", "type_differs", "This file is not what it says it is.")
	return typ, faults.Err(ErrDocumentInvalid)
}

// sniff finds the type from the content; the name says nothing about it.
func sniff(content []byte) (fileType, bool) {
	found, _, _ := strings.Cut(mimetype.Detect(content).String(), ";")
	i := slices.IndexFunc(fileTypes, func(t fileType) bool { return t.mime == found })
	if i < 0 {
		return fileType{}, false
	}
	return fileTypes[i], true
}

// agrees reports whether a declared type is this one, or says nothing.
func (t fileType) agrees(declared string) bool {
	declared, _, err := mime.ParseMediaType(declared)
	return err != nil || declared == unsaid || declared == t.mime || slices.Contains(t.aliases, declared)
}

const longestFileName = 120 // letters, before the extension

// named cleans a file's name: no folders, no signs that file systems or headers
// trip over, and an extension that tells the truth.
func (t fileType) named(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:*?"<>|`, r) || unicode.IsControl(r) || !unicode.IsGraphic(r) || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, name)
	stem, extension := strings.Trim(name, ". "), t.extensions[0]
	if dot := strings.LastIndexByte(stem, '.'); dot > 0 && slices.Contains(t.extensions, strings.ToLower(stem[dot:])) {
		stem, extension = stem[:dot], strings.ToLower(stem[dot:])
	}
	stem = strings.Join(strings.Fields(stem), " ")
	if letters := []rune(stem); len(letters) > longestFileName {
		stem = strings.TrimSpace(string(letters[:longestFileName]))
	}
	if stem == "" {
		stem = "document"
	}
	return stem + extension
}

// shownInline reports whether a type is shown in the page, and not only saved.
func shownInline(mime string) bool {
	return slices.ContainsFunc(fileTypes, func(t fileType) bool { return t.mime == mime && t.inline })
}
