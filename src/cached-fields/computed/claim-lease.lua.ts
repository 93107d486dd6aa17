/**
 * Decides who computes. Looks at the value again after winning: whoever was late to ask finds what another has computed
 * meanwhile, and does not compute it again.
 * KEYS: lease, value. ARGV: owner, milliseconds, instant of the value that the caller saw (0 for none).
 * Answers won | newer | busy.
 */
export const CLAIM_LEASE = `
local held = redis.call('GET', KEYS[2])
if held then
  local at = string.match(held, '^[^|]*|(%d+)|')
  if at and tonumber(at) > tonumber(ARGV[3]) then return 'newer' end
end
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 'won' end
return 'busy'
`;

/** Keeps a lease while its owner is at work. KEYS: lease. ARGV: owner, milliseconds. */
export const EXTEND_LEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0
`;

/**
 * Gives a lease up after a failure: nobody in the fleet tries again before the rest is over. The number of failures in
 * a row is remembered for a while, and with each the rest doubles. The reason is kept for a day, for people who wonder.
 * KEYS: lease, failures, error. ARGV: owner, shortest rest, longest rest, jitter between 0 and 1, reason.
 * Answers the milliseconds of rest.
 */
export const FAIL_LEASE = `
local failures = redis.call('INCR', KEYS[2])
local rest = math.min(tonumber(ARGV[2]) * 2 ^ (failures - 1), tonumber(ARGV[3]))
rest = math.floor(rest * (0.9 + 0.2 * tonumber(ARGV[4])))
redis.call('PEXPIRE', KEYS[2], math.floor(tonumber(ARGV[3]) * 4))
local time = redis.call('TIME')
redis.call('SET', KEYS[3], string.format('%.0f|%s', tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000), ARGV[5]), 'EX', 86400)
local owner = redis.call('GET', KEYS[1])
if owner == ARGV[1] or not owner then redis.call('SET', KEYS[1], 'rest', 'PX', rest) end
return rest
`;
