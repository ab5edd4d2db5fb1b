package orderhub.routes.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node of a route, or of an error policy.
 *
 * @param entry the route or the policy
 * @param kind its name in YAML, such as {@code to}
 * @param explicit whether its value is a mapping; otherwise it is a short form
 * @param value its options
 * @param children the nodes in it
 */
record Step(Entry entry, String kind, boolean explicit, Mapping value, List<Step> children) {

    /** Where a node keeps further nodes in a list of branches, and in one branch. */
    private static final List<String> LISTS_OF_BRANCHES = List.of("when", "doCatch");

    private static final List<String> BRANCHES = List.of("otherwise", "doFinally", "onFallback");

    /** Reads {@code steps:}. */
    static List<Step> steps(Entry entry, List<?> list) {
        return list.stream()
                .flatMap(item -> Mapping.of(item).members().entrySet().stream())
                .map(member -> step(entry, String.valueOf(member.getKey()), member.getValue()))
                .toList();
    }

    static Step step(Entry entry, String kind, Object raw) {
        Mapping value = Mapping.of(raw);
        List<Step> children = new ArrayList<>(steps(entry, value.list("steps")));
        for (String branches : LISTS_OF_BRANCHES) {
            value.list(branches).forEach(branch -> children.add(step(entry, branches, branch)));
        }
        for (String branch : BRANCHES) {
            if (value.has(branch)) {
                children.add(step(entry, branch, value.mapping(branch).members()));
            }
        }
        return new Step(entry, kind, raw instanceof Map, value, List.copyOf(children));
    }

    Stream<Step> andAllInIt() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Step::andAllInIt));
    }

    String uri() {
        return value.textOrEmpty("uri");
    }

    /** Its own options, without the nodes in it. */
    Mapping options() {
        return new Mapping(value.members().entrySet().stream()
                .filter(member -> !"steps".equals(member.getKey())
                        && !LISTS_OF_BRANCHES.contains(member.getKey())
                        && !BRANCHES.contains(member.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** A finding about this node. */
    String finding(String what) {
        return this + ": " + what;
    }

    @Override
    public String toString() {
        String name = Stream.of("id", "ref", "name", "uri")
                .map(value::textOrEmpty)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return (entry + ", " + kind + " " + name).strip();
    }
}
