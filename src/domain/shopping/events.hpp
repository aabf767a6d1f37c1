#pragma once

#include "domain/shopping/member_cart.hpp"

namespace cartwright {

/// A payment into a cart has been approved, or is no longer valid.
struct CartPaymentSettled {
    CartPayment payment;
};

/// An item of a cart has been accepted, which is its sale, or is no longer accepted.
struct CartItemDecided {
    CartItem item; // in its new state
    MemberCartId cart;
};

} // namespace cartwright
