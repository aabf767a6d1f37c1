#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Histories of carts that members pay in parts: what people ask for, and what can be seen of it. Things are numbered
/// in the order in which they were made, people and products likewise.
namespace cartwright::histories {

using Number = std::size_t;
inline constexpr Number nobody_made_it = 1'000'000; // of a thing that does not exist

enum class Person : std::uint8_t { ann, bob, admin };
inline constexpr std::array<Person, 3> people{Person::ann, Person::bob, Person::admin};
inline constexpr std::size_t product_count = 3;

enum class Act : std::uint8_t {
    pick,
    pick_list,
    pick_of_coupon,
    open_cart,
    put_in,
    take_out,
    close_cart,
    change_quantity,
    change_product,
    refresh_item,
    drop_item,
    pay,
    decide,
    correct_amount,
    correct_method,
    note_proof,
    refresh_payment,
    drop_payment,
    make_coupon,
    verify,
    drop_coupon,
    price_anew,
};
inline constexpr std::size_t act_count = 22;
std::string_view name_of(Act act);

enum class Answer : std::uint8_t { none, yes, no }; // of an item or a payment
enum class Way : std::uint8_t { cash, card, cheque, gateway };

/// What somebody asks for. Which of the fields mean something depends on the act.
struct Wish {
    Act act = Act::pick;
    Person who = Person::ann;
    std::optional<Person> on_behalf{};
    std::optional<Number> cart{};
    std::optional<Number> coupon{};
    Number item = nobody_made_it;
    Number payment = nobody_made_it;
    std::vector<Number> items{};
    std::vector<Number> verified{}; // payments
    std::vector<Number> declined{};
    std::vector<Number> products{};
    std::int64_t quantity = 1;
    std::int64_t amount = 0; // in the smallest unit
    std::int64_t percentage_bps = 0;
    Way way = Way::cash;
    Answer answer = Answer::none;
    bool is_refund = false;
    bool has_proof = false;
    bool requires_verification = false;

    [[nodiscard]] bool is_by_admin() const { return who == Person::admin; }
};
std::string text_of(const Wish& wish);

/// The shop as it is when a history begins.
struct Beginning {
    std::array<std::int64_t, product_count> prices{};
    std::array<std::int64_t, product_count> stocks{};
    bool proofs_required = false;
};

struct SeenItem {
    bool is_there = false;
    Person owner{};
    std::optional<Number> cart{};
    Number product = 0;
    std::int64_t price = 0;
    std::int64_t quantity = 0;
    Answer answer = Answer::none;
    std::optional<Number> accepted_by{};

    friend bool operator==(const SeenItem&, const SeenItem&) = default;
};

struct SeenPayment {
    bool is_there = false;
    Person owner{};
    Number cart = 0;
    Way way = Way::cash;
    Answer answer = Answer::none;
    std::int64_t amount = 0;
    std::int64_t change = 0;
    bool is_refund = false;
    bool has_proof = false;
    std::optional<Number> coupon{};

    friend bool operator==(const SeenPayment&, const SeenPayment&) = default;
};

/// The seven figures of a cart.
struct SeenCart {
    bool is_there = false;
    Person owner{};
    std::vector<Number> items{};
    std::vector<Number> payments{};
    std::int64_t price = 0;
    std::int64_t paid = 0;
    std::int64_t pending = 0;
    std::int64_t credit = 0;
    std::optional<std::int64_t> minimum{};

    friend bool operator==(const SeenCart&, const SeenCart&) = default;
};

struct SeenCoupon {
    bool is_there = false;
    Person owner{};
    std::optional<Number> cart{};
    std::int64_t amount = 0;
    std::int64_t percentage_bps = 0;
    bool requires_verification = false;
    std::int64_t count = 0; // that are left
    std::vector<Number> products{};
    std::vector<Number> pending{}; // payments
    std::vector<Number> verified{};
    std::vector<Number> declined{};
    std::vector<Number> used{};
    std::vector<Person> users{};

    friend bool operator==(const SeenCoupon&, const SeenCoupon&) = default;
};

/// All that can be seen of a shop. Accounts of the ledger that hold nothing are left out.
struct Seen {
    std::vector<SeenItem> items{};
    std::vector<SeenPayment> payments{};
    std::vector<SeenCart> carts{};
    std::vector<SeenCoupon> coupons{};
    std::array<std::int64_t, product_count> free{};
    std::map<std::string, std::int64_t> accounts{};
    std::int64_t unbalanced = 0; // postings

    friend bool operator==(const Seen&, const Seen&) = default;
};
std::string text_of(const Seen& seen);

} // namespace cartwright::histories
