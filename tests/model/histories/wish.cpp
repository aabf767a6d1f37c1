#include "wish.hpp"

#include <sstream>

namespace cartwright::histories {

namespace {

constexpr std::array<std::string_view, act_count> acts{
    "pick",        "pick_list",       "pick_of_coupon", "open_cart",    "put_in",          "take_out",
    "close_cart",  "change_quantity", "change_product", "refresh_item", "drop_item",       "pay",
    "decide",      "correct_amount",  "correct_method", "note_proof",   "refresh_payment", "drop_payment",
    "make_coupon", "verify",          "drop_coupon",    "price_anew"};
constexpr std::array<std::string_view, 3> names{"ann", "bob", "admin"};
constexpr std::array<std::string_view, 3> answers{"none", "yes", "no"};
constexpr std::array<std::string_view, 4> ways{"cash", "card", "cheque", "gateway"};

template <class Names, class Value> std::string_view name_in(const Names& all, Value value) {
    return all[static_cast<std::size_t>(value)];
}

class Words {
  public:
    template <class Value> Words& add(std::string_view name, const Value& value) {
        out_ << ' ' << name << '=' << value;
        return *this;
    }
    template <class Value> Words& add(std::string_view name, const std::optional<Value>& value) {
        return value ? add(name, *value) : *this;
    }
    Words& add(std::string_view name, const std::vector<Number>& values) {
        if (values.empty()) return *this;
        out_ << ' ' << name << '=';
        for (const Number value : values) out_ << value << ',';
        return *this;
    }
    Words& line(std::string_view kind, Number number) {
        out_ << "\n  " << kind << ' ' << number;
        return *this;
    }
    [[nodiscard]] std::string text() const { return out_.str(); }

  private:
    std::ostringstream out_;
};

void add(Words& words, const SeenItem& item) {
    words.add("owner", name_in(names, item.owner)).add("cart", item.cart).add("product", item.product);
    words.add("price", item.price).add("quantity", item.quantity).add("accepted", name_in(answers, item.answer));
    words.add("by", item.accepted_by);
}

void add(Words& words, const SeenPayment& payment) {
    words.add("owner", name_in(names, payment.owner)).add("cart", payment.cart).add("way", name_in(ways, payment.way));
    words.add("status", name_in(answers, payment.answer)).add("amount", payment.amount).add("change", payment.change);
    words.add("refund", payment.is_refund).add("proof", payment.has_proof).add("coupon", payment.coupon);
}

void add(Words& words, const SeenCart& cart) {
    words.add("owner", name_in(names, cart.owner)).add("items", cart.items).add("payments", cart.payments);
    words.add("price", cart.price).add("paid", cart.paid).add("pending", cart.pending);
    words.add("credit", cart.credit).add("minimum", cart.minimum);
}

void add(Words& words, const SeenCoupon& coupon) {
    words.add("owner", name_in(names, coupon.owner)).add("cart", coupon.cart).add("amount", coupon.amount);
    words.add("percentage_bps", coupon.percentage_bps).add("verification", coupon.requires_verification);
    words.add("count", coupon.count).add("products", coupon.products).add("pending", coupon.pending);
    words.add("verified", coupon.verified).add("declined", coupon.declined).add("used", coupon.used);
    for (const Person user : coupon.users) words.add("user", name_in(names, user));
}

template <class Things> void add_all(Words& words, std::string_view kind, const Things& things) {
    for (Number number = 0; number < things.size(); ++number) {
        words.line(kind, number);
        if (things[number].is_there)
            add(words, things[number]);
        else
            words.add("is", "gone");
    }
}

} // namespace

std::string_view name_of(Act act) { return name_in(acts, act); }

std::string text_of(const Wish& wish) {
    Words words;
    words.add("cart", wish.cart).add("coupon", wish.coupon);
    if (wish.on_behalf) words.add("on_behalf", name_in(names, *wish.on_behalf));
    if (wish.item != nobody_made_it) words.add("item", wish.item);
    if (wish.payment != nobody_made_it) words.add("payment", wish.payment);
    words.add("items", wish.items).add("verified", wish.verified).add("declined", wish.declined);
    words.add("products", wish.products).add("quantity", wish.quantity).add("amount", wish.amount);
    words.add("percentage_bps", wish.percentage_bps).add("way", name_in(ways, wish.way));
    words.add("answer", name_in(answers, wish.answer)).add("refund", wish.is_refund).add("proof", wish.has_proof);
    words.add("verification", wish.requires_verification);
    return std::string(name_in(names, wish.who)) + ": " + std::string(name_of(wish.act)) + words.text();
}

std::string text_of(const Seen& seen) {
    Words words;
    add_all(words, "cart", seen.carts);
    add_all(words, "item", seen.items);
    add_all(words, "payment", seen.payments);
    add_all(words, "coupon", seen.coupons);
    words.line("free", 0).add("of 0", seen.free[0]).add("of 1", seen.free[1]).add("of 2", seen.free[2]);
    for (const auto& [account, amount] : seen.accounts) words.line(account, 0).add("holds", amount);
    return words.add("unbalanced", seen.unbalanced).text();
}

} // namespace cartwright::histories
