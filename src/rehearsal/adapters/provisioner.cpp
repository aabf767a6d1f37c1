#include "rehearsal/adapters/provisioner.hpp"

#include "rehearsal/books/rehearsals.hpp"

#include <algorithm>

namespace cartwright::providers::rehearsal {

namespace {

constexpr std::int64_t slow_answers = 2;

std::string behaviour_of(const VendorRequest& request) {
    for (const VendorRequest::Seat& item : request.items) {
        const auto found = std::ranges::find(item.attributes, "rehearsal", &Attribute::name);
        if (found != item.attributes.end()) return found->value;
    }
    return {};
}

/// The value of an attribute; of a secret only its length.
std::string shown(const Attribute& attribute) {
    return attribute.sealed ? "(" + std::to_string(attribute.value.size()) + " characters)" : attribute.value;
}

std::string received(const VendorRequest& request) {
    std::string text;
    for (const VendorRequest::Seat& item : request.items) {
        text += (text.empty() ? "" : "; ") + std::string(name_of(item.action)) + " " + item.sku + " " +
                std::to_string(item.quantity);
        for (const Attribute& attribute : item.attributes) text += " " + attribute.name + "=" + shown(attribute);
    }
    return text;
}

/// What the vendor does at the `asked`th request, and what it answers.
struct Reaction {
    bool is_done = false;
    VendorAnswer::Kind answer = VendorAnswer::Kind::unknown;
    std::string reason{};
};

Reaction reaction(const std::string& behaviour, std::int64_t asked) {
    using Kind = VendorAnswer::Kind;
    if (behaviour == "fail") return {.answer = Kind::refused, .reason = "The vendor refuses: it was told to fail."};
    if (behaviour == "silent") return {.reason = "the vendor does not answer"};
    if (behaviour == "timeout" && asked == 1) return {.reason = "the vendor was not reached"};
    if (behaviour == "slow" && asked <= slow_answers) return {.reason = "the vendor is still at it"};
    if (behaviour == "lost" && asked == 1) return {.is_done = true, .reason = "the vendor's answer was lost"};
    return {.is_done = true, .answer = Kind::provisioned};
}

} // namespace

VendorAnswer Provisioner::provision(const VendorRequest& request) {
    VendorAnswer answer;
    const auto outcome = store_->write_and_wait([&](store::Transaction& tx) {
        const auto asked = store::rehearsals::count_request(
            tx, {.key = request.key, .order = request.order, .received = received(request)});
        const Reaction planned = reaction(behaviour_of(request), asked.asked);
        if (planned.is_done && asked.done == 0) store::rehearsals::carry_out(tx, request.key);
        answer = {.kind = planned.answer,
                  .reason = planned.reason,
                  .reference = request.vendor + "-" + std::to_string(request.order.value)};
        return true;
    });
    if (outcome != store::Outcome::committed) return {.reason = "the rehearsal could not write it down"};
    return answer;
}

Outcome Provisioner::notify(const Subscription& subscription) {
    const auto outcome = store_->write_and_wait([&](store::Transaction& tx) {
        store::rehearsals::save_subscription(tx, subscription);
        return true;
    });
    if (outcome != store::Outcome::committed)
        return {.kind = Outcome::Kind::unknown, .reason = "the rehearsal could not write it down"};
    return {};
}

} // namespace cartwright::providers::rehearsal
