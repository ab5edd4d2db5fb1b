package orderhub.infra.saga.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SagaIdsTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final long LAST_MILLI = (1L << 48) - 1;

    private final SagaIds ids = new SagaIds(() -> key(1));

    @Property
    void tells_when_an_id_was_issued(
            @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis,
            @ForAll @Size(SagaIds.RANDOM_BYTES) byte[] random) {
        Instant now = Instant.ofEpochMilli(millis);
        assertThat(ids.issuedAt(ids.issue(now, random))).contains(now);
    }

    @Property
    void refuses_an_id_with_any_character_altered(
            @ForAll @Size(SagaIds.RANDOM_BYTES) byte[] random,
            @ForAll @IntRange(max = 39) int position,
            @ForAll @IntRange(min = 1, max = 63) int by) {
        StringBuilder altered = new StringBuilder(ids.issue(Instant.EPOCH, random));
        int was = ALPHABET.indexOf(altered.charAt(position));
        altered.setCharAt(position, ALPHABET.charAt((was + by) % ALPHABET.length()));
        assertThat(ids.issuedAt(altered.toString())).isEmpty();
    }

    @Property
    void refuses_what_is_no_id(@ForAll String text) {
        assertThat(ids.issuedAt(text)).isEmpty();
    }

    @Test
    void has_one_spelling_of_an_id_only() {
        String id = issued();
        assertThat(id).hasSize(40).matches("[A-Za-z0-9_-]+");
        assertThat(ids.issuedAt(id + "=")).isEmpty();
        assertThat(ids.issuedAt(id + "A")).isEmpty();
        assertThat(ids.issuedAt(" " + id.substring(1))).isEmpty();
        assertThat(ids.issuedAt(id.substring(0, 39))).isEmpty();
        assertThat(ids.issuedAt(id.substring(0, 39) + "=")).isEmpty();
        assertThat(ids.issuedAt(id.substring(0, 39) + "\n")).isEmpty();
        assertThat(ids.issuedAt("")).isEmpty();
    }

    @Test
    void refuses_an_id_that_another_key_signed() {
        assertThat(new SagaIds(() -> key(2)).issuedAt(issued())).isEmpty();
    }

    @Test
    void gives_different_ids_at_the_same_time() {
        byte[] other = new byte[SagaIds.RANDOM_BYTES];
        other[SagaIds.RANDOM_BYTES - 1] = 1;
        assertThat(ids.issue(Instant.EPOCH, other)).isNotEqualTo(issued());
    }

    private String issued() {
        return ids.issue(Instant.EPOCH, new byte[SagaIds.RANDOM_BYTES]);
    }

    private static byte[] key(int filling) {
        byte[] key = new byte[SagaIds.KEY_BYTES];
        Arrays.fill(key, (byte) filling);
        return key;
    }
}
