package pdf

// Uncompressed leaves the content readable, for tests.
func Uncompressed(d *Document) { d.pdf.SetCompression(false) }
