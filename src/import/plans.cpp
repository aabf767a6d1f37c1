#include "import/plans.hpp"

#include "base/text.hpp"
#include "import/csv.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace cartwright::import {

namespace {

enum Column : std::uint8_t {
    sku,
    name,
    vendor,
    provider,
    category,
    vertical,
    period,
    price,
    fee,
    attributes,
    description,
    column_count,
};

struct ColumnRule {
    std::string_view name;
    bool required; // named in the header and filled in each row
    std::size_t bytes_max;
};

constexpr std::size_t word_bytes_max = 200;
constexpr std::size_t number_bytes_max = 30;

constexpr std::array<ColumnRule, column_count> rules{{
    {"sku", true, 100},
    {"name", true, name_bytes_max},
    {"vendor", true, word_bytes_max},
    {"provider", true, word_bytes_max},
    {"category", false, word_bytes_max},
    {"vertical", false, word_bytes_max},
    {"period", false, word_bytes_max},
    {"price", true, number_bytes_max},
    {"fee", false, number_bytes_max},
    {"attributes", false, 4'000},
    {"description", false, description_bytes_max},
}};

bool is_printable(std::string_view text) { return is_utf8(text) && !has_control_characters(text); }

/// The parts of `text` between separators, without blanks around them; none of an empty text.
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
  public:
    void take(const CsvRow& row) {
        line_ = row.line;
        if (width_ == 0)
            take_header(row);
        else if (header_is_good_)
            take_plan(row);
    }

    tl::expected<operations::PutPlans, Rejected> result(const std::optional<CsvFault>& fault) && {
        if (fault)
            rejected_.add({.line = fault->line, .message = fault->message});
        else if (width_ == 0)
            rejected_.add({.line = 1, .message = "the file is empty: its first row names the columns"});
        if (!rejected_.empty()) return tl::unexpected<Rejected>(std::move(rejected_));
        return std::move(put_);
    }

  private:
    void take_header(const CsvRow& row) {
        width_ = row.fields.size();
        for (std::size_t i = 0; i < row.fields.size(); ++i) {
            const std::string text = folded(trimmed(row.fields[i]));
            const auto rule = std::ranges::find(rules, text, &ColumnRule::name);
            const auto column = static_cast<std::size_t>(rule - rules.begin());
            if (rule == rules.end())
                reject("column " + std::to_string(i + 1) + " is none of plans");
            else if (at_.at(column))
                reject("the column " + text + " is named twice");
            else
                at_.at(column) = i;
        }
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules.at(i).required && !at_.at(i)) complain(static_cast<Column>(i), "is not named in the header");
        header_is_good_ = rejected_.empty();
    }

    void take_plan(const CsvRow& row) {
        if (row.fields.size() != width_)
            return reject("has " + std::to_string(row.fields.size()) + " fields, the header " + std::to_string(width_));
        row_is_good_ = true;
        operations::OfferedPlan offered;
        Plan& plan = offered.plan;
        plan.sku = cell(row, sku);
        plan.name = cell(row, name);
        plan.vendor_name = cell(row, vendor);
        plan.provider = cell(row, provider);
        plan.category = cell(row, category);
        plan.vertical = cell(row, vertical);
        plan.description = cell(row, description);
        plan.period = period_in(cell(row, period));
        plan.price.minor = hundredths(price, cell(row, price), price_max_minor);
        offered.fee_bps = hundredths(fee, cell(row, fee), whole_bps);
        plan.rules = rules_in(cell(row, attributes));
        if (!skus_.insert(plan.sku).second) complain(sku, "'" + plan.sku + "' stands in the list already");
        if (row_is_good_) put_.plans.push_back(std::move(offered));
    }

    void reject(std::string message) { rejected_.add({.line = line_, .message = std::move(message)}); }

    void complain(Column column, std::string message) {
        row_is_good_ = false;
        rejected_.add({.line = line_, .column = std::string(rules.at(column).name), .message = std::move(message)});
    }

    /// The text of a cell; empty when it is wrong as such, which is said.
    std::string_view cell(const CsvRow& row, Column column) {
        if (!at_.at(column)) return {};
        const ColumnRule& rule = rules.at(column);
        const std::string_view text = trimmed(row.fields[*at_.at(column)]);
        if (text.empty() && rule.required) {
            complain(column, "is missing");
        } else if (text.size() > rule.bytes_max) {
            complain(column, "is longer than " + std::to_string(rule.bytes_max) + " bytes");
        } else if (!is_printable(text)) {
            complain(column, "is not printable UTF-8");
        } else {
            return text;
        }
        return {};
    }

    Period period_in(std::string_view text) {
        const auto known = text.empty() ? std::optional(Period::month) : period_named(text);
        if (!known) complain(period, "'" + std::string(text) + "' is neither month, quarter nor year");
        return known.value_or(Period::month);
    }

    std::int64_t hundredths(Column column, std::string_view text, std::int64_t max) {
        if (text.empty()) return 0;
        const auto value = minor_units(text, Places::exact);
        if (!value)
            complain(column,
                     "'" + std::string(text) + "' is not a decimal number with at most two places, such as 4.25");
        else if (*value < 0 || *value > max)
            complain(column, "is not between 0 and " + std::to_string(max / 100));
        return value.value_or(0);
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
            const bool is_bad = word.empty() || word.size() > attribute_name_bytes_max ||
                                (equals < part.size() && rule.allowed.empty());
            if (is_bad || std::ranges::find(found, rule.name, &AttributeRule::name) != found.end())
                complain(attributes, "'" + part + "' is no attribute, or the second of its name");
            found.push_back(std::move(rule));
        }
        if (found.size() > attributes_max) complain(attributes, "are more than " + std::to_string(attributes_max));
        return found;
    }

    std::array<std::optional<std::size_t>, column_count> at_{};
    std::size_t width_ = 0; // 0 before the header
    bool header_is_good_ = false;
    std::int64_t line_ = 0;
    bool row_is_good_ = true;
    std::set<std::string, std::less<>> skus_;
    operations::PutPlans put_;
    Rejected rejected_;
};

} // namespace

tl::expected<operations::PutPlans, Rejected> read_plans(std::string_view csv) {
    PlansReader plans;
    CsvReader reader([&](const CsvRow& row) { plans.take(row); });
    if (reader.feed(csv)) reader.finish();
    return std::move(plans).result(reader.fault());
}

} // namespace cartwright::import
