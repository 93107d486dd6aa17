/**
 * Adds waits of requests to the fleet's window of ten-second slices, by Redis' clock, and lets slices go that are over.
 * KEYS: window. ARGV: kept slices, bucket, count, bucket, count … Answers what the kept slices hold, as fields and counts.
 */
export const shareQueueTimesLua = `
local slice = math.floor(redis.call('TIME')[1] / 10)
local oldest = slice - tonumber(ARGV[1]) + 1
for at = 2, #ARGV, 2 do redis.call('HINCRBY', KEYS[1], slice .. ':' .. ARGV[at], ARGV[at + 1]) end
local all = redis.call('HGETALL', KEYS[1])
local kept = {}
for at = 1, #all, 2 do
  if tonumber(string.match(all[at], '^%d+')) < oldest then
    redis.call('HDEL', KEYS[1], all[at])
  else
    kept[#kept + 1] = all[at]
    kept[#kept + 1] = all[at + 1]
  end
end
if #kept > 0 then redis.call('EXPIRE', KEYS[1], 60) end
return kept
`;
