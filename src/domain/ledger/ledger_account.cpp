#include "domain/ledger/ledger_account.hpp"

namespace cartwright {

LedgerAccount LedgerAccount::sales() { return LedgerAccount(Kind::sales); }
LedgerAccount LedgerAccount::commission() { return LedgerAccount(Kind::commission); }
LedgerAccount LedgerAccount::tax() { return LedgerAccount(Kind::tax); }
LedgerAccount LedgerAccount::discount() { return LedgerAccount(Kind::discount); }
LedgerAccount LedgerAccount::payout() { return LedgerAccount(Kind::payout); }
LedgerAccount LedgerAccount::buyer(OrderId order) { return LedgerAccount(Kind::buyer_of_order, order.value); }
LedgerAccount LedgerAccount::buyer(MemberCartId cart) { return LedgerAccount(Kind::buyer_of_cart, cart.value); }
LedgerAccount LedgerAccount::seller(SellerId seller) { return LedgerAccount(Kind::seller, seller.value); }
LedgerAccount LedgerAccount::cash(std::string_view method) { return LedgerAccount(Kind::cash, 0, method); }

std::string format_account(const LedgerAccount& account) {
    using Kind = LedgerAccount::Kind;
    switch (account.kind_) {
    case Kind::sales: return "sales";
    case Kind::commission: return "commission";
    case Kind::tax: return "tax";
    case Kind::discount: return "discount";
    case Kind::payout: return "payout";
    case Kind::buyer_of_order: return "buyer:" + std::to_string(account.number_);
    case Kind::buyer_of_cart: return "buyer:cart:" + std::to_string(account.number_);
    case Kind::seller: return "seller:" + std::to_string(account.number_);
    case Kind::cash: return "cash:" + account.method_;
    }
    return {};
}

} // namespace cartwright
