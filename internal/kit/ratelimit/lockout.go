package ratelimit

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// Lock lets a key try Free times; then each try has to wait, and twice as long as the
// one before, from First up to Longest. A success or long silence starts it anew.
type Lock struct {
	Name           string
	Free           int
	First, Longest time.Duration
	Silence        time.Duration
}

// try counts before the outcome is known, so that tries at the same moment count too.
var try = redis.NewScript(`
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local free, first, longest, silence = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local till = tonumber(redis.call('HGET', KEYS[1], 'till') or '0')
if now < till then return till - now end
local n = redis.call('HINCRBY', KEYS[1], 'n', 1)
if n >= free then
  redis.call('HSET', KEYS[1], 'till', now + math.min(longest, first * 2 ^ math.min(n - free, 20)))
end
redis.call('PEXPIRE', KEYS[1], silence)
return 0`)

// Try counts one try of key. It returns ErrTooMany with the time to wait while the key
// is locked: such a try does not count.
func (l *Limiter) Try(ctx context.Context, lock Lock, key string) error {
	if l == nil || l.rests(lock.Name) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	wait, err := try.Run(ctx, l.rdb, []string{lock.key(key)},
		lock.Free, lock.First.Milliseconds(), lock.Longest.Milliseconds(), lock.Silence.Milliseconds()).Int64()
	switch {
	case err != nil:
		l.missed()
		l.open.WithLabelValues(lock.Name).Inc()
		return nil
	case wait > 0:
		l.misses.Store(0)
		return ErrTooMany.After(time.Duration(wait) * time.Millisecond)
	}
	l.misses.Store(0)
	return nil
}

// Succeeded forgets the tries of key.
func (l *Limiter) Succeeded(ctx context.Context, lock Lock, key string) {
	l.tell(ctx, func(ctx context.Context) error { return l.rdb.Del(ctx, lock.key(key)).Err() })
}

// TakeBack uncounts a try that found out nothing. A pause that it began stays: else
// it could end one that another try began.
func (l *Limiter) TakeBack(ctx context.Context, lock Lock, key string) {
	l.tell(ctx, func(ctx context.Context) error {
		both := l.rdb.Pipeline()
		both.HIncrBy(ctx, lock.key(key), "n", -1)
		both.PExpire(ctx, lock.key(key), lock.Silence)
		_, err := both.Exec(ctx)
		return err
	})
}

// tell is best effort: a success that is not noted costs a wait later.
func (l *Limiter) tell(ctx context.Context, fn func(context.Context) error) {
	if l == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	_ = fn(ctx)
}

func (l Lock) key(key string) string { return "lock:" + l.Name + ":" + hashed(key) }
