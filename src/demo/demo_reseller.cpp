#include "demo/demo_reseller.hpp"

#include "base/text.hpp"
#include "demo/demo.hpp"
#include "demo/demo_plans.csv.hpp"
#include "domain/terms.hpp"
#include "import/plans.hpp"
#include "operations/reseller/customers.hpp"
#include "operations/reseller/tokens.hpp"
#include "store/accounts/accounts.hpp"
#include "store/catalogue/products.hpp"

#include <sstream>

namespace cartwright::demo {

namespace {

/// The list is part of the program, so an error in it is a bug.
operations::PutPlans demo_plans() {
    auto plans = import::read_plans(embedded::demo_plans, {.currency = currency});
    if (plans) return *std::move(plans);
    std::ostringstream why;
    why << "the demo plans are malformed: " << plans.error();
    throw std::logic_error(why.str());
}

CustomerData demo_customer() {
    return {
        .organization = "Acme Corporation",
        .person = "Ada Acme",
        .email = "ada@acme.example.com",
        .language = "en-US",
        .address = {.street = "1 Main Street", .city = "Springfield", .state = "IL", .zip = "62701", .country = "US"}};
}

Result<void> fill(operations::Work& work, const operations::PutPlans& plans) {
    if (const auto put = operations::put_plans(work, plans); !put) return refuse(put.error());
    const Account account = TRY(operations::add_reseller(work, {.name = "Demo Reseller"}));
    work.actor = {.scope = Scope::reseller, .account = account.id};
    if (const auto added = operations::add_customer(work, {.account = account.number, .data = demo_customer()}); !added)
        return refuse(added.error());
    const auto issued =
        operations::issue_token(work, {.account = account.number, .token = std::string(reseller_refresh_token)});
    if (!issued) return refuse(issued.error());
    return {};
}

} // namespace

void fill_reseller(store::Store& store) {
    const operations::PutPlans plans = demo_plans();
    const std::int64_t account = parse_integer(reseller_account).value();
    const auto outcome = store.write_and_wait([&](store::Transaction& tx) {
        store::products::lock_catalogue(tx); // nodes may start at the same time
        if (store::accounts::numbered(tx, Account::Kind::reseller, account)) return false;
        const Terms terms{.catalogue = {.currency = currency}};
        operations::Work work{.tx = tx, .terms = terms, .door = "reseller"};
        return fill(work, plans).has_value();
    });
    if (outcome != store::Outcome::committed && outcome != store::Outcome::refused)
        throw std::runtime_error("the reseller demo data cannot be stored; see the log");
}

} // namespace cartwright::demo
