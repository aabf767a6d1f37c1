#include "workers/events/nats.hpp"

#include "telemetry/log.hpp"
#include "workers/events/envelope.hpp"

#include <nats/nats.h>

#include <atomic>
#include <mutex>

namespace cartwright::events {

namespace {

constexpr std::int64_t answer_ms = 5'000;
constexpr const char* stream_name = "CARTWRIGHT";

template <class T, void (*Destroy)(T*)> struct End {
    void operator()(T* what) const { Destroy(what); }
};
using Options = std::unique_ptr<natsOptions, End<natsOptions, natsOptions_Destroy>>;
using Connection = std::unique_ptr<natsConnection, End<natsConnection, natsConnection_Destroy>>;
using JetStream = std::unique_ptr<jsCtx, End<jsCtx, jsCtx_Destroy>>;

/// Called on a thread of the library for each message that was published.
void count_acknowledgement(jsCtx*, natsMsg* message, jsPubAck* ack, jsPubAckErr*, void* count) {
    if (ack != nullptr) ++*static_cast<std::atomic<std::size_t>*>(count);
    natsMsg_Destroy(message);
}

class Nats final : public Broker {
  public:
    Nats(std::string url, telemetry::Log& log) : url_(std::move(url)), log_(log) {}

    bool publish(std::span<const store::events::Recorded> facts) override {
        const std::lock_guard lock(mutex_);
        natsStatus status = stream_ ? NATS_OK : connect();
        if (status == NATS_OK) status = send(facts);
        if (status == NATS_OK) return true;
        log_.write(telemetry::Level::warning, "nats_failed",
                   {{"reason", std::string_view(natsStatus_GetText(status))}});
        stream_.reset(); // unacknowledged messages are dropped here and published again
        connection_.reset();
        return false;
    }

  private:
    natsStatus connect() {
        natsOptions* made = nullptr;
        if (const natsStatus status = natsOptions_Create(&made); status != NATS_OK) return status;
        const Options options(made);
        natsOptions_SetURL(options.get(), url_.c_str());
        natsOptions_SetTimeout(options.get(), answer_ms);
        natsOptions_SetAllowReconnect(options.get(), false);
        natsOptions_SetName(options.get(), "cartwright");
        natsConnection* connected = nullptr;
        if (const natsStatus status = natsConnection_Connect(&connected, options.get()); status != NATS_OK)
            return status;
        connection_.reset(connected);
        return open_stream();
    }

    natsStatus open_stream() {
        jsOptions options;
        jsOptions_Init(&options);
        options.Wait = answer_ms;
        options.PublishAsync.AckHandler = count_acknowledgement;
        options.PublishAsync.AckHandlerClosure = &acknowledged_;
        jsCtx* opened = nullptr;
        if (const natsStatus status = natsConnection_JetStream(&opened, connection_.get(), &options); status != NATS_OK)
            return status;
        stream_.reset(opened);
        jsStreamConfig stream;
        jsStreamConfig_Init(&stream);
        const char* subjects[] = {"cartwright.>"};
        stream.Name = stream_name;
        stream.Subjects = subjects;
        stream.SubjectsLen = 1;
        jsErrCode error{};
        const natsStatus status = js_AddStream(nullptr, stream_.get(), &stream, nullptr, &error);
        // An existing stream with other settings stays as it is.
        return status == NATS_OK || error == JSStreamNameExistErr ? NATS_OK : status;
    }

    natsStatus send(std::span<const store::events::Recorded> facts) {
        acknowledged_ = 0;
        for (const auto& fact : facts) {
            if (const natsStatus status = send(fact); status != NATS_OK) return status;
        }
        jsPubOptions options;
        jsPubOptions_Init(&options);
        options.MaxWait = answer_ms;
        const natsStatus status = js_PublishAsyncComplete(stream_.get(), &options);
        if (status != NATS_OK) return status;
        return acknowledged_ == facts.size() ? NATS_OK : NATS_ERR;
    }

    natsStatus send(const store::events::Recorded& fact) {
        const std::string body = cloud_event(fact);
        const std::string id = message_id(fact);
        natsMsg* message = nullptr;
        natsStatus status =
            natsMsg_Create(&message, fact.type.c_str(), nullptr, body.data(), static_cast<int>(body.size()));
        if (status == NATS_OK) status = natsMsgHeader_Set(message, "content-type", content_type);
        jsPubOptions options;
        jsPubOptions_Init(&options);
        options.MsgId = id.c_str();
        if (status == NATS_OK) status = js_PublishMsgAsync(stream_.get(), &message, &options);
        natsMsg_Destroy(message); // does nothing when the library has taken the message
        return status;
    }

    std::string url_;
    telemetry::Log& log_;
    std::mutex mutex_; // one thread publishes at a time
    std::atomic<std::size_t> acknowledged_ = 0;
    Connection connection_;
    JetStream stream_;
};

} // namespace

std::unique_ptr<Broker> open_nats(const std::string& url, telemetry::Log& log) {
    return std::make_unique<Nats>(url, log);
}

} // namespace cartwright::events
