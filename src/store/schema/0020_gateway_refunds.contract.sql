-- needs: 0.2.0
-- What 0014 has copied to refund_requests and refund_request_lines; and what nodes of earlier versions have asked for and
-- decided since.

UPDATE refund_requests SET
    state = (SELECT g.state FROM gateway_refunds g WHERE g.id = refund_requests.id),
    answered_at = (SELECT g.answered_at FROM gateway_refunds g WHERE g.id = refund_requests.id)
WHERE state = 'asked' AND EXISTS (SELECT 1 FROM gateway_refunds g WHERE g.id = refund_requests.id AND g.state <> 'asked');
INSERT INTO refund_requests (id, order_id, charge_id, method, door, wish, attempt, amount_minor, currency, reason, reference,
    state, answer, asked_at, answered_at)
SELECT g.id, g.order_id, g.charge_id, 'gateway', 'orderflow', '',
    CASE WHEN EXISTS (SELECT 1 FROM refund_requests q WHERE q.order_id = g.order_id AND q.attempt = g.attempt) THEN ''
    ELSE g.attempt END, g.amount_minor, g.currency, g.reason, '', g.state, '', g.asked_at, g.answered_at
FROM gateway_refunds g WHERE NOT EXISTS (SELECT 1 FROM refund_requests q WHERE q.id = g.id);
INSERT INTO refund_request_lines (request_id, listing_id, quantity)
    SELECT x.refund_id, x.listing_id, x.quantity FROM gateway_refund_lines x
    WHERE NOT EXISTS (SELECT 1 FROM refund_request_lines y WHERE y.request_id = x.refund_id AND y.listing_id = x.listing_id);
DROP TABLE gateway_refund_lines;
DROP TABLE gateway_refunds;
