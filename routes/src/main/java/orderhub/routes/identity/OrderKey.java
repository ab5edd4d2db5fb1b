package orderhub.routes.identity;

/** What names an order before it is there: its id follows from it, so that a repeated request meets the first one's order. */
public sealed interface OrderKey {

    /**
     * What the order's id is derived from. Nothing of one kind is ever the same as something of another.
     *
     * @param customerId who orders
     */
    String text(String customerId);

    /**
     * Of an order that is placed alone. Each customer has keys of their own.
     *
     * @param key 1 to 255 visible ASCII characters
     */
    record OfCustomer(String key) implements OrderKey {
        @Override
        public String text(String customerId) {
            return customerId + '\0' + key;
        }
    }

    /**
     * Of an order that one of staff places for a customer. Their keys are their own, and the customer's theirs.
     *
     * @param subject who places it
     * @param key 1 to 255 visible ASCII characters
     */
    record OfStaff(String subject, String key) implements OrderKey {
        @Override
        public String text(String customerId) {
            // Neither customer nor key has a NUL in it, so nobody can move a border.
            return customerId + '\0' + key + '\0' + subject;
        }
    }

    /**
     * Of an order in a batch. It is named by its place, whoever it is for: at one place of a batch there is one order.
     *
     * @param subject who places the batch; each has keys of their own
     * @param key of the batch, 1 to 255 visible ASCII characters
     * @param index of the order in the batch, from 0
     */
    record OfBatch(String subject, String key, int index) implements OrderKey {
        @Override
        public String text(String customerId) {
            // No customer is called so. Neither number nor key has a NUL in it, so nobody can move a border.
            return "order-batch\0" + index + '\0' + key + '\0' + subject;
        }
    }
}
