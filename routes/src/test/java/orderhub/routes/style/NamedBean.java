package orderhub.routes.style;

import java.util.List;
import java.util.stream.Stream;

/**
 * A bean as a route names it.
 *
 * @param entry where
 * @param name of the bean
 * @param call the method as it is written, with its arguments if it has any; empty where the bean plays a role
 * @param role the option for which the bean is used; empty where a method is called
 */
record NamedBean(Entry entry, String name, String call, String role) {

    private static final String ENDPOINT = "bean:";

    /** Options that take the name of a bean without a mark. */
    private static final List<String> PLAIN_ROLES =
            List.of("aggregationStrategy", "idempotentRepository", "objectMapper");

    /** Every bean of every file, as often as it is named. */
    static List<NamedBean> all() {
        return RouteFile.allEntries()
                .flatMap(entry -> entry.value().andAllBelow().flatMap(mapping -> in(entry, mapping)))
                .toList();
    }

    boolean playsRole() {
        return !role.isEmpty();
    }

    /** The method without its arguments. */
    String method() {
        return call.replaceFirst("\\(.*", "");
    }

    /** Whether so many parameters fit; where no arguments are written, Camel fills them in. */
    boolean takes(int parameters) {
        int open = call.indexOf('(');
        return open < 0 || call.substring(open).split(",").length == parameters;
    }

    String finding(String what) {
        return entry.finding(this + ": " + what);
    }

    @Override
    public String toString() {
        return playsRole() ? role + " " + name : name + "." + call;
    }

    private static Stream<NamedBean> in(Entry entry, Mapping mapping) {
        return Stream.concat(calls(entry, mapping), roles(entry, mapping));
    }

    private static Stream<NamedBean> calls(Entry entry, Mapping mapping) {
        if (mapping.has("ref")) {
            return Stream.of(new NamedBean(entry, mapping.textOrEmpty("ref"), mapping.textOrEmpty("method"), ""));
        }
        String uri = mapping.textOrEmpty("uri");
        if (uri.startsWith(ENDPOINT)) {
            String method = mapping.mapping("parameters").textOrEmpty("method");
            return Stream.of(new NamedBean(entry, uri.substring(ENDPOINT.length()), method, ""));
        }
        return Stream.empty();
    }

    private static Stream<NamedBean> roles(Entry entry, Mapping mapping) {
        return mapping.keys()
                .filter(key -> mapping.textOrEmpty(key).startsWith("#")
                        || (PLAIN_ROLES.contains(key) && mapping.text(key) != null))
                .map(key -> new NamedBean(
                        entry,
                        mapping.textOrEmpty(key).replaceFirst("^#", ""),
                        "",
                        // A property of an endpoint comes as a pair of key and value.
                        key.equals("value") ? mapping.textOrEmpty("key") : key));
    }
}
