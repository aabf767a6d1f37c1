import createClient from "openapi-fetch";
import { bodyOf, expectEqual } from "./replies.js";
import type { paths } from "./shop.js";

/** Takes an order from its cart to its shipment. The demo asks for no key. */
export async function buyByOrderflow(baseUrl: string): Promise<void> {
  const orderflow = createClient<paths>({ baseUrl });
  const customerId = "8080";
  const recipient = { name: "Ada Client", phone: "0545870006", shipping_address: "1 Main Street, Springfield" };

  const order = bodyOf(
    "cart",
    await orderflow.POST("/api/order/cart.json", {
      body: { customerId, items: [{ productId: "client-1", quantity: 2, price: 50 }] },
    }),
  );
  const invoice = bodyOf(
    "invoice",
    await orderflow.POST("/api/order/invoice.json", { body: { ...order, ...recipient, customerId, currency: "USD" } }),
  );
  const paid = await orderflow.POST("/api/order/payment.json", {
    body: { customerId, invoiceId: invoice.invoiceId, totalAmount: invoice.totalAmount },
  });
  expectEqual("currency of the payment", bodyOf("payment", paid).payment.currency, "USD");
  const shipped = bodyOf(
    "shipment",
    await orderflow.POST("/api/order/shipping.json", { body: { orderId: order.orderId, ...recipient } }),
  );
  if (!("tracking_number" in shipped)) throw new Error("shipment: no tracking number");

  const shown = await orderflow.GET("/api/order/{order_id}", { params: { path: { order_id: order.orderId } } });
  const story = bodyOf("order", shown);
  expectEqual("status of the order", story.status, "shipped");
  expectEqual("tracking number", story.shipment?.tracking_number, shipped.tracking_number);
}
