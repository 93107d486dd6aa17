/**
 * The state of one queue at one instant of Redis' own clock, from heads and counts alone: its cost does not grow with what
 * waits. KEYS: wait, active, prioritized, delayed, failed, meta, ended, watch. ARGV: what the keys of its jobs begin with.
 *
 * A job is ready since its date plus its first delay, or since the `readyAt` written when it was to be tried again. What
 * dates itself by a wrong clock is held between two facts that the watch hash keeps by Redis' clock: no job is older
 * than the last time that none was ready, and the one at the head is at least as old as its being seen there.
 */
export const readQueueLua = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local dueScore = string.format('%.0f', (now + 1) * 4096 - 1)
local MOST_CLASSES, LOOKED_AT = 64, 8

local waiting = redis.call('LLEN', KEYS[1])
local active = redis.call('LLEN', KEYS[2])
local prioritised = redis.call('ZCARD', KEYS[3])
local due = redis.call('ZCOUNT', KEYS[4], '-inf', dueScore)
local delayed = redis.call('ZCARD', KEYS[4]) - due
local failed = redis.call('ZCARD', KEYS[5])
local paused = redis.call('HEXISTS', KEYS[6], 'paused')
local ended = redis.call('HGETALL', KEYS[7])

local function readySince(id)
  local job = redis.call('HMGET', ARGV[1] .. id, 'readyAt', 'timestamp', 'opts', 'processedOn')
  if job[1] then return tonumber(job[1]) end
  local since = tonumber(job[2] or now)
  local isRead, options = pcall(cjson.decode, job[3] or '{}')
  if isRead and type(options) == 'table' then since = since + (tonumber(options['delay']) or 0) end
  local begun = tonumber(job[4] or 0)
  if begun > since and begun <= now then return begun end
  return since
end

local oldest, head = nil, nil
local function consider(id, since)
  if head == nil then head = id end
  if oldest == nil or since < oldest then oldest = since end
end

-- The oldest stands at the tail, but for jobs that lost their worker and were put back there.
for _, id in ipairs(redis.call('LRANGE', KEYS[1], -LOOKED_AT, -1)) do consider(id, readySince(id)) end
-- Scored by priority and, within it, by order of arrival: the oldest is the first of one of the priorities.
local class, looked = '-inf', 0
while looked < MOST_CLASSES do
  local first = redis.call('ZRANGEBYSCORE', KEYS[3], class, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
  if first[1] == nil then break end
  consider(first[1], readySince(first[1]))
  class = string.format('%.0f', (math.floor(tonumber(first[2]) / 4294967296) + 1) * 4294967296)
  looked = looked + 1
end
local first = redis.call('ZRANGE', KEYS[4], 0, 0, 'WITHSCORES')
if due > 0 and first[1] then
  local since = math.floor(tonumber(first[2]) / 4096)
  local planned = tonumber(redis.call('HGET', ARGV[1] .. first[1], 'readyAt') or 0)
  consider(first[1], math.max(since, planned))
end

local age, isHeld = 0, 0
local seen = redis.call('HMGET', KEYS[8], 'emptyAt', 'head', 'headSince')
if oldest == nil then
  -- In a Redis that is full, writing fails and reading must go on.
  redis.pcall('HSET', KEYS[8], 'emptyAt', now, 'head', '')
else
  local longest = seen[1] and now - tonumber(seen[1]) or now
  local shortest = seen[2] == head and now - tonumber(seen[3]) or 0
  age = math.max(shortest, math.min(longest, now - oldest))
  if age ~= now - oldest then isHeld = 1 end
  if seen[2] ~= head then redis.pcall('HSET', KEYS[8], 'head', head, 'headSince', now) end
end
return { now, paused, waiting, prioritised, due, delayed, active, failed, age, isHeld, ended }
`;
