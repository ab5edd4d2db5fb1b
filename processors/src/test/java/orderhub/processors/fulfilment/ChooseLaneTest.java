package orderhub.processors.fulfilment;

import static orderhub.schemas.AnOrder.anOrder;
import static orderhub.schemas.catalogue.Lane.DIGITAL;
import static orderhub.schemas.catalogue.Lane.EXPRESS;
import static orderhub.schemas.catalogue.Lane.REVIEW;
import static orderhub.schemas.catalogue.Lane.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChooseLaneTest {

    private final ChooseLane chooseLane = new ChooseLane(Map.of("USD", 100_000L, "JPY", 150_000L));

    static Stream<Arguments> lanes() {
        return Stream.of(
                Arguments.of(List.of(EXPRESS), EXPRESS),
                Arguments.of(List.of(STANDARD), STANDARD),
                Arguments.of(List.of(DIGITAL), DIGITAL),
                Arguments.of(List.of(DIGITAL, DIGITAL), DIGITAL),
                Arguments.of(List.of(STANDARD, STANDARD), STANDARD),
                Arguments.of(List.of(STANDARD, DIGITAL), STANDARD),
                Arguments.of(List.of(DIGITAL, STANDARD), STANDARD),
                Arguments.of(List.of(EXPRESS, STANDARD), EXPRESS),
                Arguments.of(List.of(STANDARD, EXPRESS), EXPRESS),
                Arguments.of(List.of(EXPRESS, DIGITAL), EXPRESS),
                Arguments.of(List.of(DIGITAL, EXPRESS), EXPRESS),
                Arguments.of(List.of(DIGITAL, STANDARD, EXPRESS), EXPRESS));
    }

    @ParameterizedTest
    @MethodSource("lanes")
    void the_lane_follows_from_what_the_products_ask_for(List<Lane> asked, Lane expected) {
        AnOrder order = anOrder().paid();
        asked.forEach(lane -> order.withLine("P-" + lane, 1, 100, lane));
        assertThat(chooseLane.apply(order.build())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "USD,  99999, STANDARD",
        "USD, 100000, REVIEW",
        "USD, 100001, REVIEW",
        "JPY, 149999, STANDARD",
        "JPY, 150000, REVIEW"
    })
    void sends_a_large_order_to_review(String currency, long total, Lane expected) {
        AnOrder order = anOrder().paid().inCurrency(currency).withLine("TV", 1, total, STANDARD);
        assertThat(chooseLane.apply(order.build())).isEqualTo(expected);
    }

    @Test
    void the_total_decides_not_one_line() {
        AnOrder order = anOrder().paid().withLine("TV", 2, 30_000, STANDARD).withLine("HIFI", 1, 40_000, EXPRESS);
        assertThat(chooseLane.apply(order.build())).isEqualTo(REVIEW);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 99_999})
    void an_order_in_a_currency_without_a_threshold_is_always_reviewed(long total) {
        AnOrder order = anOrder().paid().inCurrency("EUR").withLine("TV", 1, total, DIGITAL);
        assertThat(chooseLane.apply(order.build())).isEqualTo(REVIEW);
    }

    @Test
    void an_approved_order_is_not_reviewed_again() {
        AnOrder order = anOrder().approved().withLine("TV", 1, 100_000, EXPRESS);
        assertThat(chooseLane.apply(order.build())).isEqualTo(EXPRESS);
        AnOrder unlisted = anOrder().approved().inCurrency("EUR").withLine("E-BOOK", 1, 1, DIGITAL);
        assertThat(chooseLane.apply(unlisted.build())).isEqualTo(DIGITAL);
    }

    @Test
    void thresholds_do_not_change_after_the_fact() {
        Map<String, Long> thresholds = new HashMap<>(Map.of("USD", 10L));
        ChooseLane fixed = new ChooseLane(thresholds);
        thresholds.put("USD", 1_000_000L);
        assertThat(fixed.apply(anOrder().paid().build())).isEqualTo(REVIEW);
    }
}
