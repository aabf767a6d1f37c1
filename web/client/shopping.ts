import createClient from "openapi-fetch";
import { bodyOf, check, expectEqual, firstOf } from "./replies.js";
import type { components, paths } from "./shop.js";

type Application = components["schemas"]["ShoppingRequest"];

/** The client of a member who signs in with a login and a password. */
async function signIn(baseUrl: string, application: Application, login: string, password: string) {
  const signedIn = await createClient<paths>({ baseUrl }).POST("/authenticate/users/sign_in", {
    body: { ...application, user: { login, password } },
  });
  const tokens = bodyOf("sign-in", signedIn);
  const headers = {
    "X-User-Token": tokens.authentication_token,
    "X-User-Es": tokens.es,
    "X-User-Aid": application.current_app_id,
  };
  return createClient<paths>({ baseUrl, headers });
}

/** A member puts a product into a cart and pays cash; an administrator, who has put it on sale, approves the payment. */
export async function buyByShopping(baseUrl: string, application: Application): Promise<void> {
  const admin = await signIn(baseUrl, application, "anyone@gmail.com", "demo-admin-password");
  const member = await signIn(baseUrl, application, "9999999999", "demo-user-password");

  const offered = await admin.POST("/shopping/products", {
    body: { ...application, product: { name: "Client's car", price: 120000, category: "Cars", brand: "Ford" } },
  });
  const product = bodyOf("product", offered);
  const picked = await member.POST("/shopping/cart_items", {
    body: { ...application, cart_item: { product_id: product._id.$oid, quantity: 1 } },
  });
  const item = bodyOf("item", picked);
  const opened = await member.POST("/shopping/carts", {
    body: { ...application, cart: { add_cart_item_ids: [item._id.$oid] } },
  });
  const cart_id = bodyOf("cart", opened)._id.$oid;
  const paid = await member.POST("/shopping/payments", {
    body: { ...application, payment: { cart_id, amount: 120000, payment_type: "cash" } },
  });
  const payment = bodyOf("payment", paid);
  expectEqual("status of a payment that waits", payment.payment_status, null);
  const payment_id = payment._id.$oid;
  const approved = await admin.PUT("/shopping/payments/{payment_id}", {
    params: { path: { payment_id } },
    body: { ...application, payment: { payment_status: 1 } },
  });
  check("approval", approved);

  const shown = await member.GET("/shopping/carts/{cart_id}", { params: { path: { cart_id }, query: application } });
  const cart = bodyOf("cart", shown);
  expectEqual("what is left to pay", cart.cart_pending_balance, "0.0");
  expectEqual("acceptance of the item", firstOf("items", cart.cart_items).accepted, true);
}
