package orderhub.routes.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "two words", "é", "line\n"})
    void a_key_that_is_not_visible_ascii_is_refused(@Nullable String key) {
        assertThatExceptionOfType(IdempotencyKeyInvalidException.class).isThrownBy(() -> keys.restock("kim", key));
    }
}
