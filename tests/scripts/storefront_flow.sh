#!/bin/bash
# 1. Create cart
cart=$(curl -s -X POST http://localhost:8000/cart)
cart_id=$(echo $cart | jq -r '.cart_id')
echo "Cart ID: $cart_id"
# 2. Add item
curl -s -X POST http://localhost:8000/cart/$cart_id/items \
-H "Content-Type: application/json" \
-d '{"product_id": 3, "quantity": 1}'
# 3. Checkout
order=$(curl -s -X POST http://localhost:8000/cart/$cart_id/checkout)
order_id=$(echo $order | jq -r '.order_id')
total=$(echo $order | jq -r '.total')
echo "Order ID: $order_id, Total: $total"
# 4. Send to payments_server (assumes it's running on 5000)
curl -X POST http://localhost:5000/payments/orders \
-H "Content-Type: application/json" \
-d "{\"order_id\": \"$order_id\", \"amount\": $total}"
# 5. Check order status
sleep 1
curl http://localhost:8000/orders/$order_id | jq '.status'
