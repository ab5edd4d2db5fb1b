package orderhub.routes.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.routes.callers.Caller;
import orderhub.routes.hash.KeyedHash;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Position POSITION = new Position(NOON, "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21");
    private static final Caller KIM = new Caller("kim", "C-1001");
    private static final OrderQuery QUERY = query("C-1001", null, null, null, 20);

    private final PageCursors cursors = new PageCursors(new KeyedHash("secret"));

    @Property
    void a_cursor_leads_back_to_the_position_that_it_was_made_of(
            @ForAll @LongRange(min = 0, max = 253_402_300_799_999L) long ms, @ForAll long high, @ForAll long low) {
        Position position = new Position(Instant.ofEpochMilli(ms), new UUID(high, low).toString());

        String cursor = cursors.write(position, QUERY, KIM);

        assertThat(cursors.read(cursor, QUERY, KIM)).isEqualTo(position);
        assertThat(cursor).matches("[A-Za-z0-9_-]{55}");
    }

    @Property
    void no_cursor_with_another_bit_is_taken(@ForAll @IntRange(max = 41 * 8 - 1) int bit) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursors.write(POSITION, QUERY, KIM));
        bytes[bit / 8] ^= (byte) (1 << bit % 8);

        assertRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), QUERY, KIM);
    }

    @Property
    void no_text_is_taken_that_was_not_given(@ForAll String text) {
        assertRefused(text, QUERY, KIM);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 30, 53, 54})
    void no_beginning_of_one_is_taken(int length) {
        assertRefused(cursors.write(POSITION, QUERY, KIM).substring(0, length), QUERY, KIM);
    }

    @Test
    void one_with_something_behind_it_is_not_taken() {
        assertRefused(cursors.write(POSITION, QUERY, KIM) + "AAAA", QUERY, KIM);
    }

    @Test
    void one_that_another_secret_signed_is_not_taken() {
        assertRefused(new PageCursors(new KeyedHash("another")).write(POSITION, QUERY, KIM), QUERY, KIM);
    }

    static Stream<Caller> others() {
        return Stream.of(
                new Caller("lee", "C-1001"),
                new Caller("kim", null),
                new Caller("kim", "C-1002"),
                new Caller("kim", ""),
                new Caller("", "kimC-1001"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void it_is_of_no_use_to_anybody_else(Caller other) {
        assertRefused(cursors.write(POSITION, QUERY, KIM), QUERY, other);
    }

    static Stream<OrderQuery> otherLists() {
        return Stream.of(
                query("C-1002", null, null, null, 20),
                query("C-1001", OrderStatus.PAID, null, null, 20),
                query("C-1001", null, NOON, null, 20),
                query("C-1001", null, null, NOON, 20));
    }

    @ParameterizedTest
    @MethodSource("otherLists")
    void it_is_of_no_use_for_another_list(OrderQuery other) {
        assertRefused(cursors.write(POSITION, QUERY, KIM), other, KIM);
    }

    @Test
    void the_next_page_may_be_of_another_size() {
        String cursor = cursors.write(POSITION, QUERY, KIM);

        assertThat(cursors.read(cursor, query("C-1001", null, null, null, 7), KIM))
                .isEqualTo(POSITION);
    }

    private void assertRefused(String cursor, OrderQuery query, Caller caller) {
        assertThatThrownBy(() -> cursors.read(cursor, query, caller)).isInstanceOf(InvalidCursorException.class);
    }

    private static OrderQuery query(
            String customerId, @Nullable OrderStatus status, @Nullable Instant from, @Nullable Instant to, int limit) {
        return new OrderQuery(customerId, status, from, to, limit, null, true);
    }
}
