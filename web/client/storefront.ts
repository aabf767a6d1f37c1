import createClient from "openapi-fetch";
import { payForOrder } from "./payer.js";
import { bodyOf, expectEqual, firstOf } from "./replies.js";
import type { paths } from "./shop.js";

/** Buys two pieces of a product, and pays at the payments server. Nobody signs in. */
export async function buyAtStorefront(shopUrl: string, paymentsUrl: string): Promise<void> {
  const shop = createClient<paths>({ baseUrl: shopUrl });

  const found = bodyOf("products", await shop.GET("/products", { params: { query: { in_stock: true, max_price: 100 } } }));
  const product = firstOf("products", found.products);
  const { cart_id } = bodyOf("cart", await shop.POST("/cart"));
  const path = { cart_id };
  const added = await shop.POST("/cart/{cart_id}/items", {
    params: { path },
    body: { product_id: product.id, quantity: 2 },
  });
  expectEqual("pieces in the cart", bodyOf("item", added).quantity, 2);
  const receipt = bodyOf("checkout", await shop.POST("/cart/{cart_id}/checkout", { params: { path } }));

  await payForOrder(paymentsUrl, receipt.order_id, receipt.total);
  const shown = await shop.GET("/orders/{order_id}", { params: { path: { order_id: receipt.order_id } } });
  const order = bodyOf("order", shown);
  expectEqual("status of the order", order.status, "paid");
  expectEqual("product of the order", firstOf("items", order.items).product_id, product.id);
}
