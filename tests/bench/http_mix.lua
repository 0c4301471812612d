-- The mix of a working day for wrk: 70 % search, 15 % detail, 10 % match, 5 % pages. Queries come from
-- MIX_QUERIES (one JSON object with "query" a line); every second search repeats an earlier one.
local queries, ids = {}, {"svc-omron-connect", "svc-lcat"}
local function encoded(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end
for line in io.lines(os.getenv("MIX_QUERIES")) do
  local text = line:match('"query": *"([^"]*)"')
  if text and #text > 0 then queries[#queries + 1] = encoded(text) end
end
for line in io.lines(os.getenv("MIX_IDS") or "/dev/null") do ids[#ids + 1] = line end
local pages = {"/", "/guidelines", "/certifications", "/gaps", "/methods", "/data"}
local texts = {"従業員300人の製造業で血圧が気になる人への支援を探しています。", "睡眠改善のアプリ、予算は年100万円まで。",
  "特定保健指導を東京都で委託したい。", "認知症予防の教室を月2回、市内で開きたい。"}
local n = 0
local state = 0

function init(args)
  math.randomseed(20261130)
end

function request()
  n = n + 1
  local kind = math.random(100)
  if kind <= 70 then
    local fresh = n % 2 == 0
    local page = fresh and ("&page=" .. math.random(3) .. "&per_page=" .. math.random(10, 30)) or ""
    local query = queries[math.random(#queries)]
    if n % 3 == 0 then return wrk.format("GET", "/services?q=" .. query .. (fresh and "&page=" .. math.random(3) or "")) end
    return wrk.format("GET", "/api/v1/services?q=" .. query .. page)
  elseif kind <= 85 then
    return wrk.format("GET", "/services/" .. ids[math.random(#ids)])
  elseif kind <= 95 then
    local body = '{"text":"' .. texts[math.random(#texts)] .. '"}'
    return wrk.format("POST", "/api/v1/matches", {["Content-Type"] = "application/json"}, body)
  end
  return wrk.format("GET", pages[math.random(#pages)])
end

function response(status)
  if status >= 400 then state = state + 1 end
end
