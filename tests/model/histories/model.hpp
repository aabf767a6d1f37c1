#pragma once

#include "wish.hpp"

#include <vector>

namespace cartwright::histories {

/// shopping §2.7: "Only if the caller is admin"; for anybody else `on_behalf` means nothing.
inline Person buyer_of(const Wish& wish) { return wish.is_by_admin() ? wish.on_behalf.value_or(wish.who) : wish.who; }

inline bool may_see(const Wish& wish, Person owner) { return wish.is_by_admin() || wish.who == owner; }

template <class Things> bool has(const Things& things, std::optional<Number> number) {
    return number && *number < things.size() && things[*number].is_there;
}

/// What carts that are paid in parts must do, written from the rules of the document alone (shopping §2.7 to §2.15):
/// lists of what was made, and every figure counted anew from them. It is slow, and shares nothing with the shop.
class Model {
  public:
    explicit Model(const Beginning& beginning) : beginning_(beginning), prices_(beginning.prices) {}

    /// False: it is refused, and nothing has changed.
    bool take(const Wish& wish);

    [[nodiscard]] Seen seen() const;

    [[nodiscard]] std::int64_t pending_of(Number cart) const { return price_of(cart) - paid_of(cart); }
    [[nodiscard]] std::int64_t minimum_of(Number cart) const;

  private:
    struct Use {
        Number payment;
        Person who;
        enum class State : std::uint8_t { pending, verified, declined, used } state = State::pending;
    };
    struct Coupon {
        bool is_there = true;
        Person owner{};
        std::optional<Number> cart{};
        std::int64_t amount = 0;
        std::int64_t percentage_bps = 0;
        bool requires_verification = false;
        std::int64_t uses_at_first = 0;
        std::vector<Number> products{};
        std::vector<Use> uses{};
    };
    struct Cart {
        bool is_there = true;
        Person owner{};
    };
    enum class Shortage : std::uint8_t { refuses, rejects };

    void show_carts(Seen& seen) const;
    static SeenCoupon seen_of(const Coupon& coupon, std::int64_t left);

    bool act(const Wish& wish);
    bool pick(const Wish& wish);
    bool pick_of_coupon(const Wish& wish);
    bool open_cart(const Wish& wish);
    void put_in(Number cart, const std::vector<Number>& items);
    bool change_cart(const Wish& wish);
    bool close_cart(const Wish& wish);
    bool change_item(const Wish& wish);
    bool refresh_item(const Wish& wish);
    bool drop_item(const Wish& wish);
    bool pay(const Wish& wish);
    bool pay_by_coupon(const Wish& wish, SeenPayment& payment);
    [[nodiscard]] bool settle_amount(SeenPayment& payment) const;
    [[nodiscard]] std::int64_t open_at_page(Number cart) const;
    bool change_payment(const Wish& wish);
    [[nodiscard]] bool correct(const Wish& wish, SeenPayment& payment) const;
    [[nodiscard]] bool follow_coupon(Number number, SeenPayment& payment) const;
    bool drop_payment(const Wish& wish);
    bool make_coupon(const Wish& wish);
    [[nodiscard]] bool is_good_for_coupon(const Coupon& coupon, const Wish& wish) const;
    bool verify(const Wish& wish);
    bool drop_coupon(const Wish& wish);

    [[nodiscard]] bool may_be_approved(const SeenPayment& payment) const;
    void end_other_refunds(Number approved);
    bool accept(Number payment, Shortage shortage);

    [[nodiscard]] std::vector<Number> items_in(Number cart) const;
    [[nodiscard]] std::vector<Number> payments_into(Number cart) const;
    [[nodiscard]] std::int64_t cost_of(Number item) const { return items_[item].price * items_[item].quantity; }
    [[nodiscard]] std::int64_t price_of(Number cart) const;
    [[nodiscard]] std::int64_t paid_of(Number cart) const;
    [[nodiscard]] std::int64_t paid_by_coupons(Number cart) const;
    [[nodiscard]] std::int64_t paid_in_money(Number cart) const { return paid_of(cart) - paid_by_coupons(cart); }
    [[nodiscard]] bool is_kept_from_refund(const SeenPayment& refund) const;
    [[nodiscard]] std::int64_t accepted_of(Number cart) const;
    [[nodiscard]] std::int64_t one_of_each(Number cart) const;
    [[nodiscard]] std::int64_t free_of(Number product) const;
    [[nodiscard]] std::int64_t count_of(const Coupon& coupon) const;
    [[nodiscard]] static std::int64_t taken_of(const Coupon& coupon);
    [[nodiscard]] bool is_paid(Number cart) const;
    [[nodiscard]] std::int64_t left_of(Number cart) const;
    [[nodiscard]] bool is_carried(const Coupon& coupon) const;
    [[nodiscard]] bool is_used_by_live_coupon(Number cart) const;

    Beginning beginning_;
    std::array<std::int64_t, product_count> prices_;
    std::vector<SeenItem> items_;
    std::vector<SeenPayment> payments_;
    std::vector<Cart> carts_;
    std::vector<Coupon> coupons_;
};

} // namespace cartwright::histories
