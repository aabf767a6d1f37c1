#pragma once

#include "domain/shopping/member_cart.hpp"
#include "domain/terms.hpp"
#include "operations/upkeep/check.hpp"
#include "operations/work.hpp"
#include "store/engine/transaction.hpp"
#include "wish.hpp"

#include <map>
#include <memory>
#include <random>

namespace cartwright::histories {

/// Ids that are the same every time.
class SeededEntropy final : public Entropy {
  public:
    std::uint64_t next() override { return random_(); }

  private:
    std::mt19937_64 random_{1};
};

/// The shop itself: its operations over a database that was empty, without doors. One history at a time, which is
/// forgotten after that.
class Shop {
  public:
    explicit Shop(const std::string& url);

    void begin(const Beginning& beginning);
    void end();

    /// False: it is refused, and nothing has changed.
    bool take(const Wish& wish);

    [[nodiscard]] Seen seen();
    [[nodiscard]] std::vector<operations::Violation> violations();

  private:
    bool act(operations::Work& work, const Wish& wish);
    bool act_on_items(operations::Work& work, const Wish& wish);
    bool act_on_carts(operations::Work& work, const Wish& wish);
    bool act_on_payments(operations::Work& work, const Wish& wish);
    bool act_on_coupons(operations::Work& work, const Wish& wish);
    bool pay(operations::Work& work, const Wish& wish);
    bool make_coupon(operations::Work& work, const Wish& wish);

    void see_cart(operations::Work& work, Number number, Seen& seen);
    void see_item(const CartItem& item, Seen& seen) const;
    void see_payment(const CartPayment& payment, Seen& seen) const;
    void see_coupon(store::Transaction& tx, Number number, Seen& seen) const;
    void see_books(store::Transaction& tx, Seen& seen) const;
    store::Transaction transaction();
    operations::Work work(store::Transaction& tx, Person who) const;

    SeededEntropy entropy_;
    store::IdGenerator numbers_{entropy_};
    std::unique_ptr<store::Database> database_;
    Terms terms_;
    Secrets secrets_;
    Instant now_;
    std::vector<CartItemId> items_;
    std::vector<MemberCartId> carts_;
    std::vector<CartPaymentId> payments_;
    std::vector<DiscountId> coupons_;
};

} // namespace cartwright::histories
