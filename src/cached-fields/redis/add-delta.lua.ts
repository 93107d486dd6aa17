import { LUA_COMMON } from './lua-common.lua.js';

/**
 * Adds what one transaction changed, unless the hash has counted it: sending again, late or out of order changes
 * nothing. A hash that is gone, or has no value yet, takes no amounts: the snapshot that fills it will see them.
 * KEYS: hash. ARGV: xid, measures, seconds to live, channel, id, quiet milliseconds, most deltas, life of the server.
 * Answers applied | quiet (applied, but not told yet) | kept | covered | duplicate | gone.
 */
export const ADD_DELTA = `${LUA_COMMON}
local key, xid = KEYS[1], ARGV[1]
local state = redis.call('HMGET', key, 'epoch', 'snapshot', 'values', 'told')
if not state[1] or string.sub(state[1], 1, #ARGV[8]) ~= ARGV[8] then
  redis.call('PUBLISH', ARGV[4], 'gone|' .. ARGV[5])
  return 'gone'
end
if isSnapshot(state[2]) and visible(xid, parse(state[2])) then return 'covered' end
if redis.call('HSETNX', key, 'd:' .. xid, ARGV[2]) == 0 then return 'duplicate' end
if redis.call('HLEN', key) > tonumber(ARGV[7]) then
  redis.call('DEL', key)
  redis.call('PUBLISH', ARGV[4], 'gone|' .. ARGV[5])
  return 'gone'
end
if not isSnapshot(state[2]) then
  -- Until the value comes, whoever remembers one from before must not believe it complete.
  redis.call('PUBLISH', ARGV[4], 'gone|' .. ARGV[5])
  return 'kept'
end

local sums = {}
if not pcall(add, sums, state[3]) then
  redis.call('DEL', key)
  redis.call('PUBLISH', ARGV[4], 'gone|' .. ARGV[5])
  return 'gone'
end
add(sums, ARGV[2])
redis.call('HSET', key, 'values', render(sums))
redis.call('HINCRBY', key, 'sequence', 1)
redis.call('EXPIRE', key, ARGV[3])

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
if state[4] and now - tonumber(state[4]) >= 0 and now - tonumber(state[4]) < tonumber(ARGV[6]) then return 'quiet' end
redis.call('HSET', key, 'told', string.format('%.0f', now))
tell(key, ARGV[4], ARGV[5])
return 'applied'
`;
