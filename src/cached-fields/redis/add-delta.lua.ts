import { LUA_COMMON } from './lua-common.lua.js';

/**
 * Adds what transactions changed in one thing, each unless the hash has counted it: sending again, late or out of order
 * changes nothing. A hash that is gone, or has no value yet, takes no amounts: the snapshot that fills it will see them.
 * KEYS: hash. ARGV: seconds to live, channel, id, quiet milliseconds, most deltas, life of the server; then xid and
 * measures of each. Answers for each applied | quiet (applied, but not told yet) | kept | covered | duplicate | gone.
 */
export const ADD_DELTAS = `${LUA_COMMON}
local key, outcomes, count = KEYS[1], {}, (#ARGV - 6) / 2
local function change(from, to)
  for at = 1, count do if outcomes[at] == from then outcomes[at] = to end end
  return outcomes
end
local function tellGone()
  redis.call('PUBLISH', ARGV[2], 'gone|' .. ARGV[3])
end
local function gone()
  tellGone()
  for at = 1, count do outcomes[at] = 'gone' end
  return outcomes
end

local state = redis.call('HMGET', key, 'epoch', 'snapshot', 'values', 'told')
if not state[1] or string.sub(state[1], 1, #ARGV[6]) ~= ARGV[6] then return gone() end
local snapshot = isSnapshot(state[2]) and parse(state[2])
local sums, added = {}, 0
for at = 1, count do
  local xid, measures = ARGV[5 + 2 * at], ARGV[6 + 2 * at]
  if snapshot and visible(xid, snapshot) then
    outcomes[at] = 'covered'
  elseif redis.call('HSETNX', key, 'd:' .. xid, measures) == 0 then
    outcomes[at] = 'duplicate'
  else
    outcomes[at] = snapshot and 'applied' or 'kept'
    add(sums, measures)
    added = added + 1
  end
end
if added == 0 then return outcomes end
if redis.call('HLEN', key) > tonumber(ARGV[5]) then
  redis.call('DEL', key)
  return gone()
end
if not snapshot then
  -- Until the value comes, whoever remembers one from before must not believe it complete.
  tellGone()
  return outcomes
end

if not pcall(add, sums, state[3]) then
  redis.call('DEL', key)
  return gone()
end
redis.call('HSET', key, 'values', render(sums))
redis.call('HINCRBY', key, 'sequence', 1)
redis.call('EXPIRE', key, ARGV[1])

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
if state[4] and now - tonumber(state[4]) >= 0 and now - tonumber(state[4]) < tonumber(ARGV[4]) then return change('applied', 'quiet') end
redis.call('HSET', key, 'told', string.format('%.0f', now))
tell(key, ARGV[2], ARGV[3])
return outcomes
`;
