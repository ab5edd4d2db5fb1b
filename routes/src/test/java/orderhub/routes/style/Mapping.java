package orderhub.routes.style;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a YAML file.
 *
 * @param members its values by key; a value is a mapping, a list, or a scalar
 */
record Mapping(Map<?, ?> members) {

    /** The value as a mapping; an empty one if it is anything else. */
    static Mapping of(@Nullable Object value) {
        return new Mapping(value instanceof Map<?, ?> map ? map : Map.of());
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    /** The scalar under a key as it reads; null if there is none. */
    @Nullable
    String text(String key) {
        Object value = members.get(key);
        return value == null || value instanceof Map || value instanceof Collection ? null : value.toString();
    }

    /** The scalar under a key; empty if there is none. */
    String textOrEmpty(String key) {
        String text = text(key);
        return text == null ? "" : text;
    }

    /** The mapping under a key; an empty one if there is none. */
    Mapping mapping(String key) {
        return of(members.get(key));
    }

    /** The list under a key; an empty one if there is none. */
    List<?> list(String key) {
        return members.get(key) instanceof List<?> list ? list : List.of();
    }

    Stream<String> keys() {
        return members.keySet().stream().map(String::valueOf);
    }

    /** This mapping and all mappings below it. */
    Stream<Mapping> andAllBelow() {
        return under("").map(Under::mapping);
    }

    /**
     * A mapping and the key under which it stands.
     *
     * @param key for an item of a list the key of the list
     */
    record Under(String key, Mapping mapping) {}

    /** This mapping and all mappings below it, with their keys. */
    Stream<Under> under(String key) {
        return Stream.concat(
                Stream.of(new Under(key, this)),
                members.entrySet().stream()
                        .flatMap(member -> under(String.valueOf(member.getKey()), member.getValue())));
    }

    /** Every scalar of this mapping and of those below it, as it reads. */
    Stream<String> texts() {
        return members.values().stream().flatMap(Mapping::texts);
    }

    private static Stream<Under> under(String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(item -> under(key, item));
        }
        return value instanceof Map<?, ?> map ? new Mapping(map).under(key) : Stream.empty();
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(Mapping::texts);
        }
        return value instanceof Map<?, ?> map ? new Mapping(map).texts() : Stream.of(String.valueOf(value));
    }
}
