-- The queries of the file that QUERIES names, in turn; each thread begins elsewhere.
local paths = {}
for line in io.lines(os.getenv("QUERIES")) do paths[#paths + 1] = wrk.format("GET", line) end
math.randomseed(os.time())
local at = math.random(1, #paths)
function request()
    at = at % #paths + 1
    return paths[at]
end
