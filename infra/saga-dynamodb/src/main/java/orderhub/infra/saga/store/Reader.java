package orderhub.infra.saga.store;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads attributes of an item or a map. What is not there or of another type is an {@link IllegalArgumentException}. */
record Reader(Map<String, AttributeValue> attributes) {

    /** The end of the year 9999: far enough, and no sum with a duration overflows. */
    private static final BigDecimal LAST_MILLIS = BigDecimal.valueOf(253_402_300_799_999L);

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        String value = optionalText(name);
        if (value == null) {
            throw new IllegalArgumentException("attribute " + name + " is missing");
        }
        return value;
    }

    @Nullable
    String optionalText(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            return null;
        }
        if (value.s() == null) {
            throw new IllegalArgumentException("attribute " + name + " is no text");
        }
        return value.s();
    }

    /** Whatever it is, for people to read. It must be there. */
    String anyText(String name) {
        AttributeValue value = requireNonNull(attributes.get(name));
        return value.s() == null ? AttributeText.of(value) : value.s();
    }

    long number(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            throw new IllegalArgumentException("attribute " + name + " is no number");
        }
        return Long.parseLong(value.n());
    }

    long numberOr(String name, long otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    Instant millis(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** Whatever the number is: one that is no time of this era becomes the nearest that is. */
    Instant nearestMillis(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null || value.n() == null) {
            return Instant.EPOCH;
        }
        BigDecimal millis = new BigDecimal(value.n());
        return millis.signum() < 0
                ? Instant.EPOCH
                : Instant.ofEpochMilli(millis.min(LAST_MILLIS).longValue());
    }

    <E extends Enum<E>> E name(String attribute, Class<E> type) {
        return Enum.valueOf(type, text(attribute));
    }

    List<AttributeValue> list(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.hasL()) {
            throw new IllegalArgumentException("attribute " + name + " is no list");
        }
        return value.l();
    }

    static Reader ofMap(AttributeValue value) {
        if (!value.hasM()) {
            throw new IllegalArgumentException("an entry is no map");
        }
        return new Reader(value.m());
    }
}
