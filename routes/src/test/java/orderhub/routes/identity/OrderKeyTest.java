package orderhub.routes.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderKeyTest {

    @Test
    void a_batch_names_its_orders_by_place_key_and_caller_whoever_they_are_for() {
        OrderKey first = new OrderKey.OfBatch("kim", "key", 0);

        assertThat(first.text("C-1001")).isEqualTo(first.text("C-1002"));
        assertThat(Stream.of(
                                first,
                                new OrderKey.OfBatch("kim", "key", 1),
                                new OrderKey.OfBatch("kim", "key1", 0),
                                new OrderKey.OfBatch("lee", "key", 0),
                                new OrderKey.OfBatch("key\0kim", "key", 0),
                                new OrderKey.OfBatch("", "kim", 0),
                                new OrderKey.OfCustomer("key"),
                                new OrderKey.OfStaff("kim", "key"),
                                new OrderKey.OfStaff("lee", "key"),
                                new OrderKey.OfStaff("kim\0key", "key"),
                                new OrderKey.OfCustomer("0"))
                        .map(key -> key.text("C-1001")))
                .doesNotHaveDuplicates();
    }

    @Test
    void an_order_that_comes_alone_never_meets_one_of_a_batch() {
        assertThat(new OrderKey.OfCustomer("key").text("C-1001")).startsWith("C-1001");
        assertThat(new OrderKey.OfBatch("kim", "key", 0).text("C-1001")).startsWith("order-batch\0");
    }
}
