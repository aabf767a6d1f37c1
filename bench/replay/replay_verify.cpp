// What the server shows of products and orders, before the replay and after it.

#include "base/money.hpp"
#include "replay_sales.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <simdjson.h>
#include <stdexcept>

namespace cartwright::bench {

namespace {

constexpr std::size_t differences_shown_max = 20;

struct Shown {
    std::int64_t id = 0;
    std::string name;
    std::int64_t price = 0; // pence
    std::int64_t stock = 0;
};

/// Asks for JSON. What it returns lives until the next question.
class Reader {
  public:
    explicit Reader(const Address& address) : connection_(address) {}

    simdjson::dom::element get(const std::string& path) {
        const Answer& answer = connection_.ask("GET", path);
        if (answer.status != 200)
            throw std::runtime_error("GET " + path + ": " + std::to_string(answer.status) + ' ' + answer.body);
        return parser_.parse(answer.body);
    }

  private:
    Connection connection_;
    simdjson::dom::parser parser_;
};

std::int64_t pence(simdjson::dom::element number) {
    const auto amount = minor_units(double{number});
    if (!amount) throw std::runtime_error("an amount that is no whole number of pence");
    return *amount;
}

Shown product(simdjson::dom::element json) {
    return {.id = std::int64_t{json["id"]},
            .name = std::string(std::string_view{json["name"]}),
            .price = pence(json["price"]),
            .stock = std::int64_t{json["stock"]}};
}

std::vector<Shown> all_products(Reader& reader) {
    std::vector<Shown> all;
    for (int page = 1;; ++page) {
        const auto json = reader.get("/products?page_size=100&page=" + std::to_string(page));
        for (const auto one : simdjson::dom::array{json["products"]}) all.push_back(product(one));
        if (simdjson::dom::array{json["products"]}.size() == 0) break;
    }
    std::ranges::sort(all, {}, &Shown::id);
    return all;
}

bool is_same(const Shown& shown, const operations::Goods& goods) {
    return shown.name == goods.name && shown.price == goods.price.minor;
}

class Comparison {
  public:
    Comparison(const Address& address, const Script& script) : reader_(address), script_(&script) {}

    void order(const PaidOrder& paid) {
        const import::RetailSale& sale = script_->retail.sales[paid.sale];
        const auto json = reader_.get("/orders/" + paid.id);
        if (std::string_view{json["status"]} != "paid") differs("order " + paid.id + " is not paid");
        if (pence(json["total"]) != expected_pence(script_->retail, sale))
            differs("order " + paid.id + " has another total than invoice " + sale.invoice);
        std::map<std::int64_t, std::int64_t> wanted; // pieces by product id
        for (const import::RetailLine& line : sale.lines) wanted[script_->offered[line.goods].id] += line.quantity;
        std::map<std::int64_t, std::int64_t> shown;
        for (const auto item : simdjson::dom::array{json["items"]})
            shown[std::int64_t{item["product_id"]}] += std::int64_t{item["quantity"]};
        if (shown != wanted) differs("order " + paid.id + " has other items than invoice " + sale.invoice);
    }

    void stock(std::size_t goods, std::int64_t sold) {
        const Offered& before = script_->offered[goods];
        const std::int64_t now = product(reader_.get("/products/" + std::to_string(before.id))).stock;
        if (now != before.stock - sold)
            differs("product " + std::to_string(before.id) + " has a stock of " + std::to_string(now) + ", not " +
                    std::to_string(before.stock - sold));
    }

    void differs(std::string what) {
        if (++differences.count <= differences_shown_max) differences.first.push_back(std::move(what));
    }

    Differences differences;

  private:
    Reader reader_;
    const Script* script_;
};

} // namespace

std::vector<Offered> find_products(const Address& address, const std::vector<operations::Goods>& goods) {
    Reader reader(address);
    const std::vector<Shown> shown = all_products(reader);
    const auto first = std::ranges::search(shown, goods, is_same).begin();
    if (goods.empty() || first == shown.end())
        throw std::runtime_error(
            "the server does not have the data set's products: import it first, into an empty database");
    std::vector<Offered> offered;
    for (auto one = first; offered.size() < goods.size(); ++one)
        offered.push_back({.id = one->id, .stock = one->stock});
    return offered;
}

Differences compare(const Address& address, const Script& script, const Replayed& replayed) {
    Comparison comparison(address, script);
    std::set<std::string> orders;
    std::set<std::size_t> sales;
    std::vector<std::int64_t> sold(script.offered.size());
    for (const PaidOrder& paid : replayed.orders) {
        if (!orders.insert(paid.id).second) comparison.differs("order " + paid.id + " stands for two sales");
        sales.insert(paid.sale);
        comparison.order(paid);
        for (const import::RetailLine& line : script.retail.sales[paid.sale].lines) sold[line.goods] += line.quantity;
    }
    if (sales.size() != script.count || orders.size() != script.count)
        comparison.differs(std::to_string(script.count) + " sales became " + std::to_string(orders.size()) + " orders");
    for (std::size_t i = 0; i < sold.size(); ++i) comparison.stock(i, sold[i]);
    return comparison.differences;
}

} // namespace cartwright::bench
