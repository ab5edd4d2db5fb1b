package orderhub.infra.local.gateway.http;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import orderhub.infra.local.gateway.model.GatewayError;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters, flat: nested ones are named in bracket notation, {@code metadata[order_id]} or
 * {@code payment_method_types[0]}, whether they came as a form or as JSON. Immutable.
 */
final class Parameters {

    /** Stripe's ceiling: eight digits of minor units. Its floor differs by currency and is not simulated. */
    static final long MAX_AMOUNT = 99_999_999;

    private final SortedMap<String, String> values;

    Parameters(Map<String, String> values) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** All of them, sorted by name. */
    SortedMap<String, String> all() {
        return values;
    }

    /**
     * Refuses every parameter that is neither named here nor a direct member of a nested one named here.
     *
     * @return this
     */
    Parameters only(Set<String> names, Set<String> nestedNames) {
        for (String name : values.keySet()) {
            int bracket = name.indexOf('[');
            boolean member = bracket > 0 && name.indexOf('[', bracket + 1) < 0;
            boolean known = member ? nestedNames.contains(name.substring(0, bracket)) : names.contains(name);
            if (!known) {
                throw refused("parameter_unknown", name, "Received unknown parameter: " + name);
            }
        }
        return this;
    }

    /** The value, or null if the parameter is absent. An empty value is refused. */
    @Nullable
    String optional(String name) {
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw refused("parameter_invalid_empty", name, name + " must not be empty.");
        }
        return value;
    }

    /** The value; an absent or empty one is refused. */
    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw refused("parameter_missing", name, "Missing required param: " + name + ".");
        }
        return value;
    }

    /** An amount in minor units, or null if the parameter is absent. */
    @Nullable
    Long optionalAmount(String name) {
        return optional(name) == null ? null : Long.valueOf(requiredAmount(name));
    }

    /** An amount in minor units; an absent one is refused. */
    long requiredAmount(String name) {
        return bounded(name, required(name), MAX_AMOUNT, "amount_too_large");
    }

    /** A whole number from 1 to {@code max}, or {@code absent} if there is none. */
    int count(String name, int max, int absent) {
        String value = optional(name);
        return value == null ? absent : (int) bounded(name, value, max, "parameter_invalid_integer");
    }

    private static long bounded(String name, String value, long max, String tooLargeCode) {
        long number;
        try {
            number = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw refused("parameter_invalid_integer", name, "Invalid integer: " + value);
        }
        if (number < 1) {
            throw refused("parameter_invalid_integer", name, name + " must be at least 1.");
        }
        if (number > max) {
            throw refused(tooLargeCode, name, name + " must be at most " + max + ".");
        }
        return number;
    }

    /** One of the allowed values, or null if the parameter is absent. */
    @Nullable
    String oneOf(String name, Set<String> allowed) {
        String value = optional(name);
        if (value != null && !allowed.contains(value)) {
            throw refused("parameter_invalid", name, name + " must be one of " + new TreeSet<>(allowed) + ".");
        }
        return value;
    }

    /** The members of a nested parameter; empty if there are none. */
    SortedMap<String, String> nested(String name) {
        SortedMap<String, String> members = new TreeMap<>();
        String prefix = name + "[";
        values.tailMap(prefix).forEach((key, value) -> {
            if (key.startsWith(prefix) && key.endsWith("]")) {
                members.put(key.substring(prefix.length(), key.length() - 1), value);
            }
        });
        return members;
    }

    static RequestRefused refused(String code, String name, String message) {
        return new RequestRefused(GatewayError.invalidParameter(code, name, message));
    }
}
