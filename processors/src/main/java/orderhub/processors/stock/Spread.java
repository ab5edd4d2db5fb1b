package orderhub.processors.stock;

import java.util.stream.IntStream;

/** In which order an order looks at the shards of a product: always the same, and orders begin everywhere. */
final class Spread {

    private Spread() {}

    /** Where it begins. */
    static int first(String orderId, String productId, int shards) {
        return Math.floorMod((orderId + '/' + productId).hashCode(), shards);
    }

    /** All of them, from there on round. */
    static IntStream round(String orderId, String productId, int shards) {
        int first = first(orderId, productId, shards);
        return IntStream.range(0, shards).map(step -> (first + step) % shards);
    }
}
