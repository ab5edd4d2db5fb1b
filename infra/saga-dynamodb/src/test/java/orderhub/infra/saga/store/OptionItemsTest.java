package orderhub.infra.saga.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orderhub.infra.saga.model.OptionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OptionItemsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123456789Z");
    private static final LocalDateTime LOCAL = LocalDateTime.of(2026, 1, 1, 0, 0);

    static List<Object> values_that_can_be_kept() {
        return List.of(
                "",
                "text \u00e4\u20ac\ud83d\ude00",
                true,
                false,
                Byte.MIN_VALUE,
                Short.MIN_VALUE,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                Float.MIN_VALUE,
                Float.NaN,
                Double.MAX_VALUE,
                Double.NEGATIVE_INFINITY,
                new BigInteger("123456789012345678901234567890123456789012345"),
                new BigDecimal("1.10"),
                new BigDecimal("1E-40"),
                ' ',
                '\ud83d',
                new UUID(1, -1),
                NOW,
                Instant.MIN,
                Duration.ofSeconds(-1, 5),
                LocalDate.MAX,
                LOCAL,
                OffsetDateTime.of(LOCAL, ZoneOffset.ofHours(2)),
                ZonedDateTime.of(LOCAL, ZoneId.of("Europe/Berlin")));
    }

    static List<Object> values_that_cannot_be_kept() {
        return List.of(List.of("list"), Map.of(), new int[] {1}, new AtomicLong(1), Thread.State.NEW, new Object());
    }

    static List<AttributeValue> attributes_that_are_no_option() {
        return List.of(
                AttributeValue.fromN("1"),
                AttributeValue.fromNul(true),
                AttributeValue.fromM(Map.of()),
                AttributeValue.fromL(List.of()),
                AttributeValue.fromL(List.of(Attr.text("Long"))),
                AttributeValue.fromL(List.of(Attr.text("Long"), Attr.text("x"))),
                AttributeValue.fromL(List.of(Attr.text("Long"), Attr.number(1))),
                AttributeValue.fromL(List.of(Attr.number(1), Attr.text("1"))),
                AttributeValue.fromL(List.of(AttributeValue.fromNul(true), Attr.text("1"))),
                AttributeValue.fromL(List.of(Attr.text("Character"), Attr.text(""))),
                AttributeValue.fromL(List.of(Attr.text("Runtime"), Attr.text("1"))));
    }

    @ParameterizedTest
    @MethodSource("values_that_can_be_kept")
    void gives_back_what_was_kept(Object value) {
        assertThat(OptionValues.canBeKept(value)).isTrue();
        assertThat(roundTrip(value)).isEqualTo(value).hasSameClassAs(value);
    }

    @Property
    void gives_back_bytes(@ForAll byte[] bytes) {
        assertThat(roundTrip(bytes)).isEqualTo(bytes);
    }

    @Property
    void gives_back_text(@ForAll String text) {
        assertThat(roundTrip(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("values_that_cannot_be_kept")
    void says_what_cannot_be_kept(Object value) {
        assertThat(OptionValues.canBeKept(value)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("attributes_that_are_no_option")
    void refuses_to_read_what_is_no_option(AttributeValue stored) {
        AttributeValue options = AttributeValue.fromM(Map.of("name", stored));
        assertThatIllegalArgumentException().isThrownBy(() -> OptionItems.read(options));
    }

    @Test
    void reads_no_options_as_none() {
        assertThat(OptionItems.read(null)).isEmpty();
    }

    private static Object roundTrip(Object value) {
        Object read =
                OptionItems.read(OptionItems.written(Map.of("name", value))).get("name");
        return Objects.requireNonNull(read);
    }
}
