-- A page of 20 products, any of the first 500 pages.
math.randomseed(os.time())
function request() return wrk.format("GET", "/products?page_size=20&page=" .. math.random(1, 500)) end
