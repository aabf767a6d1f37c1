// Buys through each of the five APIs of a server that serves the demo: node main.js SHOP_URL PAYMENTS_URL
import { buyAtMarketplace } from "./marketplace.js";
import { buyByOrderflow } from "./orderflow.js";
import { buyAsReseller } from "./reseller.js";
import { buyByShopping } from "./shopping.js";
import { buyAtStorefront } from "./storefront.js";

declare const process: { readonly argv: readonly string[] };

const [, , shopUrl, paymentsUrl] = process.argv;
if (shopUrl === undefined || paymentsUrl === undefined) throw new Error("usage: main.js SHOP_URL PAYMENTS_URL");

await buyAtStorefront(shopUrl, paymentsUrl);
await buyAtMarketplace(shopUrl, "demo-marketplace-key");
await buyByOrderflow(shopUrl);
await buyAsReseller(shopUrl, "10001", "demo-reseller-refresh-token");
await buyByShopping(shopUrl, {
  api_key: "64656d6f206170706c69636174696f6e20206f6620636172747772696768742e",
  current_app_id: "5a85ae25e138231aa93495e3",
});
console.log("Bought through five APIs.");
