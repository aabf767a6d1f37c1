-- GET /products/{id}, any of the first 10,000.
math.randomseed(os.time())
function request() return wrk.format("GET", "/products/" .. math.random(1, 10000)) end
