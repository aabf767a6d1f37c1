#include "operations/marketplace/shoe_carts.hpp"

#include "domain/orders/events.hpp"
#include "domain/orders/terms.hpp"
#include "domain/refusal.hpp"
#include "operations/marketplace/shoes.hpp"
#include "operations/marketplace/users.hpp"
#include "operations/orders/sales.hpp"
#include "store/accounts/accounts.hpp"
#include "store/catalogue/listings.hpp"
#include "store/engine/counters.hpp"
#include "store/marketplace/shoes.hpp"
#include "store/orders/carts.hpp"

#include <algorithm>

namespace cartwright::operations {

namespace carts = store::carts;
namespace listings = store::listings;
namespace shoes = store::shoes;

namespace {

constexpr std::string_view by_card = "card"; // the form was filled in
constexpr std::string_view on_account = "marketplace";

tl::unexpected<Refusal> refuse_with_number(Why why, std::int64_t number) {
    return refuse(Refusal{.why = why, .subject = std::to_string(number)});
}

/// The open cart with that number, locked.
Result<CartId> lock_open_cart(Work& work, std::int64_t number) {
    const auto found = carts::lock_numbered(work.tx, work.door, number);
    if (!found) return refuse_with_number(Why::cart_not_found, number);
    if (found->state != Cart::State::open) return refuse_with_number(Why::cart_not_active, number);
    return found->cart;
}

/// Takes a listing out of the cart, also one that has been retired since it was put in.
Result<PutShoe> take_out(Work& work, const PutShoe& wish, CartId cart) {
    const auto shoe = shoes::numbered(work.tx, wish.listing);
    if (!shoe) return refuse_with_number(Why::listing_not_found, wish.listing);
    const ProductId product = shoe->listing.product;
    if (!carts::remove_line(work.tx, cart, product)) return refuse(Why::item_not_in_cart);
    carts::touch(work.tx, cart);
    work.tx.record(CartUpdated{.cart = cart, .product = product, .quantity = 0});
    return wish;
}

/// Checks that everything in the cart is in stock. The refusal names the first shortage by its marketplace number.
Result<void> check_stock(const carts::Stocked& stocked, const std::vector<ShoeListing>& shoes_in_cart) {
    for (std::size_t i = 0; i < shoes_in_cart.size(); ++i) {
        const std::int64_t wanted = stocked.cart.lines[i].quantity;
        const std::int64_t free = stocked.stocks[i].free();
        if (wanted > free)
            return refuse(Refusal{.why = Why::not_enough_stock,
                                  .subject = std::to_string(shoes_in_cart[i].number),
                                  .requested = wanted,
                                  .available = free});
    }
    return {};
}

std::vector<Line> priced_lines(const Cart& cart, const std::vector<ShoeListing>& shoes_in_cart) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < shoes_in_cart.size(); ++i)
        for (Line& line : cartwright::apply_flash_sale(cart.lines[i], shoes_in_cart[i].flash_sale))
            lines.push_back(std::move(line));
    return lines;
}

void use_flash_sales(Work& work, const Cart& cart, const std::vector<ShoeListing>& shoes_in_cart, OrderId order) {
    for (std::size_t i = 0; i < shoes_in_cart.size(); ++i) {
        const std::int64_t units = units_in(shoes_in_cart[i].flash_sale, cart.lines[i]);
        if (units > 0) shoes::use_flash_sale(work.tx, shoes_in_cart[i].flash_sale->id, order, units);
    }
}

std::vector<Sold> sold_pieces(const Cart& cart) {
    std::vector<Sold> sales;
    sales.reserve(cart.lines.size());
    for (const Line& line : cart.lines) sales.push_back({.listing = line.listing, .quantity = line.quantity});
    return sales;
}

ShoesSold sale_result(std::int64_t cart, const std::vector<SellerOrder>& parts,
                      const std::vector<ShoeListing>& shoes_in_cart, Money total) {
    ShoesSold result{.cart = cart, .total = total, .fee = {.minor = 0, .currency = total.currency}};
    for (const SellerOrder& part : parts) {
        const auto shoe =
            std::ranges::find(shoes_in_cart, part.seller, [](const auto& each) { return each.listing.seller; });
        result.parts.push_back({.shop = shoe->shop, .order = part});
        result.fee.minor += part.fee.minor; // cannot exceed the total
    }
    std::ranges::sort(result.parts, {}, [](const auto& part) { return part.order.number; });
    return result;
}

} // namespace

