#include "workers/jobs/messages.hpp"

#include "store/outbox/messages.hpp"

namespace cartwright::jobs {

namespace {

Verdict verdict_of(const providers::Outcome& outcome) {
    switch (outcome.kind) {
    case providers::Outcome::Kind::yes: return {};
    case providers::Outcome::Kind::no: return {.kind = Verdict::Kind::given_up, .reason = outcome.reason};
    case providers::Outcome::Kind::unknown: break;
    }
    return {.kind = Verdict::Kind::retry, .reason = outcome.reason};
}

} // namespace

Handler message_sender(providers::Mailer& mailer) {
    return [&mailer](const Job& job, JobContext& context) -> Verdict {
        const MessageId id{job.subject};
        std::optional<Message> message;
        context.store.read(context.reader, [&](store::Transaction& tx) { message = store::messages::find(tx, id); });
        if (!message || message->state != Message::State::waiting) return {};
        Verdict verdict = verdict_of(mailer.send(*message));
        if (verdict.kind == Verdict::Kind::retry && is_too_old(job, context.clock.now()))
            verdict.kind = Verdict::Kind::given_up;
        if (verdict.kind == Verdict::Kind::retry) return verdict;
        const bool is_sent = verdict.kind == Verdict::Kind::done;
        const bool is_erased = message->confidential && !mailer.keeps(message->channel);
        const auto outcome = context.store.write_and_wait([&](store::Transaction& tx) {
            store::messages::set_state(tx, id, is_sent ? Message::State::sent : Message::State::failed);
            if (is_erased) store::messages::erase(tx, id);
            return true;
        });
        // The message is then sent once more, with the same Message-ID. The other choice would keep its secret for
        // good.
        if (outcome != store::Outcome::committed)
            return {.kind = Verdict::Kind::retry, .reason = "the answer could not be stored"};
        return verdict;
    };
}

} // namespace cartwright::jobs
