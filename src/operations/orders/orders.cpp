#include "operations/orders/orders.hpp"

#include "store/orders/orders.hpp"

namespace cartwright::operations {

Result<Order> show_order(Work& work, const ShowOrder& wish) {
    return store::orders::find(work.tx, wish.order, work.door);
}

} // namespace cartwright::operations
