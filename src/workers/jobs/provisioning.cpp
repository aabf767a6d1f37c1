#include "workers/jobs/provisioning.hpp"

#include "operations/reseller/provisioning.hpp"
#include "operations/reseller/subscriptions.hpp"

namespace cartwright::jobs {

namespace {

/// Runs an operation in a transaction of its own. Returns nothing when the database fails; the job is then retried.
template <class Command, class Value>
std::optional<Result<Value>> perform(JobContext& context, const VendorContext& desk,
                                     Result<Value> (*operation)(operations::Work&, const Command&),
                                     const Command& command) {
    std::optional<Result<Value>> result;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = desk.terms, .door = desk.door};
        result = operation(work, command);
        return result->has_value();
    });
    if (outcome != store::Outcome::committed && outcome != store::Outcome::refused) return std::nullopt;
    return result;
}

Verdict again(std::string reason) { return {.kind = Verdict::Kind::again, .reason = std::move(reason)}; }

constexpr std::string_view database_says_no = "the database transaction failed";

} // namespace

// After a crash between the two transactions the vendor is asked again under the same key.
Handler provisioner_of_orders(VendorContext desk) {
    return [desk = std::move(desk)](const Job& job, JobContext& context) -> Verdict {
        const OrderId order{job.subject};
        const auto begun = perform(context, desk, operations::begin_provisioning, operations::BeginProvisioning{order});
        if (!begun) return again(std::string(database_says_no));
        if (!*begun) return again("a secret cannot be decrypted with this --seal-key: " + begun->error().subject);
        if (!**begun) return {};
        const VendorAnswer answer = desk.provisioner.provision(***begun);
        if (answer.kind == VendorAnswer::Kind::unknown) return again(answer.reason);
        const auto ended = perform(context, desk, operations::end_provisioning,
                                   operations::EndProvisioning{.order = order, .answer = answer});
        return ended && *ended ? Verdict{} : again(std::string(database_says_no));
    };
}

Handler teller_of_subscriptions(VendorContext desk) {
    return [desk = std::move(desk)](const Job& job, JobContext& context) -> Verdict {
        const SubscriptionId id{job.subject};
        const auto found = perform(context, desk, operations::subscription_to_tell, operations::ToTell{id});
        if (!found || !*found) return again(std::string(database_says_no));
        if (!**found) return {};
        const Subscription& subscription = ***found;
        const providers::Outcome told = desk.provisioner.tell(subscription);
        if (told.kind == providers::Outcome::Kind::unknown) return again(told.reason);
        if (told.kind == providers::Outcome::Kind::no) return {.kind = Verdict::Kind::given_up, .reason = told.reason};
        const auto noted =
            perform(context, desk, operations::note_told, operations::NoteTold{id, subscription.version});
        return noted && *noted ? Verdict{} : again(std::string(database_says_no));
    };
}

} // namespace cartwright::jobs
