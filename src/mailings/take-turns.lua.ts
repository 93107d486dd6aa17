/**
 * Takes turns to send from the buckets of domains and from the one of all mail together, each refilled by the second
 * and holding at most a second's worth. The clock is Redis' own, so that processes whose clocks differ share it.
 * KEYS: bucket of all, bucket of each domain. ARGV: rate of all, rate of a domain, most in all, wanted of each domain.
 * Answers the turns of each domain, then the milliseconds until there is one for whoever got none.
 */
export const TAKE_TURNS = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + tonumber(time[2]) / 1000

local function level(key, rate)
  local state = redis.call('HMGET', key, 'turns', 'at')
  local burst = math.max(1, rate)
  local turns, at = tonumber(state[1]) or burst, tonumber(state[2]) or now
  return math.min(burst, turns + math.max(0, now - at) * rate / 1000)
end

local function keep(key, turns)
  redis.call('HSET', key, 'turns', string.format('%.6f', turns), 'at', string.format('%.3f', now))
  redis.call('PEXPIRE', key, 60000)
end

local rate, domainRate, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local all = level(KEYS[1], rate)
local answer, wait = {}, 60000
for i = 2, #KEYS do
  local own = level(KEYS[i], domainRate)
  local turns = math.floor(math.min(tonumber(ARGV[i + 2]), own, all, most))
  if turns < 1 then
    turns = 0
    wait = math.min(wait, math.max((1 - own) / domainRate, (1 - all) / rate, 0) * 1000)
  else
    keep(KEYS[i], own - turns)
  end
  all = all - turns
  most = most - turns
  answer[#answer + 1] = turns
end
keep(KEYS[1], all)
answer[#answer + 1] = math.ceil(wait)
return answer
`;
