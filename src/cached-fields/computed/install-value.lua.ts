import { LUA_COMMON } from '../redis/lua-common.lua.js';

/**
 * Installs a computed value unless one from a later snapshot is there: who computed may have lost the lease long ago, and
 * what it brings is judged by what it saw and not by whether it still holds it. Gives the lease up and wakes who waits;
 * a success ends the rest after failures, whoever has it, and what is only given back (no owner) is none.
 * KEYS: value, lease, failures. ARGV: snapshot, milliseconds, JSON, seconds to live, owner, channel, id, field.
 * Answers installed | older.
 */
export const INSTALL_VALUE = `${LUA_COMMON}
if redis.call('GET', KEYS[2]) == ARGV[5] then redis.call('DEL', KEYS[2]) end
local held = redis.call('GET', KEYS[1])
if held then
  local snapshot, at = string.match(held, '^([^|]*)|(%d+)|')
  if isSnapshot(snapshot) and older(parse(ARGV[1]), parse(snapshot)) then return 'older' end
end
if ARGV[5] ~= '' then
  redis.call('DEL', KEYS[3])
  if redis.call('GET', KEYS[2]) == 'rest' then redis.call('DEL', KEYS[2]) end
end
redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2] .. '|' .. ARGV[3], 'EX', ARGV[4])
redis.call('PUBLISH', ARGV[6], 'value|' .. ARGV[7] .. '|' .. ARGV[8] .. '|' .. ARGV[1] .. '|' .. ARGV[2] .. '|' .. ARGV[3])
return 'installed'
`;
