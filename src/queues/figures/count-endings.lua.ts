/**
 * Adds to how jobs of a queue ended: totals for ever, and outcomes of this minute and the one before, by Redis' clock.
 * KEYS: ended. ARGV: field, count, field, count …
 */
export const countEndingsLua = `
local OUTCOMES = { completed = true, retried = true, failed = true }
local minute = math.floor(redis.call('TIME')[1] / 60)
local stored = tonumber(redis.call('HGET', KEYS[1], 'minute') or 0)
if stored ~= minute then
  for outcome in pairs(OUTCOMES) do
    local last = stored == minute - 1 and redis.call('HGET', KEYS[1], 'now:' .. outcome) or 0
    redis.call('HSET', KEYS[1], 'last:' .. outcome, last or 0, 'now:' .. outcome, 0)
  end
  redis.call('HSET', KEYS[1], 'minute', minute)
end
for at = 1, #ARGV, 2 do
  redis.call('HINCRBY', KEYS[1], ARGV[at], ARGV[at + 1])
  if OUTCOMES[ARGV[at]] then redis.call('HINCRBY', KEYS[1], 'now:' .. ARGV[at], ARGV[at + 1]) end
end
`;
