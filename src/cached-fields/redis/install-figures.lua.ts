import { LUA_COMMON } from './lua-common.lua.js';

/**
 * Installs what was computed in a snapshot, and adds the remembered deltas that the snapshot did not see. Refuses what
 * was begun under another epoch, because deltas may have been lost with it, and a snapshot older than the installed.
 * KEYS: hash. ARGV: epoch, snapshot, milliseconds, measures, seconds to live, channel, id.
 * Answers what became of it, and what the hash then holds: epoch, sequence, snapshot, milliseconds, measures.
 */
export const INSTALL_FIGURES = `${LUA_COMMON}
local key = KEYS[1]
local held = redis.call('HMGET', key, 'epoch', 'snapshot')
if held[1] ~= ARGV[1] then return { 'epoch' } end

local function answer(outcome)
  local state = redis.call('HMGET', key, 'epoch', 'sequence', 'snapshot', 'at', 'values')
  return { outcome, state[1], state[2], state[3], state[4], state[5] }
end

local snapshot = parse(ARGV[2])
if isSnapshot(held[2]) and older(snapshot, parse(held[2])) then return answer('older') end

local sums, forgotten = {}, {}
add(sums, ARGV[4])
local fields = redis.call('HGETALL', key)
for at = 1, #fields, 2 do
  local xid = string.match(fields[at], '^d:(%d+)$')
  if xid then
    if visible(xid, snapshot) then forgotten[#forgotten + 1] = fields[at] else add(sums, fields[at + 1]) end
  end
end
for at = 1, #forgotten, 500 do
  redis.call('HDEL', key, unpack(forgotten, at, math.min(at + 499, #forgotten)))
end
redis.call('HSET', key, 'snapshot', ARGV[2], 'at', ARGV[3], 'values', render(sums))
redis.call('HINCRBY', key, 'sequence', 1)
redis.call('EXPIRE', key, ARGV[5])
tell(key, ARGV[6], ARGV[7])
return answer('installed')
`;
