#include "replay_pipeline.hpp"

#include "base/json/json_writer.hpp"
#include "base/money.hpp"

#include <atomic>
#include <chrono>
#include <exception>
#include <mutex>
#include <simdjson.h>
#include <stdexcept>
#include <thread>

namespace cartwright::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view unknown_customer = "10000"; // of the few sales without one

void write_items(JsonWriter& json, const std::vector<InvoiceLine>& lines) {
    json.array("items", lines, [&](const InvoiceLine& line) {
        json.object([&] {
            json.field("productId", line.stock_code);
            json.field("quantity", line.quantity);
            json.money("price", line.pence);
        });
    });
}

/// One who sends sales through, one after another, over one connection.
class Client {
  public:
    Client(const Address& address, Piped& piped) : connection_(address), piped_(&piped) {}

    void sell(std::size_t index, const Invoice& sale) {
        const std::string customer = sale.customer.empty() ? std::string(unknown_customer) : sale.customer;
        Sold& sold = piped_->sales[index];
        send_cart(sale, customer, sold);
        send_invoice(sale, customer, sold);
        JsonWriter payment;
        payment.object([&] {
            payment.field("customerId", customer);
            payment.field("invoiceId", sold.invoice);
            payment.money("totalAmount", sold.pence);
        });
        ask(PipelineStep::payment, "payment", payment.take());
        JsonWriter shipment;
        shipment.object([&] {
            shipment.field("orderId", sold.order);
            write_receiver(shipment);
        });
        ask(PipelineStep::shipment, "shipping", shipment.take());
        for (const char* event : {"InvoiceCreated", "PaymentProcessed", "OrderShipped"}) send_mail(event, sold);
    }

    void refund(const Sold& sold, const Cancelled& cancelled) {
        JsonWriter json;
        json.object([&] {
            json.field("orderId", sold.order);
            json.money("amount", cancelled.total());
            json.field("reason", "cancelled");
        });
        const auto reply = ask(PipelineStep::refund, "refund", json.take());
        refunded += pence(reply["amount"]);
    }

    std::int64_t refunded = 0;
    std::array<std::vector<float>, pipeline_step_names.size()> milliseconds{};

  private:
    static void write_receiver(JsonWriter& json) {
        json.field("name", "A Customer");
        json.field("phone", "0545870006");
        json.field("shipping_address", "17 boulevard, 123 apt 6 Brooklyn NY");
    }

    void send_cart(const Invoice& sale, const std::string& customer, Sold& sold) {
        JsonWriter json;
        json.object([&] {
            json.field("customerId", customer);
            write_items(json, sale.lines);
        });
        const auto reply = ask(PipelineStep::cart, "cart", json.take());
        sold.order = std::string(std::string_view{reply["orderId"]});
        sold.pence = pence(reply["totalAmount"]);
        tax_ = pence(reply["tax"]);
        if (sold.pence != sale.total()) throw std::runtime_error("invoice " + sale.number + " has another total");
        if (pence(reply["subTotalAmount"]) + tax_ != sold.pence)
            throw std::runtime_error("the parts of invoice " + sale.number + " do not add up");
    }

    void send_invoice(const Invoice& sale, const std::string& customer, Sold& sold) {
        JsonWriter json;
        json.object([&] {
            json.field("customerId", customer);
            json.field("orderId", sold.order);
            json.money("tax", tax_);
            json.money("subTotalAmount", sold.pence - tax_);
            json.money("totalAmount", sold.pence);
            json.field("currency", "GBP");
            write_items(json, sale.lines);
            write_receiver(json);
        });
        const auto reply = ask(PipelineStep::invoice, "invoice", json.take());
        sold.invoice = std::string(std::string_view{reply["invoiceId"]});
    }

    void send_mail(const char* event, const Sold& sold) {
        JsonWriter json;
        json.object([&] {
            json.field("event", event);
            json.field("name", "A Customer");
            json.field("email", "buyer-" + sold.order + "@example.com");
            json.field("orderId", sold.order);
        });
        ask(PipelineStep::mail, "shipping", json.take());
    }

    simdjson::dom::element ask(PipelineStep step, std::string_view what, const std::string& body) {
        const auto sent = Clock::now();
        const Answer& answer = connection_.ask("POST", "/api/order/" + std::string(what) + ".json", body);
        const std::chrono::duration<float, std::milli> time = Clock::now() - sent;
        milliseconds[static_cast<std::size_t>(step)].push_back(time.count());
        if (answer.status / 100 != 2)
            throw std::runtime_error(std::string(what) + ": " + std::to_string(answer.status) + ' ' + answer.body +
                                     " to " + body.substr(0, 500));
        return parser_.parse(answer.body);
    }

    static std::int64_t pence(simdjson::dom::element number) {
        const auto amount = minor_units(double{number});
        if (!amount) throw std::runtime_error("an amount that is no whole number of pence");
        return *amount;
    }

    Connection connection_;
    simdjson::dom::parser parser_;
    Piped* piped_;
    std::int64_t tax_ = 0; // of the present sale
};

/// Lets so many clients share the work `0 … count - 1`. Throws the first fault of any.
template <class Work>
void share(const Address& address, Piped& piped, std::size_t clients, std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr fault;
    const auto run = [&] {
        try {
            Client client(address, piped);
            for (std::size_t i = next++; i < count; i = next++) work(client, i);
            const std::lock_guard lock(mutex);
            piped.refunded += client.refunded;
            for (std::size_t step = 0; step < pipeline_step_names.size(); ++step)
                piped.milliseconds[step].insert(piped.milliseconds[step].end(), client.milliseconds[step].begin(),
                                                client.milliseconds[step].end());
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!fault) fault = std::current_exception();
            next = count;
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < clients; ++i) threads.emplace_back(run);
    for (std::thread& thread : threads) thread.join();
    if (fault) std::rethrow_exception(fault);
}

} // namespace

Piped run_pipeline(const Address& address, const std::vector<Invoice>& sales, const std::vector<Cancelled>& refunds,
                   std::size_t clients) {
    Piped piped;
    piped.sales.resize(sales.size());
    const auto begin = Clock::now();
    share(address, piped, clients, sales.size(), [&](Client& client, std::size_t i) { client.sell(i, sales[i]); });
    share(address, piped, clients, refunds.size(),
          [&](Client& client, std::size_t i) { client.refund(piped.sales[refunds[i].sale], refunds[i]); });
    piped.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    return piped;
}

} // namespace cartwright::bench
