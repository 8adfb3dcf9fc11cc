package messaging

import (
	"strings"
	"unicode/utf16"
)

// Length is what a text message takes: vendors bill by the segment.
type Length struct {
	Count   int  // segments
	Units   int  // of the encoding: septets of GSM-7, or UTF-16 code units
	Unicode bool // one letter is outside of GSM-7, so every segment is shorter
}

// The alphabet of GSM 03.38, and what takes two of its letters.
const (
	gsm7      = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsm7Twice = "^{}\\[~]|€\f"
)

// Segments counts a text: 160 letters of GSM-7 or 70 of Unicode in one message,
// 153 or 67 in each of several.
func Segments(text string) Length {
	septets := 0
	for _, r := range text {
		switch {
		case strings.ContainsRune(gsm7, r):
			septets++
		case strings.ContainsRune(gsm7Twice, r):
			septets += 2
		default:
			units := len(utf16.Encode([]rune(text)))
			return Length{pieces(units, 70, 67), units, true}
		}
	}
	return Length{pieces(septets, 160, 153), septets, false}
}

func pieces(units, alone, each int) int {
	if units <= alone {
		return min(units, 1)
	}
	return (units + each - 1) / each
}
