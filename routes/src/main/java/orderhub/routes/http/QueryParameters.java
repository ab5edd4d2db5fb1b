package orderhub.routes.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import orderhub.schemas.api.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parameters of one request and gathers all that is wrong with them. They are read from the query itself, because
 * Camel puts parameters and headers into one map, where a caller's header From would be the parameter of that name.
 */
public final class QueryParameters {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** Times that the tables can keep; some formatters cannot write those beyond. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Map<String, String> values = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * Begins with a query.
     *
     * @param query as it stands in the URL, without the question mark; null if there is none
     * @param names of the parameters that mean something; any other is refused, since it may be one of these misspelt
     */
    public QueryParameters(@Nullable String query, Set<String> names) {
        if (query == null || query.isEmpty()) {
            return;
        }
        for (String pair : query.split("&", -1)) {
            int end = pair.indexOf('=');
            String name = decoded(end < 0 ? pair : pair.substring(0, end));
            String value = decoded(end < 0 ? "" : pair.substring(end + 1));
            if (name == null || !names.contains(name)) {
                refuse("", "unknown", "There is no such parameter; there are " + sorted(names) + ".");
            } else if (value == null) {
                refuse(name, "encoding", "This is not percent-encoded.");
            } else if (values.put(name, value) != null) {
                refuse(name, "repeated", "This parameter may be given once.");
            }
        }
    }

    /** A text as it is, or null if there is none. */
    public @Nullable String text(String name) {
        return values.get(name);
    }

    /** A whole number, or null if there is none or it is refused. */
    public @Nullable Integer number(String name, int least, int most) {
        return read(name, "range", "This is a whole number from " + least + " to " + most + ".", text -> {
            Integer number = DIGITS.matcher(text).matches() ? Integer.valueOf(text) : null;
            return number == null || number < least || number > most ? null : number;
        });
    }

    /** A point in time, or null if there is none or it is refused. */
    public @Nullable Instant instant(String name) {
        return read(name, "format", "This is a time such as 2026-01-31T12:00:00Z.", text -> {
            try {
                Instant time = Instant.parse(text);
                return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? null : time;
            } catch (DateTimeException noTime) {
                return null;
            }
        });
    }

    /** One of some words, or null if there is none or it is refused. */
    public <T> @Nullable T word(String name, Map<String, T> words) {
        return read(name, "enum", "This is one of " + sorted(words.keySet()) + ".", words::get);
    }

    /** Takes note of something that is wrong. */
    public void refuse(String name, String code, String message) {
        violations.add(Violation.ofParameter(name, code, message));
    }

    /** @throws InvalidParameterException if anything was wrong */
    public void requireValid() {
        if (!violations.isEmpty()) {
            throw new InvalidParameterException(violations);
        }
    }

    private <T> @Nullable T read(String name, String code, String message, Function<String, @Nullable T> reader) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        T value = reader.apply(text);
        if (value == null) {
            refuse(name, code, message);
        }
        return value;
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }
}
