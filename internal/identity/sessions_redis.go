package identity

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"github.com/praxis-clinic/praxis/internal/kit/clock"
)

// believed is how long Kratos's word about a session is kept. What must take
// effect sooner raises the identity's generation.
const believed = 30 * time.Second

const redisPatience = 200 * time.Millisecond

// sessions remembers for a few seconds what Kratos said of a cookie. Redis away
// means Kratos is asked every time.
type sessions struct {
	rdb    redis.UniversalClient
	clock  clock.Clock
	kratos interface {
		Whoami(ctx context.Context, cookie string) (Session, error)
	}
}

type kept struct {
	Session    Session `json:"s"`
	Generation string  `json:"g"`
}

// lookUp says whose cookie it is. fresh means Kratos was asked just now.
func (s *sessions) lookUp(ctx context.Context, cookie string) (out Session, fresh bool, err error) {
	key := cacheKey(cookie)
	if out, ok := s.recall(ctx, key); ok {
		return out, false, nil
	}
	// Should anything be revoked while Kratos is asked, what it said may be too old
	// to be kept. Whose session it is comes with the answer, so all revocations count.
	before := s.read(ctx, revocations)
	if out, err = s.kratos.Whoami(ctx, cookie); err != nil {
		return out, true, err
	}
	generation := s.read(ctx, generationKey(out.IdentityID))
	if s.read(ctx, revocations) == before {
		s.remember(ctx, key, kept{out, generation})
	}
	return out, true, nil
}

func cacheKey(cookie string) string {
	sum := sha256.Sum256([]byte(cookie))
	return "praxis:session:" + hex.EncodeToString(sum[:])
}

// revocations counts the raised generations of all identities.
const revocations = "praxis:identity:revocations"

func generationKey(identity uuid.UUID) string { return "praxis:identity:" + identity.String() + ":gen" }

func (s *sessions) recall(ctx context.Context, key string) (Session, bool) {
	ctx, cancel := context.WithTimeout(ctx, redisPatience)
	defer cancel()
	b, err := s.rdb.Get(ctx, key).Bytes()
	var k kept
	if err != nil || json.Unmarshal(b, &k) != nil || !s.clock.Now().Before(k.Session.ExpiresAt) {
		return Session{}, false
	}
	return k.Session, k.Generation == s.read(ctx, generationKey(k.Session.IdentityID))
}

// away begins what is read where Redis does not answer.
const away = "away:"

// read is a counter: "0" where it was never raised, and never equal to itself
// where Redis does not answer.
func (s *sessions) read(ctx context.Context, key string) string {
	v, err := s.rdb.Get(ctx, key).Result()
	switch {
	case err == redis.Nil: //nolint:errorlint // go-redis returns it bare
		return "0"
	case err != nil:
		return away + strconv.FormatInt(s.clock.Now().UnixNano(), 36)
	}
	return v
}

func (s *sessions) remember(ctx context.Context, key string, k kept) {
	ctx, cancel := context.WithTimeout(ctx, redisPatience)
	defer cancel()
	if b, err := json.Marshal(k); err == nil {
		_ = s.rdb.Set(ctx, key, b, believed).Err() // without it Kratos is asked again
	}
}

// forget makes every process ask Kratos anew about the identity's sessions.
func (s *sessions) forget(ctx context.Context, identity uuid.UUID) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), redisPatience)
	defer cancel()
	both := s.rdb.Pipeline()
	both.Incr(ctx, generationKey(identity))
	both.Incr(ctx, revocations)
	_, _ = both.Exec(ctx) // Redis away: nothing is believed then
}

// welcome notes under which name a session was begun, for as long as it can last.
func (s *sessions) welcome(ctx context.Context, cookie, name string) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), redisPatience)
	defer cancel()
	_ = s.rdb.Set(ctx, guestKey(cookie), guestName(name), sessionLasts).Err() // without it the session is known by itself
}

// guest is the hash of the name under which a session was begun, or "".
func (s *sessions) guest(ctx context.Context, cookie string) string {
	ctx, cancel := context.WithTimeout(ctx, redisPatience)
	defer cancel()
	return s.rdb.Get(ctx, guestKey(cookie)).Val()
}

// sessionLasts is Kratos's lifespan of a session.
const sessionLasts = 12 * time.Hour

func guestKey(cookie string) string { return cacheKey(cookie) + ":guest" }

func guestName(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

// Sessions makes the memory of sessions; see InRedis.
type Sessions func(clock.Clock, *Kratos) *sessions

// InRedis remembers sessions in rdb.
func InRedis(rdb redis.UniversalClient) Sessions {
	return func(c clock.Clock, k *Kratos) *sessions { return &sessions{rdb: rdb, clock: c, kratos: k} }
}
