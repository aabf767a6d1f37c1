#include "store/engine/move.hpp"

#include <algorithm>
#include <deque>

namespace cartwright::store {

namespace {

/// The statements for one table. They live as long as the move: connections cache prepared statements by address.
class Mover {
  public:
    explicit Mover(const Table& table) : table_(table) {
        std::string columns;
        std::string places;
        std::string sums = "count(*)";
        for (const std::string_view column : table.columns) {
            const std::string name(column);
            places += (places.empty() ? "$" : ", $") + std::to_string(++count_);
            columns += (columns.empty() ? "" : ", ") + name;
            // Small enough to be added up, whatever the values are.
            const std::string share = is_text(column) ? "length(" + name + ")" : name + " % 1000003";
            sums += ", CAST(coalesce(sum(" + share + "), 0) AS BIGINT)";
        }
        const std::string named(table.name);
        select_ = "SELECT " + columns + " FROM " + named;
        insert_ = "INSERT INTO " + named + " (" + columns + ") VALUES (" + places + ")";
        sum_ = "SELECT " + sums + " FROM " + named;
        names_ = {"move.select_" + named, "move.insert_" + named, "move.sum_" + named};
        select_query_ = {names_[0], select_};
        insert_query_ = {names_[1], insert_};
        sum_query_ = {names_[2], sum_};
    }
    Mover(const Mover&) = delete;
    Mover& operator=(const Mover&) = delete;

    /// Returns the number of rows copied.
    std::int64_t copy(Database& from, Database& to) {
        std::int64_t copied = 0;
        Rows& rows = from.select(select_query_, {});
        std::vector<Value> values(table_.columns.size());
        while (rows.next()) {
            for (int i = 0; i < count_; ++i) values[static_cast<std::size_t>(i)] = value_at(rows, i);
            to.send(insert_query_, values, {});
            ++copied;
        }
        return copied;
    }

    /// Returns the number of rows, and a sum of each column.
    std::vector<std::int64_t> sums(Database& database) {
        Rows& rows = database.select(sum_query_, {});
        std::vector<std::int64_t> found;
        rows.next();
        for (int i = 0; i <= count_; ++i) found.push_back(rows.integer(i));
        rows.finish();
        return found;
    }

  private:
    [[nodiscard]] bool is_text(std::string_view column) const {
        return std::ranges::find(table_.texts, column) != table_.texts.end();
    }
    [[nodiscard]] Value value_at(const Rows& rows, int column) const {
        if (rows.is_null(column)) return {};
        if (is_text(table_.columns[static_cast<std::size_t>(column)])) return rows.text(column);
        return rows.integer(column);
    }

