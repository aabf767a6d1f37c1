#pragma once

#include "base/json/json_writer.hpp"
#include "operations/reseller/plans.hpp"

namespace cartwright::api::reseller {

/// "accounts/10001/provisionTemplates/80"
std::string template_resource(std::int64_t account, const Plan& plan, Action action);

/// Writes what provisioning a plan requires, as JSON Schema for the body of an order. The server accepts whatever is
/// valid by the schema, as far as that can be known without the state of the shop.
void write_template(JsonWriter& json, const operations::Template& one);

} // namespace cartwright::api::reseller
