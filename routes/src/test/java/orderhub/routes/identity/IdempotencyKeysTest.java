package orderhub.routes.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.routes.callers.Callers;
import orderhub.routes.hash.KeyedHash;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class IdempotencyKeysTest {

    private final IdempotencyKeys keys = new IdempotencyKeys(new KeyedHash("secret"));

    @Test
    void a_restock_has_the_same_id_whenever_the_same_caller_asks_with_the_same_key() {
        String id = keys.restock("kim", "key-1");

        assertThat(keys.restock("kim", "key-1")).isEqualTo(id);
        assertThat(UUID.fromString(id).version()).isEqualTo(8);
    }

    @Test
    void another_caller_key_or_secret_is_another_restock() {
        assertThat(Stream.of(
                        keys.restock("kim", "key-1"),
                        keys.restock("lee", "key-1"),
                        keys.restock("kim", "key-2"),
                        new IdempotencyKeys(new KeyedHash("another")).restock("kim", "key-1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void nobody_moves_the_border_between_caller_and_key() {
        assertThat(keys.restock("1kim", "key")).isNotEqualTo(keys.restock("kim", "key1"));
        assertThat(keys.restock("b\0a", "key")).isNotEqualTo(keys.restock("a", "key"));
    }

    @Test
    void a_batch_is_known_by_its_key_and_its_orders_by_their_places() {
        assertThat(keys.batch("key-1")).isEqualTo("key-1");
        assertThat(keys.batchOrder("kim", "key-1", 7)).isEqualTo(new OrderKey.OfBatch("kim", "key-1", 7));
    }

    @Test
    void staff_who_order_for_a_customer_have_keys_of_their_own() {
        assertThat(keys.order("key-1", "kim", Callers.EVERY_CUSTOMER)).isEqualTo(new OrderKey.OfStaff("kim", "key-1"));
        assertThat(keys.order("key-1", null, null)).isEqualTo(new OrderKey.OfCustomer("key-1"));
    }

    static Stream<String> goodKeys() {
        return Stream.of("k", "!~", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "k".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("goodKeys")
    void every_key_of_1_to_255_visible_ascii_characters_is_taken(String key) {
        assertThat(keys.order(key, "jo", "C-1001")).isEqualTo(new OrderKey.OfCustomer(key));
    }

    static Stream<String> badKeys() {
        return Stream.of("", " ", "two words", "tab\t", "line\n", "é", "\u007f", "k".repeat(256));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("badKeys")
    void any_other_is_refused(@Nullable String key) {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                () -> keys.order(key, "jo", "C-1001"), () -> keys.batch(key), () -> keys.restock("kim", key))) {
            assertThatExceptionOfType(IdempotencyKeyInvalidException.class)
                    .isThrownBy(use)
                    .withMessage("the Idempotency-Key header must be 1 to 255 visible ASCII characters");
        }
    }
}
