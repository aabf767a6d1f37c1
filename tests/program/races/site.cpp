#include "program/races/site.hpp"

#include "demo/demo.hpp"
#include "support/database.hpp"
#include "support/reseller_client.hpp"
#include "support/shopping_client.hpp"
#include "support/temporary_folder.hpp"
#include "torture/program.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace cartwright::races {

namespace {

using namespace std::chrono_literals;

// With a single kettle, every sale would wait for the same row of the stock, and operations would rarely overlap.
constexpr int kettles = 8;

const std::vector<std::string> flags{"--outside-max", "1000", "--provisioning-delay-seconds", "0"};
const std::vector<std::string> flags_without_vendors{"--outside-max", "1000", "--provisioning-delay-seconds", "3600"};

bool is_of_shopping(Who who) { return who == Who::member || who == Who::other || who == Who::admin; }

std::string headers_of_member(std::string_view token, std::string_view es) {
    return "X-User-Token: " + std::string(token) + "\r\nX-User-Es: " + std::string(es) +
           "\r\nX-User-Aid: " + std::string(demo::app_id) + "\r\n";
}

} // namespace

Site::Site(tests::Engine engine) : server_(flags, tests::Servers::both, {}, engine) {
    stock_up();
    sign_in();
}

void Site::stock_up() {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "kettles.csv").string();
    {
        std::ofstream out(file);
        out << "sku,name,brand,category,price,rating,stock,description\n";
        for (int i = 0; i < kettles; ++i) out << "kettle-" << i << ",Kettle,Hob,Kitchen,0.50,4.5,1000000,\n";
    }
    const torture::Ended ended = torture::run({"import", "products", file, "--database", server_.database()});
    if (ended.exit_code != 0) throw std::runtime_error("the import failed: " + ended.output);
    for (const tests::Row& row : tests::rows(server_.database(), "SELECT id FROM products WHERE sku LIKE 'kettle-%'"))
        kettles_.push_back(row.at(0));
}

void Site::sign_in() {
    const tests::ShoppingClient shopping(server_.store_port());
    const tests::SignedInMember other = shopping.new_member("other@example.com", "correct horse");
    const tests::ResellerClient reseller(server_.store_port(), tests::demo_refresh_token);
    headers_ = {{Who::shopper, ""},
                {Who::payments, ""},
                {Who::browser, ""},
                {Who::seller, "access_token: " + std::string(demo::marketplace_key) + "\r\n"},
                {Who::member, headers_of_member(demo::user_token, demo::user_es)},
                {Who::admin, headers_of_member(demo::admin_user_token, demo::admin_es)},
                {Who::other, headers_of_member(other.token, other.es)},
                {Who::reseller, "Authorization: Bearer " + reseller.access_token() + "\r\n"}};
    common_ = {{"api_key", std::string(demo::api_key)},
               {"app_id", std::string(demo::app_id)},
               {"user_id", std::string(demo::user_id)}};
    Caller caller(*this);
    caller.prepare({{Who::admin,
                     "POST /shopping/products",
                     "{'product':{'price':100,'name':'Car','stock':1000000}}",
                     {{"car", "$oid"}}},
                    {Who::admin,
                     "POST /shopping/products",
                     "{'product':{'price':200,'name':'Van','stock':1000000}}",
                     {{"van", "$oid"}}}},
                   common_);
}

void Site::hold_vendors_back() {
    if (!server_.stop()) throw std::runtime_error("the server did not stop");
    server_.start(flags_without_vendors);
}

std::string Site::wait_until_settled() const {
    const auto open_jobs = [&] {
        std::string open;
        for (const tests::Row& row : tests::rows(
                 server_.database(), "SELECT kind, subject_id, attempts, reason FROM jobs WHERE kind IN "
                                     "('charge', 'refund', 'shipment', 'payout') OR (kind = 'provisioning' AND due_at "
                                     "< made_at + 60000) ORDER BY id LIMIT 5"))
            open += row.at(0) + ' ' + row.at(1) + " after " + row.at(2) + " attempts: " + row.at(3) + '\n';
        const auto untold = tests::number(server_.payments_database(), "SELECT count(*) FROM callbacks");
        if (untold > 0) open += std::to_string(untold) + " callbacks of the payments server\n";
        return open;
    };
    const auto end = std::chrono::steady_clock::now() + 60s;
    std::string open = open_jobs();
    while (!open.empty() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(20ms);
        open = open_jobs();
    }
    return open;
}

Names Site::names(std::int64_t run, std::int64_t gateway_delay_ms) const {
    Names names = common_;
    const std::string number = std::to_string(run);
    names["unique"] = "racer" + number;
    names["after"] = "after-" + std::to_string(gateway_delay_ms) + "-" + number;
    names["kettle"] = kettles_.at(static_cast<std::size_t>(run) % kettles_.size());
    return names;
}

std::optional<tests::LoadReply> Caller::send(const Request& request, const Names& names) {
    std::string line = filled_in(request.line, names);
    std::string body = filled_in(request.body, names);
    if (request.who != Who::browser) std::ranges::replace(body, '\'', '"');
    const std::size_t space = line.find(' ');
    if (is_of_shopping(request.who)) {
        body.pop_back();
        body += std::string(body.size() > 1 ? "," : "") + R"("api_key":")" + names.at("api_key") +
                R"(","current_app_id":")" + names.at("app_id") + "\"}";
    }
    tests::LoadClient& client = request.who == Who::payments ? payments_ : store_;
    return client.call(
        {.method = std::string_view(line).substr(0, space),
         .target = std::string_view(line).substr(space + 1),
         .body = body,
         .headers = site_.headers_of(request.who),
         .content_type = request.who == Who::browser ? "application/x-www-form-urlencoded" : "application/json"});
}

void Caller::prepare(const std::vector<Request>& requests, Names& names) {
    for (const Request& request : requests) {
        const auto reply = send(request, names);
        if (!reply || reply->status / 100 != 2)
            throw std::runtime_error(filled_in(request.line, names) + " " + filled_in(request.body, names) + ": " +
                                     (reply ? std::to_string(reply->status) + ' ' + reply->body : "no answer"));
        capture(request, reply->body, names);
    }
}

} // namespace cartwright::races
