/**
 * Answers the epoch of a hash, which it begins where there is none. Asked before a snapshot is taken: an install under
 * an epoch proves that the hash has remembered every delta since.
 * KEYS: hash. ARGV: a fresh epoch, seconds to live.
 */
export const OPEN_HASH = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch then return epoch end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return ARGV[1]
`;
