/**
 * Notes reads of a thing: a sum that fades with time, which over its memory is the rate, and the instant of the last.
 * KEYS: marks. ARGV: reads, memory in milliseconds, seconds to live. Answers 1 where nobody had read it for that long.
 */
export const MARK_READS = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = redis.call('HMGET', KEYS[1], 'sum', 'at')
local sum = tonumber(ARGV[1])
if held[1] then sum = sum + tonumber(held[1]) * math.exp(-math.max(0, now - tonumber(held[2])) / tonumber(ARGV[2])) end
redis.call('HSET', KEYS[1], 'sum', string.format('%.6f', sum), 'at', string.format('%.0f', now))
redis.call('EXPIRE', KEYS[1], ARGV[3])
return held[1] and 0 or 1
`;

/** KEYS: marks. ARGV: memory in milliseconds. Answers milliseconds since the last read, and the faded sum; nothing where there is none. */
export const FIND_READS = `
local held = redis.call('HMGET', KEYS[1], 'sum', 'at')
if not held[1] then return {} end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local age = math.max(0, now - tonumber(held[2]))
return { string.format('%.0f', age), string.format('%.6f', tonumber(held[1]) * math.exp(-age / tonumber(ARGV[1]))) }
`;
