/**
 * Answers the epoch of a hash, which it begins where there is none. Asked before a snapshot is taken: an install under
 * an epoch proves that the hash has remembered every delta since. One that was begun in another life of the server may
 * have lost some, and is begun anew.
 * KEYS: hash. ARGV: life of the server, something random, seconds to live.
 */
export const OPEN_HASH = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and string.sub(epoch, 1, #ARGV[1]) == ARGV[1] then return epoch end
local time = redis.call('TIME')
epoch = ARGV[1] .. time[1] .. string.format('%06d', time[2]) .. ':' .. ARGV[2]
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'epoch', epoch)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return epoch
`;
