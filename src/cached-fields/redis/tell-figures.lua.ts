import { LUA_COMMON } from './lua-common.lua.js';

/**
 * Tells every process what a hash holds: what was quiet in a burst is said once at its end.
 * KEYS: hash. ARGV: channel, id.
 */
export const TELL_FIGURES = `${LUA_COMMON}
if redis.call('HEXISTS', KEYS[1], 'snapshot') == 1 then tell(KEYS[1], ARGV[1], ARGV[2]) end
return 'told'
`;
