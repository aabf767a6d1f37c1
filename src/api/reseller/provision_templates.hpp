#pragma once

#include "base/json/json_writer.hpp"
#include "operations/reseller/plans.hpp"

namespace cartwright::api::reseller {

/// "accounts/10001/provisionTemplates/80"
std::string template_resource(std::int64_t account, const Plan& plan, Action action);

/// Writes what it takes to provision a plan, as JSON Schema for the body of an order. The schema promises nothing that
/// the server refuses: what is valid by it is accepted, as far as it can be known without the state of the shop.
void write_template(JsonWriter& json, const operations::Template& one);

} // namespace cartwright::api::reseller
