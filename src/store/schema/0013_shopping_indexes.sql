-- Payments that the page is asked about (of these jobs alone: the other kinds are many), the coupons of a cart with
-- those that are gone, and those of a coupon's uses that wait for it.

CREATE INDEX jobs_page_payment ON jobs (subject_id) WHERE kind = 'page payment';
CREATE INDEX discounts_of_cart ON discounts (cart_id);
CREATE INDEX discount_uses_state ON discount_uses (discount_id, state);

-- Pictures go with the payment that they prove.

DELETE FROM images WHERE NOT EXISTS (SELECT 1 FROM cart_payments p WHERE p.id = images.payment_id);
DELETE FROM image_files WHERE NOT EXISTS (SELECT 1 FROM images i WHERE i.file_hash = image_files.hash);
