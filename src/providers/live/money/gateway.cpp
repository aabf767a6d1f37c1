#include "providers/live/money/gateway.hpp"

#include "base/json/json_reader.hpp"
#include "base/json/json_writer.hpp"
#include "http/client.hpp"
#include "providers/live/identity/person.hpp"

#include <mutex>
#include <vector>

namespace cartwright::providers::live {

namespace {

constexpr int status_of_success = 200;
constexpr int not_found = 404;

/// Final refusals, by which certainly no money was taken. Other errors are temporary or concern the shop's access.
bool is_final(int status) {
    constexpr int malformed = 400, declined = 402, contradicts = 422;
    return status == malformed || status == declined || status == contradicts;
}

std::int64_t number_in(const http::JsonObject& object, std::string_view name) {
    const auto found = object.find(name);
    return found ? found->integer().value_or(0) : 0;
}

Card card_in(const http::JsonObject& object) {
    const auto member = object.find("card");
    const auto card = member ? member->object() : std::nullopt;
    if (!card) return {};
    return {.first_name = text_in(*card, "first_name"),
            .last_name = text_in(*card, "last_name"),
            .first_digits = text_in(*card, "first_digits"),
            .last_digits = text_in(*card, "last_digits"),
            .brand = text_in(*card, "brand"),
            .expiry_month = number_in(*card, "expiry_month"),
            .expiry_year = number_in(*card, "expiry_year")};
}

} // namespace

/// The gateway's reply; status 0 when there was none.
struct HttpGateway::Answer {
    int status = 0;
    std::string status_word{}; // "approved", "declined"
    std::string message{};
    std::int64_t transaction = 0;
    Card card{};
};

/// A connection and its JSON reader, used by one thread at a time.
class HttpGateway::Connection {
  public:
    Answer ask(const http::ClientRequest& request) {
        const auto reply = client_.send(request);
        if (!reply) return {};
        Answer answer{.status = reply->status};
        const auto document = reader_.parse(reply->body);
        const auto object = document ? document->object() : std::nullopt;
        if (!object) return answer;
        answer.status_word = text_in(*object, "status");
        answer.message = text_in(*object, "message");
        answer.transaction = number_in(*object, "transaction");
        answer.card = card_in(*object);
        return answer;
    }

  private:
    http::Client client_;
    http::JsonReader reader_;
};

struct HttpGateway::State {
    std::mutex mutex;
    std::vector<std::unique_ptr<Connection>> idle;
};

HttpGateway::HttpGateway(GatewaySettings settings) : settings_(std::move(settings)), state_(std::make_unique<State>()) {
    while (settings_.url.ends_with('/')) settings_.url.pop_back();
}

HttpGateway::~HttpGateway() = default;

HttpGateway::Answer HttpGateway::ask(const std::string& method, const std::string& path, std::string body) {
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock(state_->mutex);
        if (!state_->idle.empty()) {
            connection = std::move(state_->idle.back());
            state_->idle.pop_back();
        }
    }
    if (!connection) connection = std::make_unique<Connection>();
    http::ClientRequest request{
        .method = method, .url = settings_.url + path, .body = std::move(body), .timeout = settings_.timeout};
    request.headers.emplace_back("Content-Type", "application/json");
    if (!settings_.token.empty()) request.headers.emplace_back("Authorization", "Bearer " + settings_.token);
    Answer answer = connection->ask(request);
    const std::lock_guard lock(state_->mutex);
    state_->idle.push_back(std::move(connection));
    return answer;
}

namespace {

template <class Answer> Charged charged_by(const Answer& answer) {
    if (answer.status == status_of_success && answer.status_word == "approved")
        return {.kind = Charged::Kind::approved, .transaction = answer.transaction, .card = answer.card};
    if (is_final(answer.status)) return {.kind = Charged::Kind::declined, .reason = answer.message};
    return {};
}

} // namespace

Charged HttpGateway::charge(const ChargeWish& wish) {
    JsonWriter json;
    json.object([&] {
        json.field("key", wish.key);
        json.field("customer", wish.customer);
        json.field("amount_minor", wish.amount.minor);
        json.field("currency", wish.amount.currency.text());
        json.field("reference", "Invoice " + wish.reference);
        constexpr std::size_t to_month = 7;
        if (wish.valid_at) json.field("valid_month", timestamp(*wish.valid_at).substr(0, to_month));
    });
    return charged_by(ask("POST", "/charges", json.take()));
}

std::optional<Charged> HttpGateway::look_up(const std::string& key) {
    const Answer answer = ask("GET", "/charges/" + key, {});
    if (answer.status == not_found) return std::nullopt;
    return charged_by(answer);
}

Refunded HttpGateway::refund(const RefundWish& wish) {
    JsonWriter json;
    json.object([&] {
        json.field("key", wish.key);
        json.field("charge", wish.charge_key);
        json.field("amount_minor", wish.amount.minor);
    });
    const Answer answer = ask("POST", "/refunds", json.take());
    if (answer.status == status_of_success && answer.status_word == "approved")
        return {.kind = Refunded::Kind::approved};
    if (is_final(answer.status)) return {.kind = Refunded::Kind::declined, .reason = answer.message};
    return {};
}

} // namespace cartwright::providers::live
