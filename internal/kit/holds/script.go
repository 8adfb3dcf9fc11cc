package holds

import (
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

// How it is kept: for each resource a hash of token -> "from:to:expires" (Unix
// seconds, seconds, milliseconds), and for each token its tag and the list of
// resources it holds. A resource has a handful of holds at a time, so a script reads the
// hash whole; intervals are compared as they are and cannot be rounded into
// each other. Time is Redis's own: all processes agree on when a hold ends.

const head = `
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local function parts(v)
  local f, e, x = string.match(v, '^(%d+):(%d+):(%d+)$')
  return tonumber(f), tonumber(e), tonumber(x)
end
`

// take answers {0} where a part is held, else {expires in ms, which of the
// alternatives it got (from 1), or 0}.
// KEYS: token, the required resources, then the alternatives.
// ARGV: token, from, to, ttl in ms, how many are required, tag and ids, alternative ids.
var take = redis.NewScript(head + `
local from, to, ttl, required = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local function free(key)
  local all = redis.call('HGETALL', key)
  for i = 1, #all, 2 do
    local f, e, x = parts(all[i + 1])
    if x <= now then redis.call('HDEL', key, all[i])
    elseif f < to and e > from then return false end
  end
  return true
end
local function hold(key)
  redis.call('HSET', key, ARGV[1], from .. ':' .. to .. ':' .. string.format('%.0f', now + ttl))
  redis.call('PEXPIRE', key, ttl)
end
for i = 2, required + 1 do
  if not free(KEYS[i]) then return {0, 0} end
end
local chosen, list = 0, ARGV[6]
if #KEYS > required + 1 then
  local n = 0
  for id in string.gmatch(ARGV[7], '[^,]+') do
    n = n + 1
    if free(KEYS[required + 1 + n]) then
      chosen, list = n, list .. ',' .. id
      break
    end
  end
  if chosen == 0 then return {0, 0} end
  hold(KEYS[required + 1 + chosen])
end
for i = 2, required + 1 do hold(KEYS[i]) end
redis.call('SET', KEYS[1], list, 'PX', ttl)
return {now + ttl, chosen}
`)

// keep answers the new end in ms, or 0 where the hold is gone.
// KEYS: token, its resources. ARGV: token, ttl in ms.
var keep = redis.NewScript(head + `
local ttl, mine = tonumber(ARGV[2]), {}
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
for i = 2, #KEYS do
  local v = redis.call('HGET', KEYS[i], ARGV[1])
  if not v then return 0 end
  local f, e, x = parts(v)
  if x <= now then return 0 end
  mine[i] = f .. ':' .. e .. ':' .. string.format('%.0f', now + ttl)
end
for i = 2, #KEYS do
  redis.call('HSET', KEYS[i], ARGV[1], mine[i])
  redis.call('PEXPIRE', KEYS[i], ttl)
end
redis.call('PEXPIRE', KEYS[1], ttl)
return now + ttl
`)

// release answers how many resources it gave back.
// KEYS: token, its resources. ARGV: token.
var release = redis.NewScript(`
local n = redis.call('DEL', KEYS[1])
for i = 2, #KEYS do n = n + redis.call('HDEL', KEYS[i], ARGV[1]) end
return n
`)

// list answers five strings for each live hold that overlaps the time: which
// key, token, from, to, expires.
// KEYS: resources. ARGV: from, to.
var list = redis.NewScript(head + `
local from, to, out = tonumber(ARGV[1]), tonumber(ARGV[2]), {}
for k = 1, #KEYS do
  local all = redis.call('HGETALL', KEYS[k])
  for i = 1, #all, 2 do
    local f, e, x = parts(all[i + 1])
    if x > now and f < to and e > from then
      for _, v in ipairs({k, all[i], f, e, string.format('%.0f', x)}) do out[#out + 1] = tostring(v) end
    end
  end
end
return out
`)

// heldOf reads what list answered.
func heldOf(rows []any, resources []uuid.UUID) []Held {
	var out []Held
	for i := 0; i+4 < len(rows); i += 5 {
		out = append(out, Held{
			Resource: resources[number(rows[i])-1], From: time.Unix(number(rows[i+2]), 0).UTC(),
			To: time.Unix(number(rows[i+3]), 0).UTC(), ExpiresAt: time.UnixMilli(number(rows[i+4])).UTC(), token: text(rows[i+1]),
		})
	}
	return out
}

func text(v any) string { s, _ := v.(string); return s }

func number(v any) int64 {
	n, _ := strconv.ParseInt(text(v), 10, 64)
	return n
}