    const Table& table_;
    int count_ = 0;
    std::string select_, insert_, sum_;
    std::vector<std::string> names_;
    Query select_query_{}, insert_query_{}, sum_query_{};
};

Fault refused(std::string_view table, const std::string& why) {
    return {Fault::Kind::broken, "the table " + std::string(table) + " " + why};
}

/// A table comes after those to which its rows refer.
std::vector<Table> tables_of_catalogue() {
    return {
        {"categories", {"id", "name", "slug", "hidden"}, {"name", "slug"}},
        {"products",
         {"id", "category_id", "sku", "name", "brand", "description", "rating_hundredths", "made_at", "changed_at",
          "owner_id"},
         {"sku", "name", "brand", "description"}},
        {"counters", {"name", "last"}, {"name"}},
        {"shop_settings", {"name", "value"}, {"name", "value"}},
        {"accounts", {"id", "kind", "number", "parent_id", "name", "email", "made_at"}, {"kind", "name", "email"}},
        {"sellers", {"id", "kind", "number", "name", "fee_bps", "account_id", "verified", "made_at"}, {"kind", "name"}},
        {"access_keys",
         {"id", "hash", "door", "label", "scope", "account_id", "seller_id", "family", "expires_at", "revoked_at",
          "made_at"},
         {"hash", "door", "label", "scope"}},
        {"listings",
         {"id", "product_id", "seller_id", "price_minor", "currency", "on_hand", "held", "version", "endless",
          "retired_at"},
         {"currency"}},
        {"stock_entries", {"id", "listing_id", "kind", "quantity", "order_id", "made_at", "item_id"}, {"kind"}},
    };
}

std::vector<Table> tables_of_orders() {
    return {
        {"carts", {"id", "door", "opened_at", "touched_at", "number", "account_id", "state"}, {"door", "state"}},
        {"cart_lines", {"cart_id", "listing_id", "item", "position", "quantity", "attributes"}, {"attributes"}},
        {"orders",
         {"id", "door", "cart_id", "stage", "reason", "total_minor", "currency", "placed_at", "settled_at", "number",
          "account_id", "tax_mode", "tax_minor", "reference", "sellers_owe_tax"},
         {"door", "stage", "reason", "currency", "tax_mode", "reference"}},
        {"order_lines",
         {"order_id", "position", "listing_id", "product_id", "seller_id", "code", "name", "price_minor", "quantity",
          "attributes", "tax_bps", "tax_minor"},
         {"code", "name", "attributes"}},
        {"order_log", {"order_id", "position", "event", "made_at"}, {"event"}},
        {"seller_orders",
         {"id", "order_id", "seller_id", "number", "total_minor", "fee_minor", "currency", "step", "detail", "due_at",
          "changed_at", "tax_minor"},
         {"currency", "step", "detail"}},
        {"holds", {"order_id", "listing_id", "quantity", "deadline"}, {}},
    };
}

std::vector<Table> tables_of_resellers() {
    return {
        {"customers",
         {"id", "reseller_id", "person", "title", "phone", "email", "language", "street", "suite", "city", "region",
          "zip", "country", "status", "user_id", "password_hash", "made_at", "changed_at"},
         {"person", "title", "phone", "email", "language", "street", "suite", "city", "region", "zip", "country",
          "status", "password_hash"}},
        {"refresh_tokens",
         {"id", "hash", "account_id", "family", "expires_at", "used_at", "revoked_at", "made_at"},
         {"hash"}},
        {"plans",
         {"listing_id", "provider", "category", "vertical", "period"},
         {"provider", "category", "vertical", "period"}},
        {"plan_attributes", {"listing_id", "position", "name", "required", "secret", "allowed"}, {"name", "allowed"}},
        {"disabled_plans", {"account_id", "listing_id"}, {}},
        {"customer_carts",
         {"cart_id", "purpose", "title", "user_name", "account_id", "place"},
         {"purpose", "title", "user_name"}},
        {"item_attributes", {"item", "name", "position", "kind", "value", "sealed"}, {"name", "kind", "value"}},
        {"vendor_orders",
         {"order_id", "place", "reseller_id", "customer_id", "vendor_id", "vendor_reference"},
         {"vendor_reference"}},
        {"order_items",
         {"order_id", "position", "item", "listing_id", "action", "subscription_id", "quantity", "reference",
          "customer_reference"},
         {"action", "reference", "customer_reference"}},
        {"subscriptions",
         {"id", "reseller_id", "customer_id", "listing_id", "order_id", "item", "state", "quantity", "vendor_reference",
          "starts_at", "ends_at", "changing_order_id", "version", "told_version", "made_at", "changed_at"},
         {"state", "vendor_reference"}},
        {"rehearsed_orders",
         {"request_key", "order_id", "asked", "done", "received", "made_at"},
         {"request_key", "received"}},
        {"rehearsed_subscriptions", {"subscription_id", "version", "state", "quantity", "made_at"}, {"state"}},
    };
}

std::vector<Table> tables_of_shops() {
    return {
        {"shops",
         {"seller_id", "application", "decided", "reason", "sales", "ratings", "stars", "payout_at"},
         {"application", "reason"}},
        {"verifications",
         {"id", "seller_id", "cause", "verified", "reason", "sales", "ratings", "stars", "made_at"},
         {"cause", "reason"}},
        {"shoe_models", {"id", "brand", "color", "style"}, {"brand", "color", "style"}},
        {"shoes",
         {"listing_id", "number", "seller_id", "model_id", "sku", "size", "gender", "condition", "promotion_tier",
          "price_minor", "offered", "half_size"},
         {"sku", "gender", "condition"}},
        {"flash_sales", {"id", "listing_id", "percentage", "units", "units_left", "made_at", "ended_at"}, {}},
        {"flash_sale_uses", {"flash_sale_id", "order_id", "quantity"}, {}},
        {"ratings", {"id", "seller_id", "listing_id", "account_id", "seller_order_id", "stars", "made_at"}, {}},
        {"payouts",
         {"id", "number", "seller_id", "amount_minor", "currency", "state", "reason", "reference", "made_at",
          "settled_at"},
         {"currency", "state", "reason", "reference"}},
    };
}

std::vector<Table> tables_of_money() {
    return {
        {"payments",
         {"id", "order_id", "method", "amount_minor", "currency", "status", "made_at", "reference"},
         {"method", "currency", "status", "reference"}},
        {"refunds",
         {"id", "order_id", "seller_id", "amount_minor", "fee_minor", "tax_minor", "currency", "reason", "made_at",
          "request_id"},
         {"currency", "reason"}},
        {"refund_lines", {"refund_id", "order_id", "listing_id", "quantity"}, {}},
        {"ledger_entries",
         {"id", "posting_id", "fact", "order_id", "cause_id", "account", "amount_minor", "currency", "made_at"},
         {"fact", "account", "currency"}},
    };
}

std::vector<Table> tables_of_the_pipeline() {
    return {
        {"invoices",
         {"id", "order_id", "seller_id", "year", "number", "seller_name", "seller_address", "seller_tax_number",
          "customer", "name", "phone", "address", "tax_mode", "tax_minor", "total_minor", "currency", "digest",
          "issued_at"},
         {"seller_name", "seller_address", "seller_tax_number", "customer", "name", "phone", "address", "tax_mode",
          "currency", "digest"}},
        {"invoice_lines",
         {"invoice_id", "position", "code", "name", "quantity", "price_minor", "tax_bps", "tax_minor"},
         {"code", "name"}},
        {"charges",
         {"id", "order_id", "invoice_id", "customer", "amount_minor", "currency", "state", "transaction_number",
          "first_name", "last_name", "first_digits", "last_digits", "brand", "expiry_month", "expiry_year", "reason",
          "asked_at", "answered_at"},
         {"customer", "currency", "state", "first_name", "last_name", "first_digits", "last_digits", "brand",
          "reason"}},
        {"refund_requests",
         {"id", "order_id", "charge_id", "method", "door", "wish", "attempt", "amount_minor", "currency", "reason",
          "reference", "state", "answer", "asked_at", "answered_at", "told"},
         {"method", "door", "wish", "attempt", "currency", "reason", "reference", "state", "answer"}},
        {"refund_shares", {"request_id", "seller_id", "amount_minor"}, {}},
        {"refund_request_lines", {"request_id", "listing_id", "quantity"}, {}},
        {"shipments",
         {"id", "order_id", "name", "phone", "address", "state", "tracking_number", "reason", "asked_at",
          "answered_at"},
         {"name", "phone", "address", "state", "reason"}},
        {"rehearsal_charges",
         {"key", "customer", "amount_minor", "currency", "transaction_number", "state", "refunded_minor", "asked"},
         {"key", "customer", "currency", "state"}},
        {"rehearsal_refunds", {"key", "charge_key", "amount_minor", "state", "asked"}, {"key", "charge_key", "state"}},
        {"rehearsal_pages",
         {"transaction_id", "reference", "amount_minor", "currency", "product_info", "first_name", "email", "phone",
          "success_url", "failure_url", "choice", "captured", "asked", "made_at"},
         {"transaction_id", "currency", "product_info", "first_name", "email", "phone", "success_url", "failure_url",
          "choice"}},
    };
}

std::vector<Table> tables_of_members() {
    return {
        {"members",
         {"id", "name", "email", "email_confirmed_at", "new_email", "mobile", "mobile_state", "password_hash", "admin",
          "created_by_admin", "failures", "failed_at", "locked_at", "made_at", "mobile_written"},
         {"name", "email", "new_email", "mobile", "mobile_written", "mobile_state", "password_hash"}},
        {"member_words", {"word", "member_id"}, {"word"}},
        {"member_identities", {"provider", "subject", "member_id", "made_at"}, {"provider", "subject"}},
        {"clients", {"member_id", "api_key", "made_at"}, {"api_key"}},
        {"client_apps", {"app", "member_id", "position"}, {"app"}},
        {"client_urls", {"member_id", "position", "url"}, {"url"}},
        {"member_tokens", {"hash", "member_id", "expires_at"}, {"hash"}},
        {"member_secrets", {"member_id", "app", "secret"}, {"app", "secret"}},
        {"one_time_codes",
         {"member_id", "purpose", "hash", "state", "tries", "expires_at"},
         {"purpose", "hash", "state"}},
        {"member_links", {"hash", "member_id", "purpose", "email", "expires_at"}, {"hash", "purpose", "email"}},
        {"attempts", {"subject", "ends_at", "count"}, {"subject"}},
    };
}

std::vector<Table> tables_of_member_carts() {
    return {
        {"member_carts",
         {"id", "owner_id", "name", "notes", "discount", "made_at", "changed_at"},
         {"name", "notes", "discount"}},
        {"cart_items",
         {"id", "owner_id", "cart_id", "listing_id", "product_id", "name", "price_minor", "currency", "quantity",
          "discount_code", "state", "payment_id", "made_at", "changed_at"},
         {"name", "currency", "discount_code", "state"}},
        {"cart_item_words", {"owner_id", "word", "item_id"}, {"word"}},
        {"cart_payments",
         {"id", "owner_id", "cart_id", "method", "status", "amount_minor", "change_minor", "currency", "refund",
          "discount_id", "proof", "first_name", "email", "phone", "product_info", "came_back", "made_at", "changed_at",
          "open_at_page"},
         {"method", "status", "currency", "proof", "first_name", "email", "phone", "product_info"}},
        {"discounts",
         {"id", "owner_id", "cart_id", "amount_minor", "currency", "percentage_bps", "requires_verification", "uses",
          "uses_left", "removed_at", "made_at", "changed_at"},
         {"currency"}},
        {"discount_products", {"discount_id", "position", "product_id"}, {}},
        {"discount_uses", {"discount_id", "payment_id", "member_id", "state"}, {"state"}},
        {"image_files", {"hash", "type", "size", "content"}, {"hash", "type", "content"}},
        {"images",
         {"id", "owner_id", "payment_id", "active", "said_at", "file_hash", "made_at", "changed_at"},
         {"id", "file_hash"}},
    };
}

std::vector<Table> tables_of_the_outside() {
    return {
        {"jobs",
         {"id", "kind", "subject_id", "state", "attempts", "due_at", "lease_holder", "lease_until", "reason", "made_at",
          "failing_since"},
         {"kind", "state", "reason"}},
        {"messages",
         {"id", "channel", "recipient", "name", "subject", "text", "html", "confidential", "order_id", "state",
          "sent_at", "made_at", "secret_hash", "expires_at"},
         {"channel", "recipient", "name", "subject", "text", "html", "state", "secret_hash"}},
        {"idempotency_keys",
         {"scope", "idempotency_key", "fingerprint", "status", "body", "made_at"},
         {"scope", "idempotency_key", "fingerprint", "body"}},
        {"events", {"sequence", "type", "subject", "data", "made_at"}, {"type", "subject", "data"}},
        {"outbox", {"position", "type", "subject", "data", "made_at"}, {"type", "subject", "data"}},
        {"subscribers",
         {"id", "kind", "url", "types", "secret", "former_secret", "former_until", "state", "reason", "sequence",
          "attempts", "failing_since", "due_at", "lease_holder", "lease_until", "made_at"},
         {"kind", "url", "types", "secret", "former_secret", "state", "reason"}},
        {"deliveries",
         {"id", "subscriber_id", "sequence", "status", "outcome", "milliseconds", "made_at", "reason"},
         {"outcome", "reason"}},
    };
}

} // namespace

const std::vector<Table>& tables_of_shop() {
    static const std::vector<Table> tables = [] {
        std::vector<Table> all;
        for (const auto& some :
             {tables_of_catalogue(), tables_of_orders(), tables_of_shops(), tables_of_the_pipeline(), tables_of_money(),
              tables_of_resellers(), tables_of_members(), tables_of_member_carts(), tables_of_the_outside()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return tables;
}

std::vector<Moved> move_shop(Database& from, Database& to) {
    std::vector<Moved> moved;
    std::deque<Mover> movers; // all live to the end, so that each query has its own address
    for (const Table& table : tables_of_shop()) {
        Mover& mover = movers.emplace_back(table);
        if (mover.sums(to).front() != 0) throw refused(table.name, "is not empty in the target database");
        moved.push_back({.table = table.name, .rows = mover.copy(from, to)});
        to.synchronize();
        if (mover.sums(from) != mover.sums(to)) throw refused(table.name, "differs between the source and the copy");
    }
    return moved;
}

} // namespace cartwright::store
