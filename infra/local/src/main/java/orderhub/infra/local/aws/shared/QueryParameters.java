package orderhub.infra.local.aws.shared;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form parameters of a Query request, with its flattened lists and maps.
 *
 * @param values by full name, such as {@code Attributes.entry.1.key}
 */
public record QueryParameters(Map<String, String> values) {
    public QueryParameters {
        values = Map.copyOf(values);
    }

    /** Reads {@code application/x-www-form-urlencoded} text; refuses a broken percent escape. */
    public static QueryParameters parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw AwsException.badRequest("MalformedQueryString", "The form has a broken percent escape: " + text);
        }
    }

    /** A parameter, when it is there. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A parameter that has to be there. */
    public String required(String name) {
        return get(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> AwsException.badRequest(
                        "InvalidParameter", "Invalid parameter: " + name + " Reason: no value for required parameter"));
    }

    /** A list of texts: {@code prefix.1}, {@code prefix.2}, … */
    public List<String> list(String prefix) {
        List<String> items = new ArrayList<>();
        for (int i = 1; values.containsKey(prefix + "." + i); i++) {
            items.add(values.getOrDefault(prefix + "." + i, ""));
        }
        return items;
    }

    /** A list of structures: everything below {@code prefix.1.}, below {@code prefix.2.}, … */
    public List<QueryParameters> structures(String prefix) {
        List<QueryParameters> items = new ArrayList<>();
        QueryParameters item = below(prefix + ".1.");
        for (int i = 2; !item.values().isEmpty(); i++) {
            items.add(item);
            item = below(prefix + "." + i + ".");
        }
        return items;
    }

    /** A map of texts: {@code prefix.entry.1.key} and {@code .value}, … */
    public Map<String, String> map(String prefix) {
        Map<String, String> map = new LinkedHashMap<>();
        for (QueryParameters entry : structures(prefix + ".entry")) {
            map.put(entry.required("key"), entry.get("value").orElse(""));
        }
        return map;
    }

    private QueryParameters below(String prefix) {
        Map<String, String> below = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return new QueryParameters(below);
    }
}
