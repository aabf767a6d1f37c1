#include "workers/jobs/provisioning.hpp"

#include "operations/reseller/provisioning.hpp"
#include "operations/reseller/subscriptions.hpp"

namespace cartwright::jobs {

namespace {

/// Runs an operation in a transaction of its own. Returns nothing when the database fails; the job is then retried.
template <class Command, class Value>
std::optional<Result<Value>> perform(JobContext& context, const VendorContext& vendors,
                                     Result<Value> (*operation)(operations::Work&, const Command&),
                                     const Command& command) {
    std::optional<Result<Value>> result;
    const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
        operations::Work work{.tx = tx, .terms = vendors.terms, .secrets = vendors.secrets, .door = vendors.door};
        result = operation(work, command);
        return result->has_value();
    });
    if (outcome != store::Outcome::committed && outcome != store::Outcome::refused) return std::nullopt;
    return result;
}

Verdict retry(std::string reason) { return {.kind = Verdict::Kind::retry, .reason = std::move(reason)}; }

constexpr std::string_view transaction_failed = "the database transaction failed";

} // namespace

// After a crash between the two transactions the vendor is asked again under the same key.
Handler order_provisioner(VendorContext vendors) {
    return [vendors = std::move(vendors)](const Job& job, JobContext& context) -> Verdict {
        const OrderId order{job.subject};
        const auto begun =
            perform(context, vendors, operations::begin_provisioning, operations::BeginProvisioning{order});
        if (!begun) return retry(std::string(transaction_failed));
        if (!*begun) return retry("a secret cannot be decrypted with this --seal-key: " + begun->error().subject);
        if (!**begun) return {};
        const VendorAnswer answer = vendors.provisioner.provision(***begun);
        if (answer.kind == VendorAnswer::Kind::unknown) return retry(answer.reason);
        const auto ended = perform(context, vendors, operations::end_provisioning,
                                   operations::EndProvisioning{.order = order, .answer = answer});
        return ended && *ended ? Verdict{} : retry(std::string(transaction_failed));
    };
}

Handler subscription_notifier(VendorContext vendors) {
    return [vendors = std::move(vendors)](const Job& job, JobContext& context) -> Verdict {
        const SubscriptionId id{job.subject};
        const auto found =
            perform(context, vendors, operations::subscription_to_notify, operations::SubscriptionToNotify{id});
        if (!found || !*found) return retry(std::string(transaction_failed));
        if (!**found) return {};
        const Subscription& subscription = ***found;
        const providers::Outcome outcome = vendors.provisioner.notify(subscription);
        if (outcome.kind == providers::Outcome::Kind::unknown) return retry(outcome.reason);
        if (outcome.kind == providers::Outcome::Kind::no)
            return {.kind = Verdict::Kind::given_up, .reason = outcome.reason};
        const auto recorded = perform(context, vendors, operations::record_notified,
                                      operations::RecordNotified{id, subscription.version});
        return recorded && *recorded ? Verdict{} : retry(std::string(transaction_failed));
    };
}

} // namespace cartwright::jobs
