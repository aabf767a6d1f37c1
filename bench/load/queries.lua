-- The queries of the file that QUERIES names, in turn; each thread begins elsewhere.
local requests = {}
local at = 0

-- Not before the first request: only then are the headers set that every request needs.
local function read_queries()
    for line in io.lines(os.getenv("QUERIES")) do requests[#requests + 1] = wrk.format("GET", line) end
    math.randomseed(os.time())
    at = math.random(1, #requests)
end

function request()
    if #requests == 0 then read_queries() end
    at = at % #requests + 1
    return requests[at]
end
