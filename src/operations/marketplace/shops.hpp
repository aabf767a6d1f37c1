#pragma once

#include "domain/marketplace/shop.hpp"
#include "operations/work.hpp"

#include <vector>

/// Shops of the marketplace and what decides whether they are verified.
namespace cartwright::operations {

struct MakeShop {
    std::int64_t user = 0; // whose it is
    std::string name;
    std::optional<std::int64_t> fee_bps{};
};
struct ShowShop {
    std::int64_t shop = 0;
};
struct ChangeShop {
    std::int64_t shop = 0;
    std::optional<std::string> name{};
    std::optional<std::int64_t> fee_bps{}; // an administrator's to set
};

/// A shop with what it must have shown.
struct ShopShown {
    ShopRecord record;
    Criteria criteria;
    bool is_own =
        true; // who asks may know what is nobody else's business: the owner, the fee, an administrator's reason

    [[nodiscard]] Evidence evidence() const { return {.required = criteria, .actual = record.verification.standing}; }
};

/// The shop of that number. Refused: shop_not_found, with the number.
Result<Seller> find_shop(Work& work, std::int64_t number);

/// The same, for who may act for it: to others it does not exist.
Result<Seller> own_shop(Work& work, std::int64_t number);

/// Refused: account_not_found, name_in_use: by another shop, or the user has one already (`subject` is its name).
Result<ShopShown> make_shop(Work& work, const MakeShop& wish);

/// Refused: shop_not_found.
Result<ShopShown> show_shop(Work& work, const ShowShop& wish);

/// Refused: shop_not_found, not_allowed, name_in_use.
Result<ShopShown> change_shop(Work& work, const ChangeShop& wish);

struct ApplyForVerification {
    std::int64_t shop = 0;
};
struct DecideOnVerification {
    std::int64_t shop = 0;
    std::optional<bool> verified{}; // nothing: the criteria decide again
    std::string reason;
};
struct ListVerifications {
    std::int64_t shop = 0;
    std::int64_t limit = 100;
};

/// Evaluates the shop's record at once. Refused: shop_not_found.
Result<ShopShown> apply_for_verification(Work& work, const ApplyForVerification& wish);

/// An administrator's word, either way. Refused: shop_not_found.
Result<ShopShown> decide_on_verification(Work& work, const DecideOnVerification& wish);

/// The newest first. Refused: shop_not_found.
Result<std::vector<VerificationEntry>> list_verifications(Work& work, const ListVerifications& wish);

/// The record of a shop, whose seller is locked, has changed: is it still verified?
void review_verification(Work& work, SellerId seller);

} // namespace cartwright::operations