// marketplace A0-18: "creating again returns the same active cart id".
Result<std::int64_t> open_shoe_cart(Work& work, const OpenShoeCart& wish) {
    const Account user = TRY(show_user(work, {.user = wish.user}));
    store::accounts::lock(work.tx, user.id);
    if (const auto number = carts::open_of(work.tx, user.id, work.door)) return *number;
    const std::int64_t number = store::counters::next(work.tx, "marketplace carts");
    carts::add(work.tx, work.tx.next_id<struct Cart>(), work.door, {.account = user.id, .number = number});
    return number;
}

// marketplace A0-3: "Add on add_to_cart and on POST …/items/…; PUT …/items/{id} sets".
Result<PutShoe> put_shoe(Work& work, const PutShoe& wish) {
    const CartId cart = TRY(lock_open_cart(work, wish.cart));
    if (wish.quantity == 0) return take_out(work, wish, cart);
    const ShoeListing shoe = TRY(find_shoe(work, wish.listing));
    const ProductId product = shoe.listing.product;
    const auto place = TRY(carts::place_for(work.tx, cart, product, work.door, work.terms.orders));
    const std::string name = std::to_string(wish.listing);
    if (const auto same = check_currency(name, place.price.currency, place.currency); !same)
        return refuse(same.error());
    const std::int64_t present = wish.mode == PutShoe::Mode::add ? place.quantity.value_or(0) : 0;
    const auto quantity = TRY(quantity_after_adding(name, place.stock, present, wish.quantity));
    if (!place.quantity && place.lines >= work.terms.orders.cart_lines_max)
        return refuse(Refusal{.why = Why::cart_is_full, .available = work.terms.orders.cart_lines_max});

    carts::put_line(work.tx, cart, place.listing, quantity);
    carts::touch(work.tx, cart);
    work.tx.record(CartUpdated{.cart = cart, .product = product, .quantity = quantity});
    return wish;
}

Result<ShoeCart> show_shoe_cart(Work& work, const ShowShoeCart& wish) {
    const auto found = carts::standing(work.tx, work.door, wish.cart);
    if (!found) return refuse_with_number(Why::cart_not_found, wish.cart);
    const Cart cart = TRY(carts::find(work.tx, found->cart, work.door, work.terms.orders)).cart;
    const std::vector<ShoeListing> shoes_in_cart = shoes::of_cart(work.tx, cart.id);
    ShoeCart shown{.number = wish.cart, .state = cart.state};
    if (const auto user = store::accounts::find(work.tx, cart.account.value_or(AccountId{}))) shown.user = user->number;
    for (std::size_t i = 0; i < shoes_in_cart.size(); ++i)
        for (Line& line : cartwright::apply_flash_sale(cart.lines[i], shoes_in_cart[i].flash_sale))
            shown.items.push_back({.listing = shoes_in_cart[i].number, .line = std::move(line)});
    shown.total = shown_total_of(priced_lines(cart, shoes_in_cart));
    return shown;
}

Result<ShoesSold> check_out_shoes(Work& work, const CheckOutShoes& wish) {
    const CartId id = TRY(lock_open_cart(work, wish.cart));
    if (wish.form)
        if (const auto accepted = accept(*wish.form, work.tx.now()); !accepted) return refuse(accepted.error());
    listings::lock_of_cart(work.tx, id);
    carts::Stocked stocked = TRY(carts::find(work.tx, id, work.door, work.terms.orders));
    const Cart cart = stocked.cart;
    const std::vector<ShoeListing> shoes_in_cart = shoes::of_cart(work.tx, id);
    if (const auto all = all_available(cart.lines); !all) return refuse(all.error());
    if (const auto in_stock = check_stock(stocked, shoes_in_cart); !in_stock) return refuse(in_stock.error());
    stocked.cart.lines = priced_lines(cart, shoes_in_cart);
    stocked.stocks.assign(stocked.cart.lines.size(), Stock{.endless = true}); // checked above
    Placement placement = TRY(place(stocked.cart, stocked.stocks, work.terms.orders, work.tx.now()));
    placement.account = cart.account;

    const OrderId number = place_order(work, id, placement);
    use_flash_sales(work, cart, shoes_in_cart, number);
    const Order order{.id = number,
                      .cart = id,
                      .door = std::string(work.door),
                      .lines = placement.lines,
                      .total = placement.total,
                      .placed_at = work.tx.now(),
                      .account = cart.account};
    carts::set_state(work.tx, id, Cart::State::ordered);
    const auto parts =
        complete_sale(work, order, sold_pieces(cart), {.method = std::string(wish.form ? by_card : on_account)});
    return sale_result(wish.cart, parts, shoes_in_cart, order.total);
}

} // namespace cartwright::operations
