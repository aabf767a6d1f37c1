#include "import/plans.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace cartwright::import {

namespace {

constexpr std::size_t word_bytes_max = 200;
constexpr std::size_t rules_bytes_max = 4'000;

/// Splits `text` at the separators and trims the parts; a blank text has none.
std::vector<std::string> parts_of(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        parts.emplace_back(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

class PlansReader {
    enum Column : std::size_t {
        sku,
        name,
        vendor,
        provider,
        category,
        vertical,
        period,
        price,
        currency,
        fee,
        attributes,
        description,
        column_count,
    };

    static constexpr std::array<ColumnRule, column_count> columns{{
        {.name = "sku", .bytes_max = sku_bytes_max, .filled = true},
        {.name = "name", .bytes_max = name_bytes_max, .filled = true},
        {.name = "vendor", .bytes_max = word_bytes_max, .filled = true},
        {.name = "provider", .bytes_max = word_bytes_max, .filled = true},
        {.name = "category", .bytes_max = word_bytes_max},
        {.name = "vertical", .bytes_max = word_bytes_max},
        {.name = "period", .bytes_max = word_bytes_max},
        {.name = "price", .bytes_max = number_bytes_max, .filled = true},
        {.name = "currency", .bytes_max = number_bytes_max},
        {.name = "fee", .bytes_max = number_bytes_max},
        {.name = "attributes", .bytes_max = rules_bytes_max},
        {.name = "description", .bytes_max = description_bytes_max},
    }};

  public:
    explicit PlansReader(const Format& format) : format_(format) { table_.require_with(currency, price); }

    tl::expected<operations::PutPlans, Rejected> read(std::string_view csv) && {
        table_.read(csv, format_.delimiter, [&] { take(); });
        if (table_.is_rejected()) return tl::unexpected<Rejected>(std::move(table_).take_rejected());
        put_.columns = {.name = table_.has(name),
                        .vendor = table_.has(vendor),
                        .provider = table_.has(provider),
                        .category = table_.has(category),
                        .vertical = table_.has(vertical),
                        .period = table_.has(period),
                        .price = table_.has(price),
                        .fee = table_.has(fee),
                        .attributes = table_.has(attributes),
                        .description = table_.has(description)};
        return std::move(put_);
    }

  private:
    void take() {
        operations::OfferedPlan offered;
        Plan& plan = offered.plan;
        plan.sku = table_.text(sku);
        plan.name = table_.text(name);
        plan.vendor_name = table_.text(vendor);
        plan.provider = table_.text(provider);
        plan.category = table_.text(category);
        plan.vertical = table_.text(vertical);
        plan.description = table_.text(description);
        plan.period = period_in(table_.text(period));
        plan.price = {.minor = table_.hundredths(price, price_max_minor),
                      .currency = table_.currency(currency, format_.currency)};
        offered.fee_bps = table_.hundredths(fee, whole_bps);
        plan.rules = rules_in(table_.text(attributes));
        table_.check_unique(sku);
        if (table_.is_good_row()) put_.plans.push_back(std::move(offered));
    }

    Period period_in(std::string_view text) {
        const auto known = text.empty() ? std::optional(Period::month) : parse_period(text);
        if (!known) table_.add_error(period, "'" + std::string(text) + "' is neither month, quarter nor year");
        return known.value_or(Period::month);
    }

    std::vector<AttributeRule> rules_in(std::string_view text) {
        std::vector<AttributeRule> found;
        for (const std::string& part : parts_of(text, ';')) {
            const std::size_t equals = std::min(part.find('='), part.size());
            std::string_view word = trimmed(std::string_view(part).substr(0, equals));
            AttributeRule rule;
            for (; word.ends_with('*') || word.ends_with('#'); word.remove_suffix(1))
                (word.ends_with('*') ? rule.required : rule.secret) = true;
            rule.name = word;
            if (equals < part.size()) rule.allowed = parts_of(std::string_view(part).substr(equals + 1), '|');
            const bool is_bad = word.empty() || characters_in(word) > attribute_name_characters_max ||
                                (equals < part.size() && rule.allowed.empty());
            if (is_bad || std::ranges::find(found, rule.name, &AttributeRule::name) != found.end())
                table_.add_error(attributes, "'" + part + "' is not a valid attribute, or its name occurs twice");
            found.push_back(std::move(rule));
        }
        if (found.size() > attributes_max)
            table_.add_error(attributes, "the number of attributes is more than " + std::to_string(attributes_max));
        return found;
    }

    Format format_;
    Table table_{"plans", columns};
    operations::PutPlans put_{};
};

} // namespace

tl::expected<operations::PutPlans, Rejected> read_plans(std::string_view csv, const Format& format) {
    return PlansReader(format).read(csv);
}

} // namespace cartwright::import
