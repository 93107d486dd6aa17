/**
 * Takes one token from each bucket, or none where any is empty. KEYS: the buckets. ARGV: now in milliseconds, then for
 * each bucket how many it holds and in how many milliseconds one comes back. Answers the milliseconds until there would
 * be one in each; 0 where they were taken. A bucket nobody has known for as long as it takes to fill is full.
 */
export const TAKE_TOKENS = `
  local now, wait, levels = tonumber(ARGV[1]), 0, {}
  for i, key in ipairs(KEYS) do
    local capacity, every = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
    local known = redis.call('HMGET', key, 'level', 'at')
    local level, at = tonumber(known[1] or capacity), tonumber(known[2] or now)
    level = math.min(capacity, level + math.max(0, now - at) / every)
    levels[i] = level
    if level < 1 then wait = math.max(wait, math.ceil((1 - level) * every)) end
  end
  if wait > 0 then return wait end
  for i, key in ipairs(KEYS) do
    local capacity, every = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
    redis.call('HSET', key, 'level', tostring(levels[i] - 1), 'at', ARGV[1])
    redis.call('PEXPIRE', key, math.ceil(capacity * every) + 1000)
  end
  return 0`;

/** Gives one token back to each bucket there is. KEYS: the buckets; ARGV: how many each holds. */
export const GIVE_TOKENS = `
  for i, key in ipairs(KEYS) do
    local level = redis.call('HGET', key, 'level')
    if level then redis.call('HSET', key, 'level', tostring(math.min(tonumber(ARGV[i]), tonumber(level) + 1))) end
  end
  return 0`;
