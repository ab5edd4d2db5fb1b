package orderhub.infra.saga.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types that a step's option may have, so that a callback, on any node, gets what was given at the join: text,
 * boolean and bytes, and those listed here, which are kept as their text with the name of their type.
 */
public final class OptionValues {
    private static final Map<Class<?>, Function<String, Object>> READERS = Map.ofEntries(
            Map.entry(Byte.class, Byte::valueOf),
            Map.entry(Short.class, Short::valueOf),
            Map.entry(Integer.class, Integer::valueOf),
            Map.entry(Long.class, Long::valueOf),
            Map.entry(Float.class, Float::valueOf),
            Map.entry(Double.class, Double::valueOf),
            Map.entry(BigInteger.class, BigInteger::new),
            Map.entry(BigDecimal.class, BigDecimal::new),
            Map.entry(Character.class, text -> text.charAt(0)),
            Map.entry(UUID.class, UUID::fromString),
            Map.entry(Instant.class, Instant::parse),
            Map.entry(Duration.class, Duration::parse),
            Map.entry(LocalDate.class, LocalDate::parse),
            Map.entry(LocalDateTime.class, LocalDateTime::parse),
            Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
            Map.entry(ZonedDateTime.class, ZonedDateTime::parse));
    private static final Map<String, Function<String, Object>> READERS_BY_NAME = READERS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(entry -> entry.getKey().getSimpleName(), Map.Entry::getValue));

    private OptionValues() {}

    /** Whether a value of this type can be kept and given back as it was. */
    public static boolean canBeKept(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof byte[]
                || READERS.containsKey(value.getClass());
    }

    /** The name under which a value's type is kept, where its text alone does not say it. */
    public static String typeOf(Object value) {
        return value.getClass().getSimpleName();
    }

    /**
     * The value that was kept.
     *
     * @throws IllegalArgumentException when there is no such type, or the text is none of it
     */
    public static Object read(String type, String text) {
        Function<String, Object> reader = READERS_BY_NAME.get(type);
        if (reader == null) {
            throw new IllegalArgumentException("Option of unknown type " + type);
        }
        try {
            return reader.apply(text);
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("Option is not of type " + type, malformed);
        }
    }
}
