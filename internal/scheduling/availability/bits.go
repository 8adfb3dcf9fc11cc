package availability

import "math/bits"

// bitset has a bit for each mark of a window. The bits past the window's end,
// in the last word, are always zero.
type bitset []uint64

func words(n int) int { return (n + 63) / 64 }

func (b bitset) has(i int) bool { return b[i>>6]&(1<<(i&63)) != 0 }
func (b bitset) set(i int)      { b[i>>6] |= 1 << (i & 63) }

// fill sets the bits of [from, to).
func (b bitset) fill(from, to int) {
	b.each(from, to, func(w int, mask uint64) { b[w] |= mask })
}

// clear zeroes the bits of [from, to).
func (b bitset) clear(from, to int) {
	b.each(from, to, func(w int, mask uint64) { b[w] &^= mask })
}

// any reports whether a bit of [from, to) is set.
func (b bitset) any(from, to int) (found bool) {
	b.each(from, to, func(w int, mask uint64) { found = found || b[w]&mask != 0 })
	return found
}

// each calls fn with every word that [from, to) touches and the mask of the
// bits it touches there.
func (b bitset) each(from, to int, fn func(word int, mask uint64)) {
	from, to = max(from, 0), min(to, len(b)*64)
	for from < to {
		w := from >> 6
		end := min(to, (w+1)<<6)
		fn(w, ^uint64(0)<<(from&63)&(^uint64(0)>>(63-(end-1)&63)))
		from = end
	}
}

// next is the first set bit of [from, to), or to.
func (b bitset) next(from, to int) int {
	for from < to {
		if w := b[from>>6] >> (from & 63); w != 0 {
			return min(to, from+bits.TrailingZeros64(w))
		}
		from = (from>>6 + 1) << 6
	}
	return to
}

// last is the last set bit of [from, to), or -1.
func (b bitset) last(from, to int) int {
	for to > from {
		w := (to - 1) >> 6
		if x := b[w] << (63 - (to-1)&63); x != 0 {
			i := to - 1 - bits.LeadingZeros64(x)
			if i < from {
				return -1
			}
			return i
		}
		to = w << 6
	}
	return -1
}

func (b bitset) and(o bitset) {
	for i := range b {
		b[i] &= o[i]
	}
}

func (b bitset) or(o bitset) {
	for i := range b {
		b[i] |= o[i]
	}
}

// free sets the bits of [0, n) that busy lacks.
func (b bitset) free(busy bitset, n int) {
	for i := range b {
		b[i] = ^busy[i]
	}
	b.clear(n, len(b)*64)
}

// run keeps bit i where all of [i, i+n) are set, in steps of doubling length.
func (b bitset) run(n int) {
	for have := 1; have < n; {
		s := min(have, n-have)
		b.andRight(s)
		have += s
	}
}

// andRight keeps bit i where bit i+s is set too.
func (b bitset) andRight(s int) {
	ws, bs := s>>6, s&63
	for i := range b {
		var x uint64
		if i+ws < len(b) {
			x = b[i+ws] >> bs
		}
		if bs > 0 && i+ws+1 < len(b) {
			x |= b[i+ws+1] << (64 - bs)
		}
		b[i] &= x
	}
}

// later moves every bit s marks later; those moved out are lost.
func (b bitset) later(s int) {
	ws, bs := s>>6, s&63
	for i := len(b) - 1; i >= 0; i-- {
		var x uint64
		if i-ws >= 0 {
			x = b[i-ws] << bs
		}
		if bs > 0 && i-ws-1 >= 0 {
			x |= b[i-ws-1] >> (64 - bs)
		}
		b[i] = x
	}
}
