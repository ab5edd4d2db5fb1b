package orderhub.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdTextTest {

    @Test
    void an_id_is_told_as_it_is() {
        assertThat(OrderIdText.of("87a25700-0720-3df0-9cf1-345e4c979a53"))
                .isEqualTo("87a25700-0720-3df0-9cf1-345e4c979a53");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Kim Lee",
                "1-2-3-4-5",
                "87a25700-0720-3df0-9cf1-345e4c979a53\nroute=x order=y goes to its dead-letter queue",
                " 87a25700-0720-3df0-9cf1-345e4c979a53"
            })
    void whatever_else_came_in_its_place_is_not_told(@Nullable String orderId) {
        assertThat(OrderIdText.of(orderId)).isEqualTo("?");
    }
}
