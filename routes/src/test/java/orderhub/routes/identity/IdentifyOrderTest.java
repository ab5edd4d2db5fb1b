package orderhub.routes.identity;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderhub.processors.placing.HashRequest;
import orderhub.processors.placing.OrderIdentity;
import orderhub.routes.hash.KeyedHash;
import orderhub.schemas.api.PlaceOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifyOrderTest {

    private static final UUID RANDOM = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final PlaceOrder REQUEST =
            aPlaceOrder().withCustomer("C-1001").build();

    private static final OrderKey KEY = new OrderKey.OfCustomer("key-1");

    private final IdentifyOrder identify = identifyWith("secret");

    @Test
    void derives_the_id_that_every_hub_has_always_derived() {
        // HMAC-SHA256 with the secret over customer, NUL and key; made once with another implementation.
        assertThat(orderId(identify, REQUEST, "key-1")).isEqualTo("074e54be-2d21-8643-9ca4-7db1b0dbc7e1");
    }

    @Test
    void gives_the_same_id_to_the_same_customer_and_key_whatever_is_ordered() {
        PlaceOrder other =
                aPlaceOrder().withCustomer("C-1001").withItem("KIT-KETTLE", 1).build();

        assertThat(orderId(identify, other, "key-1")).isEqualTo(orderId(identify, REQUEST, "key-1"));
        assertThat(identify.apply(other, KEY, null).requestHash())
                .isNotEqualTo(identify.apply(REQUEST, KEY, null).requestHash());
    }

    @Test
    void gives_another_id_for_another_customer_key_or_secret() {
        PlaceOrder ofAnother = aPlaceOrder().withCustomer("C-1002").build();

        assertThat(Stream.of(
                        orderId(identify, REQUEST, "key-1"),
                        orderId(identify, ofAnother, "key-1"),
                        orderId(identify, REQUEST, "key-2"),
                        orderId(identifyWith("another secret"), REQUEST, "key-1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void does_not_confuse_where_the_customer_ends_and_the_key_begins() {
        PlaceOrder shorter = aPlaceOrder().withCustomer("C-100").build();

        assertThat(orderId(identify, REQUEST, "key")).isNotEqualTo(orderId(identify, shorter, "1key"));
    }

    @Test
    void marks_every_id_as_a_version_8_uuid() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> UUID.fromString(orderId(identify, REQUEST, "key-" + i))))
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(8);
                    assertThat(id.variant()).isEqualTo(2);
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void gives_an_order_of_a_batch_an_id_that_no_order_alone_has() {
        OrderKey inBatch = new OrderKey.OfBatch("kim", "key-1", 0);

        assertThat(identify.apply(REQUEST, inBatch, null).orderId())
                .isNotEqualTo(orderId(identify, REQUEST, "key-1"))
                .isEqualTo(identify.apply(REQUEST, inBatch, null).orderId());
    }

    @Test
    void keeps_the_callers_correlation_id_if_it_is_a_uuid() {
        OrderIdentity identity = identify.apply(REQUEST, KEY, "6513270E-269e-4d37-b2a7-4de452e6b438");

        assertThat(identity.correlationId()).isEqualTo("6513270E-269e-4d37-b2a7-4de452e6b438");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1", "6513270e-269e-4d37-b2a7-4de452e6b43g", "6513270e-269e-4d37-b2a7-4de452e6b438\n"})
    void makes_a_correlation_id_where_the_caller_has_none(@Nullable String correlationId) {
        assertThat(identify.apply(REQUEST, KEY, correlationId).correlationId()).isEqualTo(RANDOM.toString());
    }

    private static IdentifyOrder identifyWith(String secret) {
        return new IdentifyOrder(new KeyedHash(secret), new HashRequest("USD"), () -> RANDOM);
    }

    private static String orderId(IdentifyOrder identify, PlaceOrder request, String key) {
        return identify.apply(request, new OrderKey.OfCustomer(key), null).orderId();
    }
}
