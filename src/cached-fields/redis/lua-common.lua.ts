/**
 * What the scripts share. Transaction ids are compared as text: they have up to 20 digits and Lua's numbers 53 bits.
 * Amounts are whole and below 2^53, which Lua adds and `%.0f` writes exactly.
 */
export const LUA_COMMON = `
local function less(a, b)
  if #a ~= #b then return #a < #b end
  return a < b
end

local function isSnapshot(text)
  return text and string.match(text, '^%d+:%d+:[%d,]*$')
end

local function parse(text)
  local xmin, xmax, list = string.match(text, '^(%d+):(%d+):(.*)$')
  local snapshot = { xmin = xmin, xmax = xmax, running = {}, count = 0 }
  for xid in string.gmatch(list, '%d+') do
    snapshot.running[xid] = true
    snapshot.count = snapshot.count + 1
  end
  return snapshot
end

local function visible(xid, snapshot)
  if less(xid, snapshot.xmin) then return true end
  return less(xid, snapshot.xmax) and not snapshot.running[xid]
end

local function older(a, b)
  if a.xmax ~= b.xmax then return less(a.xmax, b.xmax) end
  return a.count > b.count
end

local function add(sums, text)
  for name, amount in string.gmatch(text, '(%S+) (%S+)') do
    sums[name] = (sums[name] or 0) + tonumber(amount)
  end
end

local function render(sums)
  local words = {}
  for name, amount in pairs(sums) do
    if amount ~= 0 then words[#words + 1] = name .. ' ' .. string.format('%.0f', amount) end
  end
  return table.concat(words, ' ')
end

local function tell(key, channel, id)
  local number = redis.call('HINCRBY', key, 'tellings', 1)
  local state = redis.call('HMGET', key, 'epoch', 'sequence', 'snapshot', 'at', 'values')
  redis.call('PUBLISH', channel, table.concat({ 'state', id, number, state[1], state[2], state[3], state[4], state[5] }, '|'))
end
`;
