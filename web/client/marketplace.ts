import createClient from "openapi-fetch";
import { bodyOf, expectEqual, firstOf } from "./replies.js";
import type { paths } from "./shop.js";

/** Buys a pair of shoes as a user of an application, whose key is sent with every request. */
export async function buyAtMarketplace(baseUrl: string, key: string): Promise<void> {
  const market = createClient<paths>({ baseUrl, headers: { access_token: key } });

  const filter = await market.POST("/catalog/filter", { body: { brand: "Nike", condition: "new", price_order: "asc" } });
  const available = bodyOf("shoes", filter).filter((shoe) => shoe.quantity > 0);
  const shoe = firstOf("shoes", available);
  const made = await market.POST("/users", { body: { name: "Client", email: "client@example.com" } });
  const user = bodyOf("user", made);
  const opened = await market.POST("/carts/create_cart", { body: { user_id: user.user_id } });
  const { cart_id } = bodyOf("cart", opened);
  const added = await market.POST("/carts/add_to_cart", {
    params: { query: { cart_id, listing_id: shoe.listing_id, quantity: 1 } },
  });
  expectEqual("item", bodyOf("item", added), "OK");
  const cart = bodyOf("cart", await market.GET("/carts/{cart_id}", { params: { path: { cart_id } } }));
  expectEqual("total of the cart", cart.total, shoe.price);

  const sold = bodyOf("checkout", await market.POST("/carts/{cart_id}/checkout", { params: { path: { cart_id } } }));
  expectEqual("shares of the sale", sold.seller_amount + sold.platform_fee, sold.total);
  const tracked = await market.GET("/buyer/track_order", { params: { query: { order_id: sold.order_id } } });
  expectEqual("status of the order", bodyOf("order", tracked).status, "Processing");
}
