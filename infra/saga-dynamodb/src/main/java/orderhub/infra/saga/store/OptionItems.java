package orderhub.infra.saga.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.model.OptionValues;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A step's options as attributes: text, boolean and bytes as themselves, others as a list of type and text. */
final class OptionItems {
    private OptionItems() {}

    static AttributeValue written(Map<String, Object> options) {
        Map<String, AttributeValue> written = new HashMap<>();
        options.forEach((name, value) -> written.put(name, written(value)));
        return AttributeValue.fromM(written);
    }

    static Map<String, Object> read(@Nullable AttributeValue options) {
        if (options == null) {
            return Map.of();
        }
        Map<String, Object> read = new HashMap<>();
        Reader.ofMap(options).attributes().forEach((name, value) -> read.put(name, readOne(value)));
        return read;
    }

    private static AttributeValue written(Object value) {
        if (value instanceof String text) {
            return AttributeValue.fromS(text);
        }
        if (value instanceof Boolean truth) {
            return AttributeValue.fromBool(truth);
        }
        if (value instanceof byte[] bytes) {
            return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
        }
        return AttributeValue.fromL(List.of(Attr.text(OptionValues.typeOf(value)), Attr.text(value.toString())));
    }

    private static Object readOne(AttributeValue value) {
        if (value.s() != null) {
            return value.s();
        }
        if (value.bool() != null) {
            return value.bool();
        }
        if (value.b() != null) {
            return value.b().asByteArray();
        }
        if (value.hasL() && value.l().size() == 2) {
            return OptionValues.read(text(value.l().get(0)), text(value.l().get(1)));
        }
        throw new IllegalArgumentException("an option has no value");
    }

    private static String text(AttributeValue part) {
        if (part.s() == null) {
            throw new IllegalArgumentException("an option's type or value is no text");
        }
        return part.s();
    }
}
