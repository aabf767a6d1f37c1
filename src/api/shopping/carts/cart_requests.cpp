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

template <class AnyId> AnyId id_of_path(RequestContext& context) { return parse_id<AnyId>(id_in_path(context)); }

template <class AnyId> std::optional<AnyId> id_in(const Input& input, std::string_view name) {
    const auto text = input.text(name);
    if (!text || text->empty()) return std::nullopt;
    return parse_id<AnyId>(*text);
}

template <class AnyId> std::vector<AnyId> ids_in(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
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
operations::OnBehalf on_behalf_in(const Input& input) {
    operations::OnBehalf on_behalf{.kind = input.beside("proxy_resource_class"),
                                   .id = input.beside("proxy_resource_id")};
    if (on_behalf.kind.empty()) on_behalf.kind = input.beside("proxy_user_class");
    if (on_behalf.id.empty()) on_behalf.id = input.beside("proxy_user_id");
    return on_behalf;
}

std::optional<std::string> short_text(const Input& input, std::string_view name, std::vector<Flaw>& flaws,
                                      std::size_t bytes_max = text_bytes_max) {
    auto text = input.text(name);
    if (text && text->size() > bytes_max) {
        flaws.push_back(field_flaw(name, "is too long"));
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> whole_number(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    if (!input.has(name)) return std::nullopt;
    const auto number = input.integer(name);
    if (!number) flaws.push_back(field_flaw(name, "is not a number"));
    return number;
}

/// An amount in the currency of the cart, which is known later.
std::optional<Money> money(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
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
bool flag_in(const Input& input, std::string_view name, std::vector<Flaw>& flaws) {
    const auto flag = input.flag(name);
    if (!flag && input.has(name)) flaws.push_back(field_flaw(name, "is not included in the list"));
    return flag.value_or(false);
}

std::optional<CartPayment::Status> status_in(const Input& input, std::vector<Flaw>& flaws) {
    if (!input.has("payment_status")) return std::nullopt;
    const auto number = input.integer("payment_status");
    if (number == 1) return CartPayment::Status::approved;
    if (number == 0) return CartPayment::Status::failed;
    flaws.push_back(field_flaw("payment_status", "is not included in the list"));
    return std::nullopt;
}

std::optional<CartPayment::Method> method_in(const Input& input, std::vector<Flaw>& flaws) {
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

std::int64_t number_in_path(RequestContext& context) {
    const Input input(context, {}); // reads the application
    return number_of_object_id(id_in_path(context)).value_or(0);
}

operations::OnBehalf on_behalf_asked(RequestContext& context) { return on_behalf_in(Input(context, {})); }

Result<operations::PickItem> item_wished(RequestContext& context) {
    const Input input(context, "cart_item");
    if (input.names_an_id()) return refuse(Why::member_not_found);
    std::vector<Flaw> flaws;
    operations::PickItem wish{.on_behalf = on_behalf_in(input)};
    wish.product = id_in<ProductId>(input, "product_id").value_or(ProductId{});
    wish.quantity = whole_number(input, "quantity", flaws).value_or(1);
    wish.discount_code = short_text(input, "discount_code", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::PickItems> items_wished(RequestContext& context) {
    const Input input(context, "cart_item");
    std::vector<Flaw> flaws;
    operations::PickItems wish{.on_behalf = on_behalf_in(input),
                               .products = ids_in<ProductId>(input, "product_ids", flaws)};
    if (wish.products.empty() && flaws.empty()) flaws.push_back(field_flaw("product_ids", "can't be blank"));
    return flawless(std::move(wish), std::move(flaws));
}

// shopping §2.15: "(request list is not used)"; "Missing `discount` key crashes upstream; REC 422".
Result<operations::PickItemsOfDiscount> items_of_discount_wished(RequestContext& context) {
    const Input input(context, "discount");
    std::vector<Flaw> flaws;
    if (!input.has_model() && !input.has("product_ids")) flaws.push_back(field_flaw("discount", "can't be blank"));
    return flawless(operations::PickItemsOfDiscount{.on_behalf = on_behalf_in(input),
                                                    .discount = parse_id<DiscountId>(input.beside("id"))},
                    std::move(flaws));
}

Result<operations::ChangePickedItem> item_change_wished(RequestContext& context) {
    const Input input(context, "cart_item");
    std::vector<Flaw> flaws;
    operations::ChangePickedItem wish{.item = id_of_path<CartItemId>(context)};
    wish.quantity = whole_number(input, "quantity", flaws);
    wish.discount_code = short_text(input, "discount_code", flaws);
    wish.product = id_in<ProductId>(input, "product_id");
    wish.is_refresh = flaws.empty() && !input.has_model() && !wish.quantity && !wish.discount_code && !wish.product;
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::OpenMemberCart> cart_wished(RequestContext& context) {
    const Input input(context, "cart");
    if (input.names_an_id()) return refuse(Why::member_not_found);
    std::vector<Flaw> flaws;
    operations::OpenMemberCart wish{.on_behalf = on_behalf_in(input)};
    wish.name = short_text(input, "name", flaws);
    wish.notes = short_text(input, "notes", flaws, notes_bytes_max);
    wish.discount = short_text(input, "discount_id", flaws);
    wish.add = ids_in<CartItemId>(input, "add_cart_item_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::ChangeMemberCart> cart_change_wished(RequestContext& context) {
    const Input input(context, "cart");
    std::vector<Flaw> flaws;
    operations::ChangeMemberCart wish{.cart = id_of_path<MemberCartId>(context)};
    wish.name = short_text(input, "name", flaws);
    wish.notes = short_text(input, "notes", flaws, notes_bytes_max);
    wish.discount = short_text(input, "discount_id", flaws);
    wish.add = ids_in<CartItemId>(input, "add_cart_item_ids", flaws);
    wish.remove = ids_in<CartItemId>(input, "remove_cart_item_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

Result<operations::Pay> payment_wished(RequestContext& context) {
    const Input input(context, "payment");
    if (input.names_an_id()) return refuse(Why::member_not_found);
    operations::Pay wish{.on_behalf = on_behalf_in(input), .payment = {}};
    std::vector<Flaw>& flaws = wish.flaws;
    CartPayment& payment = wish.payment;
    payment.cart = id_in<MemberCartId>(input, "cart_id").value_or(MemberCartId{});
    if (!input.has("cart_id")) flaws.push_back(field_flaw("cart_id", "can't be blank"));
    payment.discount = id_in<DiscountId>(input, "discount_id");
    if (!payment.discount && input.has("discount_id")) flaws.push_back(field_flaw("discount_id", "is invalid"));
    const auto amount = money(input, "amount", flaws);
    payment.amount = amount.value_or(Money{});
    if (!amount && flaws.empty() && !payment.discount) flaws.push_back(field_flaw("amount", "can't be blank"));
    const auto method = method_in(input, flaws);
    payment.method = method.value_or(CartPayment::Method::cash);
    if (!input.has("payment_type")) flaws.push_back(field_flaw("payment_type", "can't be blank"));
    payment.is_refund = flag_in(input, "refund", flaws);
    payment.status = status_in(input, wish.flaws_of_admin).value_or(CartPayment::Status::pending);
    payment.proof = short_text(input, "payment_ack_proof", wish.flaws_of_admin);
    payment.first_name = short_text(input, "firstname", flaws).value_or("");
    payment.email = short_text(input, "email", flaws).value_or("");
    payment.phone = short_text(input, "phone", flaws).value_or("");
    payment.product_info = short_text(input, "productinfo", flaws).value_or("");
    return wish;
}

PaymentPut payment_put(RequestContext& context) {
    const Input input(context, "payment");
    operations::ChangePayment change{.payment = id_of_path<CartPaymentId>(context)};
    change.status = status_in(input, change.flaws);
    change.amount = money(input, "amount", change.flaws);
    change.method = method_in(input, change.flaws);
    change.proof = short_text(input, "payment_ack_proof", change.flaws);
    return {.is_to_be_verified = input.flag("is_verify_payment").value_or(false), .change = std::move(change)};
}

Result<operations::CreateDiscount> discount_wished(RequestContext& context) {
    constexpr std::int64_t count_max = 1'000'000;
    const Input input(context, "discount");
    if (input.names_an_id()) return refuse(Why::member_not_found);
    operations::CreateDiscount wish{.on_behalf = on_behalf_in(input), .discount = {}};
    std::vector<Flaw>& flaws = wish.flaws;
    wish.has_cart = input.has("cart_id");
    wish.discount.cart = id_in<MemberCartId>(input, "cart_id");
    wish.discount.amount = money(input, "discount_amount", flaws).value_or(Money{});
    wish.discount.percentage_bps = money(input, "discount_percentage", flaws).value_or(Money{}).minor;
    if (!wish.has_cart) wish.discount.uses = whole_number(input, "count", flaws).value_or(0); // else the cart sets it
    if (wish.discount.uses > count_max) flaws.push_back(field_flaw("count", "is too large"));
    wish.discount.requires_verification = flag_in(input, "requires_verification", flaws);
    return wish;
}

operations::ShowDiscount discount_shown(RequestContext& context) {
    return {.discount = id_of_path<DiscountId>(context), .shown = bearer_of(context.request)};
}

Result<operations::VerifyDiscount> verification_wished(RequestContext& context) {
    const Input input(context, "discount");
    std::vector<Flaw> flaws;
    operations::VerifyDiscount wish{.discount = id_of_path<DiscountId>(context)};
    wish.verified = ids_in<CartPaymentId>(input, "add_verified_ids", flaws);
    wish.declined = ids_in<CartPaymentId>(input, "add_declined_ids", flaws);
    return flawless(std::move(wish), std::move(flaws));
}

} // namespace cartwright::api::shopping
