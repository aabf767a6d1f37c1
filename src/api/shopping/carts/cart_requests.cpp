#include "api/shopping/carts/cart_requests.hpp"

#include "api/shopping/input.hpp"
#include "base/object_id.hpp"
#include "base/text.hpp"
#include "domain/refusal.hpp"

namespace cartwright::api::shopping {

namespace {

constexpr std::size_t text_bytes_max = 500;
constexpr std::size_t notes_bytes_max = 5'000;

/// Number 0, which no resource has, for text that is no id of this shop.
template <class AnyId> AnyId parse_id(std::string_view text) { return {number_of_object_id(text).value_or(0)}; }

template <class AnyId> AnyId read_path_id(RequestContext& context) { return parse_id<AnyId>(id_in_path(context)); }

template <class AnyId> std::optional<AnyId> read_id(const Input& input, std::string_view name) {
    const auto text = input.text(name);
    if (!text || text->empty()) return std::nullopt;
    return parse_id<AnyId>(*text);
}

template <class AnyId>
std::vector<AnyId> read_ids(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    const std::vector<std::string> texts = input.texts(name);
    if (texts.size() > cart_items_max) {
        flaws.push_back(field_flaw(name, "are too many"));
        return {};
    }
    std::vector<AnyId> ids;
    ids.reserve(texts.size());
    for (const std::string& text : texts) ids.push_back(parse_id<AnyId>(text));
    return ids;
}

/// shopping §2.7, with the names that the document has elsewhere (49).
operations::OnBehalf read_on_behalf(const Input& input) {
    operations::OnBehalf on_behalf{.kind = input.top_level_text("proxy_resource_class"),
                                   .id = input.top_level_text("proxy_resource_id")};
    if (on_behalf.kind.empty()) on_behalf.kind = input.top_level_text("proxy_user_class");
    if (on_behalf.id.empty()) on_behalf.id = input.top_level_text("proxy_user_id");
    return on_behalf;
}

std::optional<std::string> read_short_text(const Input& input, std::string_view name, std::vector<Flaw>& flaws,
                                           std::size_t bytes_max = text_bytes_max) {
    auto text = input.text(name);
    if (text && text->size() > bytes_max) {
        flaws.push_back(field_flaw(name, "is too long"));
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> read_whole_number(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    if (!input.has(name)) return std::nullopt;
    const auto number = input.integer(name);
    if (!number) flaws.push_back(field_flaw(name, "is not a number"));
    return number;
}

/// An amount in the currency of the cart, which is known later.
std::optional<Money> read_money(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    const Amount amount = input.amount(name);
    if (amount.form == Amount::Form::absent) return std::nullopt;
    if (const std::string_view trouble = amount.trouble(); !trouble.empty()) {
        flaws.push_back(field_flaw(name, trouble));
        return std::nullopt;
    }
    if (amount.minor > price_max_minor * item_quantity_max || amount.minor < -price_max_minor * item_quantity_max) {
        flaws.push_back(field_flaw(name, "is too large"));
        return std::nullopt;
    }
    return Money{.minor = amount.minor};
}

/// False when the flag is absent.
bool read_flag(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    const auto flag = input.flag(name);
    if (!flag && input.has(name)) flaws.push_back(field_flaw(name, "is not included in the list"));
    return flag.value_or(false);
}

std::optional<CartPayment::Status> read_payment_status(const Input& input, std::vector<Flaw>& flaws) {
    if (!input.has("payment_status")) return std::nullopt;
    const auto number = input.integer("payment_status");
    if (number == 1) return CartPayment::Status::approved;
    if (number == 0) return CartPayment::Status::failed;
    flaws.push_back(field_flaw("payment_status", "is not included in the list"));
    return std::nullopt;
}

std::optional<CartPayment::Method> read_payment_method(const Input& input, std::vector<Flaw>& flaws) {
    if (!input.has("payment_type")) return std::nullopt;
    const auto method = parse_payment_method(input.text("payment_type").value_or(""));
    if (!method) flaws.push_back(field_flaw("payment_type", "is not included in the list"));
    return method;
}

template <class Wish> Result<Wish> flawless(Wish wish, std::vector<Flaw> flaws) {
    if (flaws.empty()) return wish;
    return invalid(std::move(flaws));
}

} // namespace

std::int64_t read_path_number(RequestContext& context) {
    const Input input(context, {}); // reads the application
    return number_of_object_id(id_in_path(context)).value_or(0);
}

operations::OnBehalf read_on_behalf(RequestContext& context) { return read_on_behalf(Input(context, {})); }

Result<operations::PickItem> read_pick_item(RequestContext& context) {
    const Input input(context, "cart_item");
    if (input.has_id()) return refuse(Why::member_not_found);
    std::vector<Flaw> flaws;
    operations::PickItem wish{.on_behalf = read_on_behalf(input)};
    wish.product = read_id<ProductId>(input, "product_id").value_or(ProductId{});
    wish.quantity = read_whole_number(input, "quantity", flaws).value_or(1);
    wish.discount_code = read_short_text(input, "discount_code", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::PickItems> read_pick_items(RequestContext& context) {
    const Input input(context, "cart_item");
    std::vector<Flaw> flaws;
    operations::PickItems wish{.on_behalf = read_on_behalf(input),
                               .products = read_ids<ProductId>(input, "product_ids", flaws)};
    if (wish.products.empty() && flaws.empty()) flaws.push_back(field_flaw("product_ids", "can't be blank"));
    return flawless(std::move(wish), std::move(flaws));
}

// shopping §2.15: "(request list is not used)"; "Missing `discount` key crashes upstream; REC 422".
Result<operations::PickItemsOfDiscount> read_pick_items_of_discount(RequestContext& context) {
    const Input input(context, "discount");
    std::vector<Flaw> flaws;
    if (!input.has_model() && !input.has("product_ids")) flaws.push_back(field_flaw("discount", "can't be blank"));
    return flawless(operations::PickItemsOfDiscount{.on_behalf = read_on_behalf(input),
                                                    .discount = parse_id<DiscountId>(input.top_level_text("id"))},
                    std::move(flaws));
}

Result<operations::ChangePickedItem> read_change_picked_item(RequestContext& context) {
    const Input input(context, "cart_item");
    std::vector<Flaw> flaws;
    operations::ChangePickedItem wish{.item = read_path_id<CartItemId>(context)};
    wish.quantity = read_whole_number(input, "quantity", flaws);
    wish.discount_code = read_short_text(input, "discount_code", flaws);
    wish.product = read_id<ProductId>(input, "product_id");
    wish.is_refresh = flaws.empty() && !input.has_model() && !wish.quantity && !wish.discount_code && !wish.product;
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::OpenMemberCart> read_open_member_cart(RequestContext& context) {
    const Input input(context, "cart");
    if (input.has_id()) return refuse(Why::member_not_found);
    std::vector<Flaw> flaws;
    operations::OpenMemberCart wish{.on_behalf = read_on_behalf(input)};
    wish.name = read_short_text(input, "name", flaws);
    wish.notes = read_short_text(input, "notes", flaws, notes_bytes_max);
    wish.discount = read_short_text(input, "discount_id", flaws);
    wish.add = read_ids<CartItemId>(input, "add_cart_item_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::ChangeMemberCart> read_change_member_cart(RequestContext& context) {
    const Input input(context, "cart");
    std::vector<Flaw> flaws;
    operations::ChangeMemberCart wish{.cart = read_path_id<MemberCartId>(context)};
    wish.name = read_short_text(input, "name", flaws);
    wish.notes = read_short_text(input, "notes", flaws, notes_bytes_max);
    wish.discount = read_short_text(input, "discount_id", flaws);
    wish.add = read_ids<CartItemId>(input, "add_cart_item_ids", flaws);
    wish.remove = read_ids<CartItemId>(input, "remove_cart_item_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::Pay> read_pay(RequestContext& context) {
    const Input input(context, "payment");
    if (input.has_id()) return refuse(Why::member_not_found);
    operations::Pay wish{.on_behalf = read_on_behalf(input), .payment = {}};
    std::vector<Flaw>& flaws = wish.flaws;
    CartPayment& payment = wish.payment;
    payment.cart = read_id<MemberCartId>(input, "cart_id").value_or(MemberCartId{});
    if (!input.has("cart_id")) flaws.push_back(field_flaw("cart_id", "can't be blank"));
    payment.discount = read_id<DiscountId>(input, "discount_id");
    if (!payment.discount && input.has("discount_id")) flaws.push_back(field_flaw("discount_id", "is invalid"));
    const auto amount = read_money(input, "amount", flaws);
    payment.amount = amount.value_or(Money{});
    if (!amount && flaws.empty() && !payment.discount) flaws.push_back(field_flaw("amount", "can't be blank"));
    const auto method = read_payment_method(input, flaws);
    payment.method = method.value_or(CartPayment::Method::cash);
    if (!input.has("payment_type")) flaws.push_back(field_flaw("payment_type", "can't be blank"));
    payment.is_refund = read_flag(input, "refund", flaws);
    payment.status = read_payment_status(input, wish.flaws_of_admin).value_or(CartPayment::Status::pending);
    payment.proof = read_short_text(input, "payment_ack_proof", wish.flaws_of_admin);
    payment.first_name = read_short_text(input, "firstname", flaws).value_or("");
    payment.email = read_short_text(input, "email", flaws).value_or("");
    payment.phone = read_short_text(input, "phone", flaws).value_or("");
    payment.product_info = read_short_text(input, "productinfo", flaws).value_or("");
    return wish;
}

PaymentPut read_change_payment(RequestContext& context) {
    const Input input(context, "payment");
    operations::ChangePayment change{.payment = read_path_id<CartPaymentId>(context)};
    change.status = read_payment_status(input, change.flaws);
    change.amount = read_money(input, "amount", change.flaws);
    change.method = read_payment_method(input, change.flaws);
    change.proof = read_short_text(input, "payment_ack_proof", change.flaws);
    return {.is_to_be_verified = input.flag("is_verify_payment").value_or(false), .change = std::move(change)};
}

Result<operations::CreateDiscount> read_create_discount(RequestContext& context) {
    constexpr std::int64_t count_max = 1'000'000;
    const Input input(context, "discount");
    if (input.has_id()) return refuse(Why::member_not_found);
    operations::CreateDiscount wish{.on_behalf = read_on_behalf(input), .discount = {}};
    std::vector<Flaw>& flaws = wish.flaws;
    wish.has_cart = input.has("cart_id");
    wish.discount.cart = read_id<MemberCartId>(input, "cart_id");
    wish.discount.amount = read_money(input, "discount_amount", flaws).value_or(Money{});
    wish.discount.percentage_bps = read_money(input, "discount_percentage", flaws).value_or(Money{}).minor;
    if (!wish.has_cart)
        wish.discount.uses = read_whole_number(input, "count", flaws).value_or(0); // else the cart sets it
    if (wish.discount.uses > count_max) flaws.push_back(field_flaw("count", "is too large"));
    wish.discount.requires_verification = read_flag(input, "requires_verification", flaws);
    return wish;
}

operations::ShowDiscount read_show_discount(RequestContext& context) {
    return {.discount = read_path_id<DiscountId>(context), .shown = bearer_of(context.request)};
}

Result<operations::VerifyDiscount> read_verify_discount(RequestContext& context) {
    const Input input(context, "discount");
    std::vector<Flaw> flaws;
    operations::VerifyDiscount wish{.discount = read_path_id<DiscountId>(context)};
    wish.verified = read_ids<CartPaymentId>(input, "add_verified_ids", flaws);
    wish.declined = read_ids<CartPaymentId>(input, "add_declined_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

} // namespace cartwright::api::shopping
