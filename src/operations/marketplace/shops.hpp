#pragma once

#include "domain/marketplace/shop.hpp"
#include "operations/work.hpp"

#include <vector>

/// Shops of the marketplace, and their verification.
namespace cartwright::operations {

struct MakeShop {
    std::int64_t user = 0; // its owner
    std::string name;
    std::optional<std::int64_t> fee_bps{};
};
struct ShowShop {
    std::int64_t shop = 0;
};
struct ChangeShop {
    std::int64_t shop = 0;
    std::optional<std::string> name{};
    std::optional<std::int64_t> fee_bps{}; // only an administrator may set it
};

/// A shop with the criteria that it must meet.
struct ShopShown {
    ShopRecord record;
    Criteria criteria;
    bool is_own = true; // the caller may see the owner, the fee and an administrator's reason

    [[nodiscard]] Evidence evidence() const { return {.required = criteria, .actual = record.verification.standing}; }
};

/// The shop with that number. Refused: shop_not_found, with the number.
Result<Seller> find_shop(Work& work, std::int64_t number);

/// The same, for callers who may act for the shop; for others it does not exist.
Result<Seller> own_shop(Work& work, std::int64_t number);

/// Creates a shop. Refused: account_not_found; name_in_use, when another shop has the name or the user has a shop
/// already (`subject` is its name).
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

/// An administrator's decision for or against verification. Refused: shop_not_found.
Result<ShopShown> decide_on_verification(Work& work, const DecideOnVerification& wish);

/// The newest first. Refused: shop_not_found.
Result<std::vector<VerificationEntry>> list_verifications(Work& work, const ListVerifications& wish);

/// Re-evaluates a verified shop after its record has changed. Its seller must be locked.
void review_verification(Work& work, SellerId seller);

} // namespace cartwright::operations
