export const RESPONSE_TIMES_KEY = 'freshet:response-times';

/** KEYS: hash of all processes. ARGV: process, its counts. With the instant of Redis' own clock, which all of them share. */
export const KEEP_RESPONSE_TIMES = `
redis.call('HSET', KEYS[1], ARGV[1], redis.call('TIME')[1] .. '|' .. ARGV[2])
redis.call('EXPIRE', KEYS[1], 60)
`;

/** KEYS: hash of all processes. ARGV: seconds after which a process that says nothing is gone. Answers the counts of each. */
export const LIST_RESPONSE_TIMES = `
local now = tonumber(redis.call('TIME')[1])
local told = redis.call('HGETALL', KEYS[1])
local counts = {}
for i = 1, #told, 2 do
  local at, list = string.match(told[i + 1], '^(%d+)|(.*)$')
  if at and now - tonumber(at) <= tonumber(ARGV[1]) then counts[#counts + 1] = list else redis.call('HDEL', KEYS[1], told[i]) end
end
return counts
`;
