-- What BENCH_WORK names: a read with a valid token, a read without one, a search, a sign-in.
local key, app, token, secret = os.getenv("BENCH_KEY"), os.getenv("BENCH_APP"), os.getenv("BENCH_TOKEN"), os.getenv("BENCH_SECRET")
local query = "?api_key=" .. key .. "&current_app_id=" .. app
local shown = {["X-User-Token"] = token, ["X-User-Es"] = secret, ["X-User-Aid"] = app}
local work = os.getenv("BENCH_WORK")
local last = tonumber(os.getenv("BENCH_LAST"))
math.randomseed(os.time())

local requests = {
    token = function() return wrk.format("GET", "/search/authenticated_user_search" .. query, shown) end,
    without = function() return wrk.format("GET", "/health/ready") end,
    search = function()
        return wrk.format("GET", "/search/authenticated_user_search" .. query .. "&query[query_string]=member" .. math.random(1, last), shown)
    end,
    sign_in = function()
        local body = '{"user":{"login":"member' .. math.random(1, last) .. '@example.com","password":"bench password"},"api_key":"'
            .. key .. '","current_app_id":"' .. app .. '"}'
        return wrk.format("POST", "/authenticate/users/sign_in", {["Content-Type"] = "application/json"}, body)
    end,
}
request = requests[work]
