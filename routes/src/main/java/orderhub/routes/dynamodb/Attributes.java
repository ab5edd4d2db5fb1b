package orderhub.routes.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values, short. Times are numbers, milliseconds since the epoch: they compare and sort as times do. */
final class Attributes {

    private Attributes() {}

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    static AttributeValue time(Instant value) {
        return number(value.toEpochMilli());
    }

    /** When DynamoDB may delete an item by itself, within days: its time to live counts in seconds. */
    static AttributeValue expiry(Instant value) {
        return number(value.getEpochSecond());
    }

    static String text(Map<String, AttributeValue> item, String name) {
        String value = textOrNull(item, name);
        if (value == null) {
            throw new CorruptItemException("no text attribute " + name);
        }
        return value;
    }

    static @Nullable String textOrNull(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    static long number(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || value.n() == null) {
            throw new CorruptItemException("no number attribute " + name);
        }
        return Long.parseLong(value.n());
    }

    static List<AttributeValue> list(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || !value.hasL()) {
            throw new CorruptItemException("no list attribute " + name);
        }
        return value.l();
    }

    static Map<String, AttributeValue> map(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null || !value.hasM()) {
            throw new CorruptItemException("no map attribute " + name);
        }
        return value.m();
    }

    static int count(Map<String, AttributeValue> item, String name) {
        return Math.toIntExact(number(item, name));
    }

    static Instant time(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochMilli(number(item, name));
    }
}
