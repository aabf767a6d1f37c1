-- Admins, and subscriptions by what their vendors call them.

CREATE INDEX members_admins ON members (id) WHERE admin = 1;
CREATE INDEX subscriptions_vendor_reference ON subscriptions (customer_id, vendor_reference);
