package orderhub.infra.saga.jmx;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.jspecify.annotations.Nullable;

/** Records of the views as JSON text, laid out for people; what is null is left out. */
final class SagaJson {
    private SagaJson() {}

    static String of(Record view) {
        return Jsoner.prettyPrint(object(view).toJson());
    }

    private static JsonObject object(Record view) {
        JsonObject object = new JsonObject();
        for (RecordComponent component : view.getClass().getRecordComponents()) {
            Object value = value(view, component);
            if (value != null) {
                object.put(component.getName(), json(value));
            }
        }
        return object;
    }

    private static Object json(Object value) {
        if (value instanceof Record view) {
            return object(view);
        }
        if (value instanceof Collection<?> elements) {
            JsonArray array = new JsonArray();
            elements.forEach(element -> array.add(json(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            new TreeMap<>(map).forEach((name, element) -> object.put(String.valueOf(name), json(element)));
            return object;
        }
        return value instanceof Number ? value : value.toString();
    }

    private static @Nullable Object value(Record view, RecordComponent component) {
        try {
            return component.getAccessor().invoke(view);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Views are public records", impossible);
        }
    }
}
