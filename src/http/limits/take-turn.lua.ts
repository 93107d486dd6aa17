import { script } from '../../cached-fields/redis/script-batch.js';

/**
 * A token bucket kept as one number, the instant at which it will be full again (the "generic cell rate algorithm" of
 * ATM Forum TM 4.0), by Redis' clock. KEYS: bucket. ARGV: its size, and the milliseconds in which it fills.
 * Answers whether there was a token, those left, the milliseconds until it is full, and those until the next token.
 */
export const TAKE_TURN = script(`
local size, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local interval = window / size
local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
if full - now + interval > window then
  return { 0, 0, math.ceil(full - now), math.ceil(full - now + interval - window) }
end
full = full + interval
redis.call('SET', KEYS[1], string.format('%.3f', full), 'PX', math.ceil(full - now) + 1000)
return { 1, math.floor((window - (full - now)) / interval + 0.0001), math.ceil(full - now), 0 }
`);
