import createClient from "openapi-fetch";
import { bodyOf, expectEqual, firstOf } from "./replies.js";
import type { paths } from "./shop.js";

/** The client of a reseller, who signs in with a refresh token. */
async function signIn(baseUrl: string, refreshToken: string) {
  const issued = await createClient<paths>({ baseUrl }).POST("/oauth/token", {
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: { grant_type: "refresh_token", refresh_token: refreshToken },
  });
  const { access_token, token_type } = bodyOf("token", issued);
  return createClient<paths>({ baseUrl, headers: { Authorization: `${token_type} ${access_token}` } });
}

/** Orders a subscription with a provisioning attribute for a customer. */
export async function buyAsReseller(baseUrl: string, account: string, refreshToken: string): Promise<void> {
  const reseller = await signIn(baseUrl, refreshToken);

  const listed = await reseller.GET("/api/v3/accounts/{account}/customers", { params: { path: { account } } });
  const customer = firstOf("customers", bodyOf("customers", listed).customers).customerId;
  const shown = await reseller.GET("/api/v3/accounts/{account}/products/{product}", {
    params: { path: { account, product: "AZURE-PLAN" } },
  });
  const product = bodyOf("product", shown);
  const attributes: Record<string, string> = {};
  for (const rule of product.attributes) if (rule.required) attributes[rule.name] = "client.example.com";
  const quantity = 2;
  const asked = await reseller.POST("/api/v3/accounts/{account}/products:pricing", {
    params: { path: { account } },
    body: { products: [{ productId: product.productId, quantity }] },
  });
  const prices = bodyOf("prices", asked);
  if (!("products" in prices)) throw new Error("prices: not in the shape of the question");
  const price = firstOf("prices", prices.products).totalPrice;

  const opened = await reseller.POST("/api/v3/customers/{customer}/carts", { params: { path: { customer } } });
  const path = { customer, cart: bodyOf("cart", opened).cartId };
  const added = await reseller.POST("/api/v3/customers/{customer}/carts/{cart}/cartItems", {
    params: { path },
    body: { productId: product.productId, quantity, attributes },
  });
  const item = bodyOf("item", added);
  expectEqual("attribute domainName", item.attributes["domainName"], attributes["domainName"]);
  expectEqual("price of the item", item.linePrice, price.value);
  const inCart = await reseller.GET("/api/v3/customers/{customer}/carts/{cart}/cartItems", { params: { path } });
  expectEqual("count of the items", bodyOf("items", inCart).totalCount, "1");

  const checkedOut = await reseller.POST("/api/v3/customers/{customer}/carts/{cart}:checkout", {
    params: { path },
    body: { poNumber: "CLIENT-1" },
  });
  const placed = bodyOf("checkout", checkedOut);
  if (placed.orderId === undefined) throw new Error("checkout: an order of one vendor has an orderId");
  const found = await reseller.GET("/api/v3/accounts/{account}/customers/{customer}/orders/{order}", {
    params: { path: { account, customer, order: placed.orderId } },
  });
  const order = bodyOf("order", found);
  expectEqual("total of the order", order.total, item.linePrice);
  const bought = firstOf("items", order.orderItems);
  expectEqual("product of the order", bought.productId, product.productId);
  const listedAttribute = bought.attributes?.find((attribute) => attribute.name === "domainName");
  expectEqual("attribute of the order", listedAttribute?.value, attributes["domainName"]);
  expectEqual("the same in the map", bought.attributeValues?.["domainName"], attributes["domainName"]);

  const owned = await reseller.GET("/api/v3/accounts/{account}/customers/{customer}/subscriptions/{subscription}", {
    params: { path: { account, customer, subscription: bought.resourceId } },
  });
  const subscription = bodyOf("subscription", owned);
  expectEqual("licenses of the subscription", subscription.subscriptionTotalLicenses, String(quantity));
}
