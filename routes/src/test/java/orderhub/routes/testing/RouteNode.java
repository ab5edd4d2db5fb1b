package orderhub.routes.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of a route file, as Camel reads it.
 *
 * @param place its file and line
 * @param route id of its route or route configuration
 * @param kind its name in YAML
 * @param label its kind and what tells it from others of its kind, for people
 * @param children the nodes in it, in their order
 */
public record RouteNode(String place, String route, String kind, String label, List<RouteNode> children) {

    /** Camel runs what is in these, and calls no interceptor for these themselves. */
    private static final List<String> NEVER_RUN =
            List.of("when", "otherwise", "doTry", "doCatch", "doFinally", "onFallback", "onException");

    /** This node and all in it. */
    public Stream<RouteNode> andAllInIt() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(RouteNode::andAllInIt));
    }

    /** How many exchanges the tests have brought here; for a branch or a block, into it. */
    long visits() {
        return NEVER_RUN.contains(kind) ? intoFirstChild() : RouteCoverage.visits(place);
    }

    /** What of this node no test has reached. */
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (visits() == 0) {
            gaps.add(this + ": never reached");
        } else if (canBePassedBy() && visits() <= intoBranches()) {
            gaps.add(this + ": never passed by, its condition was true in every test");
        }
        return gaps;
    }

    private boolean canBePassedBy() {
        return kind.equals("filter")
                || (kind.equals("choice") && children.stream().noneMatch(child -> child.kind.equals("otherwise")));
    }

    private long intoBranches() {
        return kind.equals("filter")
                ? intoFirstChild()
                : children.stream().mapToLong(RouteNode::visits).sum();
    }

    private long intoFirstChild() {
        return children.isEmpty() ? 0 : children.get(0).visits();
    }

    @Override
    public String toString() {
        return place + " (" + route + ", " + label + ")";
    }
}
