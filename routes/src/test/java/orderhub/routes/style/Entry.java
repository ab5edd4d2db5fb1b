package orderhub.routes.style;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands at the top of a route file.
 *
 * @param file name of the file
 * @param kind such as {@code route}
 * @param value its options
 */
record Entry(String file, String kind, Mapping value) {

    boolean isRoute() {
        return kind.equals("route");
    }

    String id() {
        return value.textOrEmpty("id");
    }

    Mapping from() {
        return value.mapping("from");
    }

    /** Where its messages come from; empty for what is no route. */
    String fromUri() {
        return from().textOrEmpty("uri");
    }

    /** The nodes at its top: the steps of a route, the exceptions of an error policy. */
    List<Step> steps() {
        List<?> policy = value.list("onException");
        return policy.isEmpty() ? Step.steps(this, from().list("steps")) : Step.steps(this, policy);
    }

    /** All its nodes. */
    Stream<Step> allSteps() {
        return steps().stream().flatMap(Step::andAllInIt);
    }

    /** A finding about it. */
    String finding(String what) {
        return this + ": " + what;
    }

    @Override
    public String toString() {
        return file + ", " + kind + " " + id();
    }
}
