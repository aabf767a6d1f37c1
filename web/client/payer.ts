import createClient from "openapi-fetch";
import type { paths } from "./payments.js";
import { bodyOf, expectEqual } from "./replies.js";

/** Pays for an order of the store at the payments server, which tells the store before it answers. */
export async function payForOrder(baseUrl: string, order_id: string, amount: number): Promise<void> {
  const payments = createClient<paths>({ baseUrl });
  const paid = await payments.POST("/payments/orders", {
    params: { header: { "Idempotency-Key": order_id } },
    body: { order_id, amount },
  });
  expectEqual("shop_notified", bodyOf("payment", paid).shop_notified, true);
}
