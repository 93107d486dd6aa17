/**
 * Takes as many of those that wait as the tokens of this moment allow: one bucket for the whole fleet.
 * KEYS: waiting, bucket. ARGV: tokens a second, most tokens, seconds to live. Answers what was taken.
 */
export const TAKE_WARM = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = redis.call('HMGET', KEYS[2], 'tokens', 'at')
local most = tonumber(ARGV[2])
local tokens = most
if held[1] then tokens = math.min(most, tonumber(held[1]) + math.max(0, now - tonumber(held[2])) / 1000 * tonumber(ARGV[1])) end
local taken = {}
if tokens >= 1 then taken = redis.call('LPOP', KEYS[1], math.floor(tokens)) or {} end
redis.call('HSET', KEYS[2], 'tokens', string.format('%.3f', tokens - #taken), 'at', string.format('%.0f', now))
redis.call('EXPIRE', KEYS[2], ARGV[3])
return taken
`;
