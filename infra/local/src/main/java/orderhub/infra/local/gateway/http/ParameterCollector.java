package orderhub.infra.local.gateway.http;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Gathers parameters under one notation and refuses too many, repeated and misnamed ones. */
final class ParameterCollector {

    /** Twice what the largest legal request needs: 50 metadata and a dozen others. */
    static final int MAX_PARAMETERS = 128;

    private static final Pattern NAME = Pattern.compile("[a-z_]++(\\[[^\\[\\]]*+\\])*+");
    private static final String LIST_ITEM = "[]";

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> listSizes = new HashMap<>();

    /** Adds one; a name that ends in {@code []} gets the next index of its list. */
    void add(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw RequestRefused.badRequest("Malformed parameter name: " + name);
        }
        if (values.size() == MAX_PARAMETERS) {
            throw RequestRefused.badRequest("More than " + MAX_PARAMETERS + " parameters.");
        }
        if (values.putIfAbsent(indexed(name), value) != null) {
            throw RequestRefused.badRequest("Repeated parameter: " + name);
        }
    }

    Parameters parameters() {
        return new Parameters(values);
    }

    private String indexed(String name) {
        if (!name.endsWith(LIST_ITEM)) {
            return name;
        }
        String list = name.substring(0, name.length() - LIST_ITEM.length());
        int index = listSizes.merge(list, 1, Integer::sum) - 1;
        return list + "[" + index + "]";
    }
}
