package orderhub.routes.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import orderhub.processors.listing.OrderPage;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.routes.callers.Callers;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.http.InvalidParameterException;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.OrderStatus;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderQueriesTest {

    private static final String KIM = "kim";
    private static final String KIMS = "C-1001";
    private static final Position POSITION =
            new Position(Instant.parse("2026-03-02T12:00:00Z"), "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21");

    private final OrderQueries queries =
            new OrderQueries(new PageCursors(new KeyedHash("secret")), TestSettings.reads());

    @Test
    void a_customer_who_says_nothing_asks_for_their_own_orders() {
        OrderQuery query = queries.read(null, KIM, KIMS);

        assertThat(query.customerId()).isEqualTo(KIMS);
        assertThat(query.permitted()).isTrue();
        assertThat(query.limit()).isEqualTo(20);
        assertThat(query.after()).isNull();
    }

    @Test
    void staff_say_whose() {
        assertThat(queries.read("customerId=C-9", "sam", Callers.EVERY_CUSTOMER).permitted())
                .isTrue();
        assertViolations("limit=1", Callers.EVERY_CUSTOMER, tuple("customerId", "required"));
        assertViolations("", Callers.EVERY_CUSTOMER, tuple("customerId", "required"));
    }

    @Test
    void whoever_is_nobody_may_ask_and_is_permitted_nothing() {
        assertThat(queries.read(null, null, null).permitted()).isFalse();
        assertThat(queries.read("customerId=C-1001", null, null).permitted()).isFalse();
        assertThat(queries.read("customerId=C-1001", KIM, null).permitted()).isFalse();
    }

    @Test
    void a_customer_may_ask_for_anybody_s_and_is_permitted_their_own() {
        assertThat(queries.read("customerId=C-1001", KIM, KIMS).permitted()).isTrue();
        assertThat(queries.read("customerId=C-1002", KIM, KIMS).permitted()).isFalse();
    }

    @Test
    void reads_all_that_narrows_a_list() {
        OrderQuery query =
                queries.read("status=SHIPPED&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&limit=100", KIM, KIMS);

        assertThat(query.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(query.from()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(query.to()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(query.limit()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,                                                    limit,      range",
        "limit=101,                                                  limit,      range",
        "status=shipped,                                             status,     enum",
        "from=today,                                                 from,       format",
        "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z,          to,         range",
        "customerId=,                                                customerId, pattern",
        "customerId=a%20b,                                           customerId, pattern",
        "customer=C-1001,                                            '',         unknown",
        "limit=1&limit=2,                                            limit,      repeated"
    })
    void refuses_what_means_nothing_and_names_it(String query, String parameter, String code) {
        assertViolations(query, KIMS, tuple(parameter, code));
    }

    @Test
    void the_next_page_begins_where_this_one_ended() {
        OrderQuery query = queries.read("status=PAID&limit=5", KIM, KIMS);
        String next = queries.next(new OrderPage(List.of(), POSITION), query, KIM, KIMS);

        assertThat(queries.read("status=PAID&limit=9&cursor=" + next, KIM, KIMS).after())
                .isEqualTo(POSITION);
        assertThatThrownBy(() -> queries.read("status=SHIPPED&cursor=" + next, KIM, KIMS))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() ->
                        queries.read("customerId=C-1001&status=PAID&cursor=" + next, "sam", Callers.EVERY_CUSTOMER))
                .isInstanceOf(InvalidCursorException.class);
        assertThatThrownBy(() -> queries.read("status=PAID&cursor=", KIM, KIMS))
                .isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void the_last_page_leads_nowhere() {
        OrderQuery query = queries.read(null, KIM, KIMS);

        assertThat(queries.next(new OrderPage(List.of(), null), query, KIM, KIMS))
                .isNull();
        assertThat(queries.link(null, query)).isNull();
    }

    @Test
    void the_address_of_the_next_page_says_all_that_this_one_s_did() {
        OrderQuery query = queries.read("to=2026-02-01T00:00:00.5Z&status=PAID&limit=5", KIM, KIMS);

        assertThat(queries.link("abc", query))
                .isEqualTo("</orders?customerId=C-1001&status=PAID&to=2026-02-01T00%3A00%3A00.500Z&limit=5&cursor=abc>;"
                        + " rel=\"next\"");
    }

    @Test
    void whoever_follows_the_address_gets_the_same_list() {
        OrderQuery query = queries.read("from=2026-02-01T00:00:00Z&limit=5", KIM, KIMS);
        String next = queries.next(new OrderPage(List.of(), POSITION), query, KIM, KIMS);
        String link = String.valueOf(queries.link(next, query));

        OrderQuery followed = queries.read(link.substring(link.indexOf('?') + 1, link.indexOf('>')), KIM, KIMS);

        assertThat(followed).isEqualTo(query.after(POSITION));
    }

    private void assertViolations(String query, String customer, Tuple... expected) {
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> queries.read(query, KIM, customer))
                        .violations())
                .extracting(Violation::parameter, Violation::code)
                .containsExactly(expected);
    }
}
