#pragma once

#include "domain/ids.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace cartwright {

/// An account of the ledger. Only the functions below make one, and only `format_account` knows its stored text. No
/// text is read back into an account.
class LedgerAccount {
  public:
    /// The house's revenue from its own products.
    static LedgerAccount sales();

    /// The house's fees in the sales of other sellers.
    static LedgerAccount commission();

    /// The tax that the house owes.
    static LedgerAccount tax();

    /// What coupons have paid instead of money.
    static LedgerAccount discount();

    /// Money that was sent to sellers.
    static LedgerAccount payout();

    /// What a buyer owes for an order, or for a member's cart.
    static LedgerAccount buyer(OrderId order);
    static LedgerAccount buyer(MemberCartId cart);

    /// What is owed to a seller other than the house.
    static LedgerAccount seller(SellerId seller);

    /// Money taken at a provider or by another method of payment: "payments-server", "card".
    static LedgerAccount cash(std::string_view method);

    friend bool operator==(const LedgerAccount&, const LedgerAccount&) = default;
    friend std::string format_account(const LedgerAccount& account);

  private:
    enum class Kind : std::uint8_t {
        sales,
        commission,
        tax,
        discount,
        payout,
        buyer_of_order,
        buyer_of_cart,
        seller,
        cash
    };

    explicit LedgerAccount(Kind kind, std::int64_t number = 0, std::string_view method = {})
        : kind_(kind), number_(number), method_(method) {}

    Kind kind_;
    std::int64_t number_; // of the order, the cart or the seller
    std::string method_;  // of cash
};

/// Returns the text under which the account is stored: "sales", "buyer:‹order›", "buyer:cart:‹cart›", "seller:‹id›",
/// "cash:‹method›". Stored entries and the queries contain it: it must not change.
std::string format_account(const LedgerAccount& account);

} // namespace cartwright
